import { useState } from "preact/hooks";
import { useReference } from "../../frame/reference.ts";
import { say } from "../../frame/state.ts";
import { Button, Choices, Note, ProblemNote, Select } from "../../parts/basic.tsx";
import { type Change, useDraft } from "../../parts/draft.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import type { CaseFile, InPerson } from "../../work/desk.ts";
import { takesTwo } from "../../work/in-person.ts";
import { allowedLater } from "../../work/intake-plan.ts";
import type { ConsentView, Purpose } from "../../work/model.ts";
import { language, languageNames, languages, t } from "../../words/index.ts";
import { useTaking } from "./taking.ts";

const channels = ["spoken", "signed", "thumbprint"] as const;
type Answers = InPerson["answers"];

/** Only what is another answer than the one that holds now is recorded. */
const changed = (consents: readonly ConsentView[], answers: Answers): Answers =>
  Object.fromEntries(
    consents.flatMap(({ purpose, answer }) => {
      const given = answers[purpose];
      return given === undefined || given === answer ? [] : [[purpose, given]];
    }),
  );

const One = (props: { consent: ConsentView; value: string | undefined; onChoose: (answer: "yes" | "no") => void }) => (
  <Choices
    single
    legend={t(`consent.${props.consent.purpose}`)}
    help={t("inperson.now", { answer: t(`team.${props.consent.answer}`) })}
    chosen={props.value === undefined ? [] : [props.value]}
    options={(["yes", "no"] as const).map((code) => ({ code, label: t(`team.${code}`) }))}
    onChoose={([code]) => (code === "yes" || code === "no") && props.onChoose(code)}
  />
);

interface How {
  readonly channel: string;
  readonly language: string;
}

/** How it was given, and in which language it was read aloud. */
const Manner = ({ how, onChange }: { how: How; onChange: Change<How> }) => (
  <>
    <Choices
      single
      legend={t("intake.channel")}
      chosen={how.channel === "" ? [] : [how.channel]}
      options={channels.map((code) => ({ code, label: t(`intake.channel-${code}`) }))}
      onChoose={([code]) => onChange({ channel: code ?? "" })}
    />
    <Select
      label={t("intake.language")}
      value={how.language}
      options={languages.map((code) => ({ code, label: languageNames[code] }))}
      onChoose={(code) => onChange({ language: code })}
    />
  </>
);

const missing = (answers: Answers, channel: string): string | undefined => {
  if (Object.keys(answers).length === 0) return t("inperson.answer-first");
  return channel === "" ? t("inperson.channel-first") : undefined;
};

interface ActProps {
  readonly file: CaseFile;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What may be answered: the protections of the questionnaire hold on a later day as they did at intake. */
const useAllowed = (file: CaseFile): readonly ConsentView[] => {
  const reference = useReference();
  const open = file.overview.compartments.some((one) => one.name === "care" && one.access.kind === "open");
  const [told] = useLoaded(async () => (open ? file.answers("care", "care") : []), [file]);
  if (reference === undefined || told.state === "reading") return [];
  return allowedLater(
    reference.questionnaire,
    file.overview.consents.filter((one) => one.purpose !== "release"),
    told.state === "here" ? told.value : [],
  );
};

const Signers = ({ answers, allowed }: { answers: Answers; allowed: boolean }) => (
  <Note icon="people">
    <p>{t(Object.keys(answers).length > 0 && !takesTwo(answers) ? "inperson.one" : "inperson.two")}</p>
    {!allowed && <p>{t("problem.child")}</p>}
  </Note>
);

/** A later answer in person, where no code was kept: two members sign what opens and what ends reading, one the rest. */
export const AnsweredInPerson = ({ file, onClose, onDone }: ActProps) => {
  const [given, setGiven] = useState<Answers>({});
  const [how, change] = useDraft<How>({ channel: "", language: language.value });
  const task = useTask();
  const consents = useAllowed(file);
  const answers = changed(consents, given);
  const allowed = useTaking(file)(Object.values(answers));
  const put = (): void =>
    task.run(async () => {
      const channel = channels.find((one) => one === how.channel);
      if (channel === undefined) return;
      const result = await file.acts.answerInPerson({ answers, channel, language: how.language });
      say(t(result === "done" ? "inperson.done" : "handover.proposed"));
      onDone();
    });
  const choose = (purpose: Purpose) => (answer: "yes" | "no") => setGiven({ ...given, [purpose]: answer });
  return (
    <Dialog title={t("inperson.title")} onClose={onClose} wide>
      <p>{t("inperson.text")}</p>
      {consents.map((consent) => (
        <One
          key={consent.purpose}
          consent={consent}
          value={given[consent.purpose]}
          onChoose={choose(consent.purpose)}
        />
      ))}
      <Manner how={how} onChange={change} />
      <Signers answers={answers} allowed={allowed} />
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" off={allowed ? missing(answers, how.channel) : ""} onPress={put}>
          {t("people.sign")}
        </Button>
      </div>
    </Dialog>
  );
};
