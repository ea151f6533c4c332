import { say } from "../../frame/state.ts";
import { Button, Choices, Note, ProblemNote } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { type Change, useDraft } from "../../parts/draft.ts";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { ErasingItem } from "../../work/erased.ts";
import type { ExhibitView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { day, moment } from "../../words/times.ts";
import { ActReason, reasonName } from "./reasons.tsx";

const acts = ["ask", "now"] as const;
type Act = (typeof acts)[number];

interface Props {
  readonly file: CaseFile;
  readonly exhibit: ExhibitView;
  readonly title: string;
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
const Fields = (props: { held: Date | undefined; draft: Draft; onChange: Change<Draft> }) => {
  const { held, draft, onChange } = props;
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
            <p>{t(`exhibit.erase-${act}-text`)}</p>
          </Note>
          <ActReason act="erasure" value={reason} onChoose={(code) => onChange({ reason: code })} />
        </>
      )}
    </>
  );
};

/** Asks a second member to erase one file. Nothing of it is opened for that. */
export const EraseExhibit = ({ file, exhibit, title, onClose, onDone }: Props) => {
  const [draft, change] = useDraft<Draft>({ act: undefined, reason: "" });
  const task = useTask();
  const put = (): void =>
    task.run(async () => {
      if (draft.act === undefined) return;
      await file.acts.proposeExhibitErasure(exhibit, draft.act, draft.reason);
      say(t("handover.proposed"));
      onDone();
    });
  return (
    <Dialog title={t("exhibit.erase-title", { title })} onClose={onClose}>
      <p>{t("exhibit.erase-text")}</p>
      <Fields held={file.overview.heldUntil} draft={draft} onChange={change} />
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

const Closing = ({ file, item, onChange }: { file: CaseFile; item: ErasingItem; onChange: () => void }) => {
  const task = useTask();
  const back = (): void =>
    task.run(async () => {
      await file.acts.takeErasureBack("her-wish", item.item);
      say(t("exhibit.taken-back"));
      onChange();
    });
  return (
    <Note>
      <p>{t("exhibit.erasing", { when: moment(item.received), day: day(item.due) })}</p>
      <p>{t("erasing.back-text")}</p>
      <ProblemNote code={task.problem} />
      <div class="row">
        <Button icon="undo" onPress={back}>
          {t("erasing.back")}
        </Button>
      </div>
    </Note>
  );
};

/** Files that are closed until their end, and what is left of those that are gone. */
export const ErasedExhibits = ({ file, onChange }: { file: CaseFile; onChange: () => void }) => (
  <>
    {file.overview.erasingItems.map((item) => (
      <Closing key={item.item} file={file} item={item} onChange={onChange} />
    ))}
    {file.overview.tombstones.map(({ item, erased, authority, reason }) => (
      <Note key={item}>
        <p>{t("exhibit.erased", { day: day(erased), by: t(`authority.${authority}`), reason: reasonName(reason) })}</p>
        <p class="fine">{t("exhibit.erased-left")}</p>
      </Note>
    ))}
  </>
);
