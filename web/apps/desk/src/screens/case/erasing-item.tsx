import { say } from "../../frame/state.ts";
import { Button, Choices, Note, ProblemNote } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { type Change, useDraft } from "../../parts/draft.ts";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import { kindIn, type Erasable, type ErasedItems, type ErasingItem, type TombstoneView } from "../../work/erased.ts";
import { t } from "../../words/index.ts";
import { day, moment } from "../../words/times.ts";
import { ActReason, reasonName } from "./reasons.tsx";
import { TakingBack } from "./taking-back.tsx";

const acts = ["ask", "now"] as const;
type Act = (typeof acts)[number];

interface Props {
  readonly file: CaseFile;
  readonly erasable: Erasable;
  readonly title: string;
  /** Files that go with a message, by their names. */
  readonly attached?: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface Draft {
  readonly act: Act | undefined;
  readonly reason: string;
}

const missing = ({ act, reason }: Draft): string | undefined => {
  if (act === undefined) return t("erasing.choose-first");
  return reason === "" ? t("act.reason-first") : undefined;
};

/** A case that is held leaves only what the person herself asked for. */
const Fields = (props: { erasable: Erasable; held: Date | undefined; draft: Draft; onChange: Change<Draft> }) => {
  const { erasable, held, draft, onChange } = props;
  const { act, reason } = draft;
  return (
    <>
      {held !== undefined && (
        <Note icon="pause">
          <p>{t("exhibit.erase-held", { day: day(held) })}</p>
        </Note>
      )}
      <Choices
        single
        legend={t("erasing.what")}
        chosen={act === undefined ? [] : [act]}
        options={acts
          .filter((code) => code === "now" || held === undefined)
          .map((code) => ({ code, label: t(`erasing.${code}`) }))}
        onChoose={([code]) => onChange({ act: acts.find((one) => one === code) })}
      />
      {act !== undefined && (
        <>
          <Note>
            <p>{t(`${erasable.kind}.erase-${act}-text`)}</p>
          </Note>
          <ActReason act="erasure" value={reason} onChoose={(code) => onChange({ reason: code })} />
        </>
      )}
    </>
  );
};

const Attached = ({ names }: { names: readonly string[] }) =>
  names.length === 0 ? null : (
    <>
      <p>{t("proposal.files", { n: names.length })}</p>
      <ul>
        {names.map((name, index) => (
          <li key={index} dir="auto">
            {name}
          </li>
        ))}
      </ul>
    </>
  );

/** Asks a second member to erase one file or message. Nothing of it is opened for that. */
export const EraseItem = ({ file, erasable, title, attached = [], onClose, onDone }: Props) => {
  const [draft, change] = useDraft<Draft>({ act: undefined, reason: "" });
  const task = useTask();
  const put = (): void =>
    task.run(async () => {
      if (draft.act === undefined) return;
      await file.acts.proposeItemErasure(erasable, draft.act, draft.reason);
      say(t("handover.proposed"));
      onDone();
    });
  return (
    <Dialog title={t(`${erasable.kind}.erase-title`, { title })} onClose={onClose}>
      <p>{t(`${erasable.kind}.erase-text`)}</p>
      <Attached names={attached} />
      <Fields erasable={erasable} held={file.overview.heldUntil} draft={draft} onChange={change} />
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" off={missing(draft)} onPress={put}>
          {t("handover.propose")}
        </Button>
      </div>
    </Dialog>
  );
};

/** One that is closed until its end, with the way back in reach. */
export const ClosedItem = ({ file, item, onChange }: { file: CaseFile; item: ErasingItem; onChange: () => void }) => {
  const kind = kindIn(item.compartment);
  const text = t(`${kind}.erasing`, { when: moment(item.received), day: day(item.due) });
  return <TakingBack file={file} item={item.item} text={text} done={t(`${kind}.taken-back`)} onChange={onChange} />;
};

/** What is left of one. */
export const ErasedItem = ({ left: { compartment, erased, authority, reason } }: { left: TombstoneView }) => {
  const kind = kindIn(compartment);
  return (
    <Note>
      <p>{t(`${kind}.erased`, { day: day(erased), by: t(`authority.${authority}`), reason: reasonName(reason) })}</p>
      <p class="fine">{t(`${kind}.erased-left`)}</p>
    </Note>
  );
};

/** All of them in one place, where nothing else says when each had come. */
export const ErasedList = (props: { file: CaseFile; erased: ErasedItems; onChange: () => void }) => (
  <>
    {props.erased.items.map((item) => (
      <ClosedItem key={item.item} file={props.file} item={item} onChange={props.onChange} />
    ))}
    {props.erased.tombstones.map((left) => (
      <ErasedItem key={left.item} left={left} />
    ))}
  </>
);
