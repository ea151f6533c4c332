import { useState } from "preact/hooks";
import { say } from "../../frame/state.ts";
import { Button, Note, ProblemNote, Select } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { CircleView } from "../../work/model.ts";
import { spoken } from "../../work/order.ts";
import { t } from "../../words/index.ts";
import { row } from "../../words/times.ts";
import { ActReason } from "./reasons.tsx";

interface ActProps {
  readonly file: CaseFile;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const missing = (to: string, reason: string): string | undefined => {
  if (to === "") return t("handover.choose-first");
  return reason === "" ? t("act.reason-first") : undefined;
};

const Nobody = () => (
  <Note>
    <p>{t("handover.none")}</p>
  </Note>
);

const OwnCircle = ({ circles, to }: { circles: readonly CircleView[]; to: string }) =>
  circles.some(({ id, mine }) => id === to && mine) ? <p>{t("handover.own")}</p> : null;

/** One act, two people: the new circle gets the keys in the moment the old one loses them. */
export const HandOver = ({ file, onClose, onDone }: ActProps) => {
  const circles = file.acts.handOverTo();
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const task = useTask();
  const propose = (): void =>
    task.run(async () => {
      await file.acts.proposeHandOver(to, reason);
      say(t("handover.proposed"));
      onDone();
    });
  return (
    <Dialog title={t("handover.title", { reference: spoken(file.overview.reference) })} onClose={onClose}>
      <p>{t("handover.text")}</p>
      <ProblemNote code={task.problem} />
      {circles.length === 0 ? (
        <Nobody />
      ) : (
        <>
          <Select
            label={t("handover.to")}
            value={to}
            onChoose={setTo}
            empty={t("handover.choose")}
            options={circles.map((circle) => ({ code: circle.id, label: row([circle.name, circle.organisation]) }))}
          />
          <OwnCircle circles={circles} to={to} />
          <ActReason act="handover" value={reason} onChoose={setReason} />
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
