import { useState } from "preact/hooks";
import { say } from "../../frame/state.ts";
import { Button, ProblemNote, Text } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import { spoken } from "../../work/order.ts";
import { t } from "../../words/index.ts";

interface ActProps {
  readonly file: CaseFile;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export const Closing = ({ file, onClose, onDone }: ActProps) => {
  const [reason, setReason] = useState("");
  const task = useTask();
  const close = (): void =>
    task.run(async () => {
      await file.close(reason.trim());
      say(t("closing.done"));
      onDone();
    });
  return (
    <Dialog title={t("closing.title", { reference: spoken(file.overview.reference) })} onClose={onClose}>
      <p>{t("closing.text")}</p>
      <ProblemNote code={task.problem} />
      <Text label={t("closing.reason")} value={reason} onText={setReason} lines />
      <div class="row end">
        <Button onPress={onClose}>{t("closing.keep")}</Button>
        <Button tone="danger" off={reason.trim() === "" ? t("act.reason-first") : undefined} onPress={close}>
          {t("closing.confirm")}
        </Button>
      </div>
    </Dialog>
  );
};
