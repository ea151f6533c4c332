import { useState } from "preact/hooks";
import { say } from "../../frame/state.ts";
import { Button, ProblemNote } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import { spoken } from "../../work/order.ts";
import { t } from "../../words/index.ts";
import { ActReason } from "./reasons.tsx";

interface ActProps {
  readonly file: CaseFile;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A case that is done with leaves the queue; the door stays open. */
export const Closing = ({ file, onClose, onDone }: ActProps) => {
  const [reason, setReason] = useState("");
  const task = useTask();
  const close = (): void =>
    task.run(async () => {
      await file.acts.close(reason);
      say(t("closing.done"));
      onDone();
    });
  return (
    <Dialog title={t("closing.title", { reference: spoken(file.overview.reference) })} onClose={onClose}>
      <p>{t("closing.text")}</p>
      <ProblemNote code={task.problem} />
      <ActReason act="closing" value={reason} onChoose={setReason} />
      <div class="row end">
        <Button onPress={onClose}>{t("closing.keep")}</Button>
        <Button tone="danger" off={reason === "" ? t("act.reason-first") : undefined} onPress={close}>
          {t("closing.confirm")}
        </Button>
      </div>
    </Dialog>
  );
};
