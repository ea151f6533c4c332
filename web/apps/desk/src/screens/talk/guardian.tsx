import { useState } from "preact/hooks";
import { say } from "../../frame/state.ts";
import { Button, Choices, ProblemNote, Text } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { Protection } from "../../work/child.ts";
import type { CaseFile } from "../../work/desk.ts";
import { t } from "../../words/index.ts";
import { moment } from "../../words/times.ts";

/** Who decided what, when and why; nothing while nobody did. */
export const Decided = ({ decision }: Pick<Protection, "decision">) =>
  decision === undefined ? null : (
    <div>
      <p>
        {t(decision.open ? "guardian.open" : "guardian.shut", { who: decision.by, when: moment(decision.received) })}
      </p>
      <p dir="auto" class="pre fine">
        {decision.reason}
      </p>
    </div>
  );

interface DecidingProps extends Pick<Protection, "decision"> {
  readonly file: CaseFile;
  readonly onDone: () => void;
}

const answers = ["yes", "no"] as const;

const Decision = ({ file, onDone, onClose }: DecidingProps & { onClose: () => void }) => {
  const [answer, setAnswer] = useState("");
  const [reason, setReason] = useState("");
  const task = useTask();
  const sign = (): void =>
    task.run(async () => {
      await file.decideOnGuardian(answer === "yes", reason.trim());
      say(t("guardian.done"));
      onDone();
    });
  return (
    <Dialog title={t("guardian.title")} onClose={onClose}>
      <p>{t("guardian.text")}</p>
      <Choices
        single
        legend={t("guardian.title")}
        chosen={answer === "" ? [] : [answer]}
        options={answers.map((code) => ({ code, label: t(`guardian.${code}`) }))}
        onChoose={([code]) => setAnswer(code ?? "")}
      />
      <Text label={t("guardian.reason")} value={reason} onText={setReason} lines />
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button
          tone="main"
          off={answer === "" || reason.trim() === "" ? t("guardian.need") : task.busy ? "" : undefined}
          onPress={sign}
        >
          {t("guardian.sign")}
        </Button>
      </div>
    </Dialog>
  );
};

/** A trained member decides whether the guardian may be written to; the last decision counts, and can be taken back. */
export const Deciding = (props: DecidingProps) => {
  const [open, setOpen] = useState(false);
  return (
    <div class="row">
      <Button icon="pen" onPress={() => setOpen(true)}>
        {t(props.decision === undefined ? "guardian.decide" : "guardian.change")}
      </Button>
      {open && <Decision {...props} onClose={() => setOpen(false)} />}
    </div>
  );
};
