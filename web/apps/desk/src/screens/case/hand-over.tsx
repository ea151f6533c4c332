import { useState } from "preact/hooks";
import { say } from "../../frame/state.ts";
import { Button, Note, ProblemNote, Select, Text } from "../../parts/basic.tsx";
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

const missing = (to: string, reason: string): string | undefined => {
  if (to === "") return t("handover.choose-first");
  return reason.trim() === "" ? t("act.reason-first") : undefined;
};

/** One act, two people: the new circle gets the keys in the moment the old one loses them. */
export const HandOver = ({ file, onClose, onDone }: ActProps) => {
  const circles = file.handOverTo();
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const task = useTask();
  const propose = (): void =>
    task.run(async () => {
      await file.proposeHandOver(to, reason.trim());
      say(t("handover.proposed"));
      onDone();
    });
  return (
    <Dialog title={t("handover.title", { reference: spoken(file.overview.reference) })} onClose={onClose}>
      <p>{t("handover.text")}</p>
      <ProblemNote code={task.problem} />
      {circles.length === 0 ? (
        <Note>
          <p>{t("handover.none")}</p>
        </Note>
      ) : (
        <>
          <Select
            label={t("handover.to")}
            value={to}
            onChoose={setTo}
            empty={t("handover.choose")}
            options={circles.map((circle) => ({ code: circle.id, label: `${circle.name}, ${circle.organisation}` }))}
          />
          <Text label={t("handover.reason")} value={reason} onText={setReason} lines />
          <div class="row end">
            <Button onPress={onClose}>{t("act.cancel")}</Button>
            <Button tone="main" off={missing(to, reason)} onPress={propose}>
              {t("handover.propose")}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
};
