import { useState } from "preact/hooks";
import { me, say } from "../../frame/state.ts";
import { Button, Note, ProblemNote } from "../../parts/basic.tsx";
import { useTask } from "../../parts/task.ts";
import { mayWrite, type Protection, type TrainedMember } from "../../work/child.ts";
import type { CaseFile } from "../../work/desk.ts";
import { lineIn, preparedLines, type PreparedLine } from "../../work/prepared-lines.ts";
import type { ConversationView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { row } from "../../words/times.ts";
import { HandOver } from "../case/hand-over.tsx";
import { Decided, Deciding } from "./guardian.tsx";
import { Write } from "./write.tsx";

export interface ChildProps {
  readonly file: CaseFile;
  readonly conversation: ConversationView;
  readonly protection: Protection;
  readonly onSent: () => void;
  readonly onChange: () => void;
}

const named = (one: TrainedMember): string => (one.onDuty ? t("child.on-duty", { who: one.name }) : one.name);

/** Who may write here, those on duty first; who is not here can be reached by a hand-over. */
const Trained = ({ people }: { people: readonly TrainedMember[] }) => {
  const all = [...people].sort((a, b) => Number(b.onDuty) - Number(a.onDuty));
  const [here, elsewhere] = [all.filter((one) => one.here), all.filter((one) => !one.here)];
  if (all.length === 0) return <p>{t("child.nobody-at-all")}</p>;
  if (here.length > 0) return <p>{t("child.here", { who: row(here.map(named)) })}</p>;
  return (
    <>
      <p>{t("child.nobody")}</p>
      <p>{t("child.elsewhere", { who: row(elsewhere.map(named)) })}</p>
    </>
  );
};

/** One act: a task for somebody who is trained, or the hand-over to a circle where somebody is. */
const Ask = ({ file, people, onChange }: Pick<ChildProps, "file" | "onChange"> & Pick<Protection, "people">) => {
  const [handing, setHanding] = useState(false);
  const task = useTask();
  const others = people.filter((one) => one.here && one.id !== me.value?.id);
  const ask = (who: string): void =>
    task.run(async () => {
      await file.putTask({ task: undefined, text: t("child.task", { who }), due: undefined, done: false });
      say(t("child.asked"));
    });
  const done = (): void => {
    setHanding(false);
    onChange();
  };
  return (
    <>
      <ProblemNote code={task.problem} />
      <div class="row">
        {others.map((one) => (
          <Button key={one.id} icon="people" onPress={() => !task.busy && ask(one.name)}>
            {t("child.ask", { who: one.name })}
          </Button>
        ))}
        {!people.some((one) => one.here) && people.length > 0 && (
          <Button icon="people" onPress={() => setHanding(true)}>
            {t("handover.act")}
          </Button>
        )}
      </div>
      {handing && <HandOver file={file} onClose={() => setHanding(false)} onDone={done} />}
    </>
  );
};

/** Prepared lines, in the language of whoever wrote: nothing else goes to a guardian before it was decided. */
const Lines = ({ file, conversation, protection, onSent }: ChildProps) => {
  const task = useTask();
  const send = (line: PreparedLine): void =>
    task.run(async () => {
      await file.send(conversation.compartment, lineIn(line, protection.language), [], () => undefined);
      onSent();
    });
  return (
    <>
      <ProblemNote code={task.problem} />
      <ul class="lines">
        {(Object.keys(preparedLines) as PreparedLine[]).map((line) => (
          <li key={line}>
            <Button icon="talk" onPress={() => !task.busy && send(line)}>
              {t("guardian.line", { text: lineIn(line, protection.language) })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
};

/** In the place of the composer, where this member may not write freely: why, who may, and what can be done. */
const Closed = (props: ChildProps) => {
  const { file, protection, onChange } = props;
  const { guardian, trained, people } = protection;
  return (
    <section class="write guarded" aria-label={t("talk.write")}>
      <Note icon="people">
        {!trained && <p>{t("child.closed")}</p>}
        {guardian && <p>{t("guardian.closed")}</p>}
        {!trained && <Trained people={people} />}
      </Note>
      {guardian && <Decided {...protection} />}
      {guardian && trained && <Deciding file={file} {...protection} onDone={onChange} />}
      {!trained && file.canWriteTeam() && <Ask file={file} people={people} onChange={onChange} />}
      {guardian && <Lines {...props} />}
    </section>
  );
};

/** The composer as a child's case leaves it to this member. */
export const WriteToAChild = (props: ChildProps) => {
  const { file, conversation, protection, onSent, onChange } = props;
  if (mayWrite(protection) !== "all") return <Closed {...props} />;
  return (
    <>
      <div class="write guarded">
        <p class="fine">{t(protection.told ? "child.told" : "child.once")}</p>
        {protection.guardian && <Decided {...protection} />}
        {protection.guardian && <Deciding file={file} {...protection} onDone={onChange} />}
      </div>
      <Write key={conversation.compartment} file={file} conversation={conversation} onSent={onSent} />
    </>
  );
};
