import { useState } from "preact/hooks";
import { say } from "../../frame/state.ts";
import { Button, Choices, Note, ProblemNote, Working } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import { sureties, type GivenBack, type SamePerson, type Surety } from "../../work/model.ts";
import { spoken } from "../../work/order.ts";
import { t } from "../../words/index.ts";
import { day } from "../../words/times.ts";
import { ActReason } from "./reasons.tsx";

const missing = (how: Surety | undefined, reason: string): string | undefined => {
  if (how === undefined) return t("same.need-how");
  return reason === "" ? t("act.reason-first") : undefined;
};

interface FormProps {
  readonly file: CaseFile;
  readonly link: SamePerson;
  readonly onClose: () => void;
}

/** How she was known is asked again here: a case is given to nobody on the strength of an older note. */
const Form = ({ file, link, onClose }: FormProps) => {
  const [how, setHow] = useState<Surety | undefined>(undefined);
  const [reason, setReason] = useState("");
  const task = useTask();
  const propose = (): void =>
    task.run(async () => {
      if (how === undefined) return;
      await file.acts.proposeGivingBack(link.case, how, reason);
      say(t("handover.proposed"));
      onClose();
    });
  return (
    <>
      <p>{t("back.text", { reference: spoken(link.reference) })}</p>
      <Note>
        <p>{t("back.warning")}</p>
        <p>{t("back.first")}</p>
      </Note>
      <ProblemNote code={task.problem} />
      <Choices
        single
        legend={t("same.how")}
        chosen={how === undefined ? [] : [how]}
        options={sureties.map((code) => ({ code, label: t(`same.${code}`) }))}
        onChoose={([code]) => setHow(sureties.find((one) => one === code))}
      />
      <ActReason act="relink" value={reason} onChoose={setReason} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" off={missing(how, reason)} onPress={propose}>
          {t("handover.propose")}
        </Button>
      </div>
    </>
  );
};

/** The old case, for reading, to the new code of the same person: two members sign (protocol section 25). */
export const GiveBack = ({ file, link, onClose }: FormProps) => {
  const [later, again] = useLoaded(() => file.acts.isLater(link.case), [file, link.case]);
  return (
    <Dialog title={t("back.title", { reference: spoken(file.overview.reference) })} onClose={onClose}>
      {later.state === "reading" && <Working text={t("case.reading")} />}
      {later.state === "problem" && <ProblemNote code={later.code} again={again} />}
      {later.state === "here" && later.value && <Form file={file} link={link} onClose={onClose} />}
      {later.state === "here" && !later.value && (
        <Note>
          <p>{t("back.newer", { reference: spoken(link.reference) })}</p>
        </Note>
      )}
    </Dialog>
  );
};

/** What became of it: from when it is read under the new code, or who ended it. */
export const Given = ({ file, given }: { file: CaseFile; given: GivenBack }) => {
  const [reason, setReason] = useState("");
  const task = useTask();
  if (given.ended !== undefined)
    return <p>{t(given.byOldCode ? "back.refused" : "back.ended", { day: day(given.ended) })}</p>;
  const end = (): void =>
    task.run(async () => {
      await file.acts.endGivingBack(given.relink, reason);
      say(t("back.done"));
    });
  return (
    <Note icon="people">
      <p>{t("back.given", { day: day(given.opens) })}</p>
      <ProblemNote code={task.problem} />
      <ActReason act="relink-end" value={reason} onChoose={setReason} />
      <div class="row">
        <Button off={reason === "" ? t("act.reason-first") : undefined} onPress={end}>
          {t("back.end")}
        </Button>
      </div>
    </Note>
  );
};
