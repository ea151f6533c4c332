import { useState } from "preact/hooks";
import { say } from "../../frame/state.ts";
import { Button, ProblemNote, Select } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { Purpose } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { row } from "../../words/times.ts";
import { ActReason } from "./reasons.tsx";

interface AskingProps {
  readonly file: CaseFile;
  /** `release` asks whether investigators may be answered; they are named. */
  readonly purpose: Purpose;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks the person about a choice: it opens nothing, and waits until she comes back. */
export const Asking = ({ file, purpose, onClose, onDone }: AskingProps) => {
  const [reason, setReason] = useState("");
  const [recipient, setRecipient] = useState("");
  const task = useTask();
  const release = purpose === "release";
  const investigators = release ? file.acts.investigators() : [];
  const ask = (): void =>
    task.run(async () => {
      await file.acts.ask(purpose, release ? recipient : undefined, reason);
      say(t("asking.done"));
      onDone();
    });
  const missing = release && recipient === "" ? t("asking.recipient-first") : t("act.reason-first");
  const off = reason === "" || (release && recipient === "") ? missing : undefined;
  return (
    <Dialog title={t(release ? "asking.release" : "asking.title")} onClose={onClose}>
      <p>{t(release ? "asking.release-text" : "asking.text", { what: t(`consent.${purpose}`) })}</p>
      <ProblemNote code={task.problem} />
      {release && (
        <Select
          label={t("asking.recipient")}
          value={recipient}
          empty={t(investigators.length === 0 ? "asking.nobody" : "asking.choose")}
          options={investigators.map((one) => ({ code: one.id, label: row([one.name, one.organisation]) }))}
          onChoose={setRecipient}
        />
      )}
      <ActReason act="asking" value={reason} onChoose={setReason} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" off={off} onPress={ask}>
          {t("asking.confirm")}
        </Button>
      </div>
    </Dialog>
  );
};
