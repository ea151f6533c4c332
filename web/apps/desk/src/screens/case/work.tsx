import { useState } from "preact/hooks";
import { Button, ProblemNote, Text, Working } from "../../parts/basic.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { NoteView, TaskView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { day, moment } from "../../words/times.ts";
import { ClassificationCard } from "./classification.tsx";
import { Unverified } from "./facts.tsx";
import { SamePerson } from "./same-person.tsx";
import { readerName } from "./team.tsx";

const NoteList = ({ notes }: { notes: readonly NoteView[] }) => (
  <ul class="notes">
    {notes.map((note) => (
      <li key={note.item}>
        <p dir="auto" class="pre">
          {note.text}
        </p>
        <p class="fine">
          <bdi>{readerName(note.author)}</bdi> · {t("time.received", { when: moment(note.received) })}
        </p>
      </li>
    ))}
  </ul>
);

const Notes = ({ file }: { file: CaseFile }) => {
  const [loaded, again] = useLoaded(
    async () => ({ notes: await file.notes(), unverified: await file.hasUnverified("team") }),
    [file],
  );
  const [text, setText] = useState("");
  const task = useTask();
  const add = (): void =>
    task.run(async () => {
      await file.addNote(text.trim());
      setText("");
      again();
    });
  return (
    <section class="stack">
      <h2>{t("work.notes")}</h2>
      <p class="fine">{t("work.notes-help")}</p>
      <ProblemNote code={task.problem} />
      {loaded.state === "reading" && <Working text={t("case.reading")} />}
      {loaded.state === "problem" && <ProblemNote code={loaded.code} again={again} />}
      {loaded.state === "here" && <Unverified some={loaded.value.unverified} />}
      {loaded.state === "here" && loaded.value.notes.length === 0 && <p class="soft">{t("work.notes-empty")}</p>}
      {loaded.state === "here" && loaded.value.notes.length > 0 && <NoteList notes={loaded.value.notes} />}
      <Text label={t("work.add-note")} value={text} onText={setText} lines />
      <div class="row">
        <Button off={text.trim() === "" || task.busy ? "" : undefined} onPress={add}>
          {t("act.save")}
        </Button>
      </div>
    </section>
  );
};

const TaskLine = ({ task, onToggle }: { task: TaskView; onToggle: () => void }) => (
  <li>
    <label class="task">
      <input type="checkbox" checked={task.done} onChange={onToggle} />
      <span dir="auto" class={task.done ? "soft" : undefined}>
        {task.text}
      </span>
      {task.due !== undefined && (
        <span class="fine">
          {t("work.due")} {day(new Date(`${task.due}T12:00:00`))}
        </span>
      )}
    </label>
  </li>
);

const Tasks = ({ file }: { file: CaseFile }) => {
  const [loaded, again] = useLoaded(() => file.tasks(), [file]);
  const [text, setText] = useState("");
  const [due, setDue] = useState("");
  const act = useTask();
  const put = (task: { task: string | undefined; text: string; due: string | undefined; done: boolean }): void =>
    act.run(async () => {
      await file.putTask(task);
      again();
    });
  const add = (): void => {
    put({ task: undefined, text: text.trim(), due: due === "" ? undefined : due, done: false });
    setText("");
    setDue("");
  };
  return (
    <section class="stack">
      <h2>{t("work.tasks")}</h2>
      <ProblemNote code={act.problem} />
      {loaded.state === "problem" && <ProblemNote code={loaded.code} again={again} />}
      {loaded.state === "here" && loaded.value.length === 0 && <p class="soft">{t("work.tasks-empty")}</p>}
      {loaded.state === "here" && (
        <ul class="tasks">
          {loaded.value.map((task) => (
            <TaskLine key={task.task} task={task} onToggle={() => put({ ...task, done: !task.done })} />
          ))}
        </ul>
      )}
      <div class="inline">
        <Text label={t("work.add-task")} value={text} onText={setText} />
        <Text label={t("work.due")} value={due} onText={setDue} type="date" />
        <Button off={text.trim() === "" || act.busy ? "" : undefined} onPress={add}>
          {t("work.add")}
        </Button>
      </div>
    </section>
  );
};

/** What the team makes of the case: classification, tasks and notes, sealed in `team`. */
export const Work = ({ file }: { file: CaseFile }) =>
  file.canWriteTeam() ? (
    <div class="stack wide">
      <ClassificationCard file={file} />
      <Tasks file={file} />
      <Notes file={file} />
      <SamePerson file={file} />
    </div>
  ) : (
    <p class="soft">{t("work.none")}</p>
  );
