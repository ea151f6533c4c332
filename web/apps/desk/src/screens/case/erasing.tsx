import { say } from "../../frame/state.ts";
import { Button, Choices, Note, ProblemNote, Text } from "../../parts/basic.tsx";
import { type Change, useDraft } from "../../parts/draft.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import { spoken } from "../../work/order.ts";
import { t } from "../../words/index.ts";
import { day } from "../../words/times.ts";
import { ActReason, type ActKind } from "./reasons.tsx";
import { TakingBack } from "./taking-back.tsx";

interface ActProps {
  readonly file: CaseFile;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const acts = ["now", "ask", "hold", "lift"] as const;
type Act = (typeof acts)[number];

const kindOf: Readonly<Record<Act, ActKind>> = { now: "erasure", ask: "erasure", hold: "hold", lift: "lift" };

/** The acts that mean something as the case stands. */
const possible = ({ overview }: CaseFile): readonly Act[] =>
  acts.filter(
    (act) =>
      (act !== "ask" || overview.erasing === undefined) && (act === "lift") === (overview.heldUntil !== undefined),
  );

const inAYear = (): string => new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
const endOf = (date: string): Date => new Date(`${date}T23:59:59Z`);

const missing = (act: Act | undefined, reason: string, until: string): string | undefined => {
  if (act === undefined) return t("erasing.choose-first");
  if (reason === "") return t("act.reason-first");
  return act === "hold" && !(endOf(until) > new Date()) ? t("erasing.until-first") : undefined;
};

const propose = (file: CaseFile, act: Act, reason: string, until: string): Promise<void> => {
  switch (act) {
    case "hold":
      return file.acts.proposeHold(endOf(until), reason);
    case "lift":
      return file.acts.proposeLift(reason);
    default:
      return file.acts.proposeErasure(act, reason);
  }
};

interface Draft {
  readonly act: Act | undefined;
  readonly reason: string;
  readonly until: string;
}

const Fields = ({ file, draft, onChange }: { file: CaseFile; draft: Draft; onChange: Change<Draft> }) => {
  const { act, reason, until } = draft;
  return (
    <>
      <Choices
        single
        legend={t("erasing.what")}
        chosen={act === undefined ? [] : [act]}
        options={possible(file).map((code) => ({ code, label: t(`erasing.${code}`) }))}
        onChoose={([code]) => onChange({ act: acts.find((one) => one === code), reason: "" })}
      />
      {act !== undefined && (
        <Note>
          <p>{t(`erasing.${act}-text`)}</p>
        </Note>
      )}
      {act === "hold" && (
        <Text label={t("erasing.until")} type="date" value={until} onText={(day) => onChange({ until: day })} />
      )}
      {act !== undefined && (
        <ActReason act={kindOf[act]} value={reason} onChoose={(code) => onChange({ reason: code })} />
      )}
    </>
  );
};

/** Erasure and hold by two members. What one person may do alone is only to take an erasure back. */
export const EraseOrHold = ({ file, onClose, onDone }: ActProps) => {
  const [draft, change] = useDraft<Draft>({ act: undefined, reason: "", until: inAYear() });
  const task = useTask();
  const put = (): void =>
    task.run(async () => {
      if (draft.act === undefined) return;
      await propose(file, draft.act, draft.reason, draft.until);
      say(t("handover.proposed"));
      onDone();
    });
  return (
    <Dialog title={t("erasing.title", { reference: spoken(file.overview.reference) })} onClose={onClose}>
      <Fields file={file} draft={draft} onChange={change} />
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" off={missing(draft.act, draft.reason, draft.until)} onPress={put}>
          {t("handover.propose")}
        </Button>
      </div>
    </Dialog>
  );
};

/** What stands above a case that is to be erased or is held, with the way back in reach. */
export const Standing = ({ file, onChange }: { file: CaseFile; onChange: () => void }) => {
  const { erasing, heldUntil } = file.overview;
  return (
    <>
      {erasing !== undefined && (
        <TakingBack
          file={file}
          text={t("case.erasing", { day: day(erasing) })}
          done={t("erasing.taken-back")}
          onChange={onChange}
        />
      )}
      {heldUntil !== undefined && (
        <Note icon="pause">
          <p>{t("erasing.held", { day: day(heldUntil) })}</p>
        </Note>
      )}
    </>
  );
};
