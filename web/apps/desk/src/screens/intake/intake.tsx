import "./intake.css";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Answers, Question, Texts } from "@backup/questionnaire";
import { useReference } from "../../frame/reference.ts";
import { desk } from "../../frame/state.ts";
import { Button, Choices, Empty, Note, ProblemNote, Select, Text, Working } from "../../parts/basic.tsx";
import { type Begun, useBegun } from "../../parts/begun.ts";
import { type Change, useDraft } from "../../parts/draft.ts";
import type { IntakeAnswers } from "../../work/desk.ts";
import {
  allowedFor,
  questionsFor,
  withFiles,
  type Allowed,
  type IntakeSpeaker,
  withSpeaker,
} from "../../work/intake-plan.ts";
import type { Purpose } from "../../work/model.ts";
import { inLanguage, language, t } from "../../words/index.ts";
import { bytes } from "../../words/times.ts";
import { languageOptions } from "../people/countries-known.ts";
import { Handed } from "./handed.tsx";
import { CareNow, ReadFirst } from "./read-first.tsx";
import { leaveScreen, openCase, underWay } from "./under-way.ts";

interface Draft {
  readonly circle: string;
  readonly country: string;
  readonly speaker: IntakeSpeaker;
  readonly language: string;
  readonly answers: Answers;
  /** What was said in words, by question: the code word, the hours. */
  readonly said: Readonly<Record<string, string>>;
  readonly area: string;
  readonly reach: string;
  readonly note: string;
  readonly files: readonly File[];
  readonly consents: Readonly<Partial<Record<Purpose, "yes" | "no" | "later">>>;
  readonly channel: "spoken" | "signed" | "thumbprint" | undefined;
}

const speakers: readonly IntakeSpeaker[] = ["self", "guardian", "witness", "third_party"];

const everything: Allowed = { reach: true, account: true, underEighteen: false, consents: ["read"] };

/** What the questionnaire's own rules allow with the answers so far. */
const useAllowed = (draft: Draft): Allowed => {
  const reference = useReference();
  const answers = withFiles(draft.answers, draft.files);
  return reference === undefined ? everything : allowedFor(reference.questionnaire, draft.speaker, answers);
};

interface PartProps {
  readonly allowed: Allowed;
  readonly draft: Draft;
  readonly onChange: Change<Draft>;
}

const Who = ({ allowed, draft, onChange }: PartProps) => (
  <section class="panel pad stack wide">
    <h2>{t("intake.step-who")}</h2>
    {desk().intake.circles().length > 1 && (
      <Select
        label={t("intake.circle")}
        value={draft.circle}
        options={desk()
          .intake.circles()
          .map((one) => ({ code: one.id, label: one.name }))}
        onChoose={(circle) => onChange({ circle })}
      />
    )}
    <Choices
      single
      legend={t("intake.speaker")}
      chosen={[draft.speaker]}
      options={speakers.map((code) => ({ code, label: t(`intake.speaker-${code}`) }))}
      onChoose={([code]) => onChange({ speaker: speakers.find((one) => one === code) ?? draft.speaker })}
    />
    {!allowed.reach && (
      <Note>
        <p>{t("intake.third-party")}</p>
      </Note>
    )}
    <Select
      label={t("intake.language")}
      value={draft.language}
      options={languageOptions()}
      onChoose={(chosen) => onChange({ language: chosen })}
    />
  </section>
);

/** Where the person is and how to reach her; never asked about somebody who has not agreed. */
const Where = ({ draft, onChange }: Omit<PartProps, "allowed">) => (
  <>
    <Text
      label={t("intake.area")}
      help={t("intake.area-help")}
      value={draft.area}
      onText={(area) => onChange({ area })}
    />
    {!(draft.answers["contact.method"] ?? []).includes("no_contact") && (
      <Text
        label={t("intake.reach")}
        help={t("intake.reach-help")}
        value={draft.reach}
        onText={(reach) => onChange({ reach })}
      />
    )}
  </>
);

/** A question with options, or the few words of a precaution: as many as are asked on the person's own page. */
const Ask = ({ question, draft, onChange }: Omit<PartProps, "allowed"> & { question: Question<Texts> }) =>
  question.type === "text" ? (
    <Text
      label={inLanguage(question.label)}
      help={inLanguage(question.help)}
      value={draft.said[question.id] ?? ""}
      longest={80}
      onText={(text) => onChange({ said: { ...draft.said, [question.id]: text } })}
    />
  ) : (
    <Choices
      single={question.type === "single"}
      legend={inLanguage(question.label)}
      chosen={draft.answers[question.id] ?? []}
      options={question.options
        .filter((option) => option.deprecated !== true)
        .map((option) => ({ code: option.code, label: inLanguage(option.label) }))}
      onChoose={(codes) => onChange({ answers: { ...draft.answers, [question.id]: codes } })}
    />
  );

const Help = ({ allowed, draft, onChange }: PartProps) => {
  const reference = useReference();
  const questions = reference === undefined ? [] : questionsFor(reference.questionnaire, draft.speaker, draft.answers);
  return (
    <section class="panel pad stack wide">
      <h2>{t("intake.step-help")}</h2>
      {allowed.underEighteen && (
        <Note icon="people">
          <p>{t("intake.under-18")}</p>
        </Note>
      )}
      {questions.map((question) => (
        <Ask key={question.id} question={question} draft={draft} onChange={onChange} />
      ))}
      <CareNow country={draft.country} answers={withSpeaker(draft.speaker, draft.answers)} />
      {allowed.reach && <Where draft={draft} onChange={onChange} />}
    </section>
  );
};

const FileList = ({ files, onDrop }: { files: readonly File[]; onDrop: (file: File) => void }) => (
  <ul class="stack">
    {files.map((file) => (
      <li class="row" key={`${file.name}${file.size}`}>
        <bdi class="grow">{file.name}</bdi>
        <span class="fine">{bytes(file.size)}</span>
        <Button tone="plain" icon="close" label={t("talk.drop", { name: file.name })} onPress={() => onDrop(file)} />
      </li>
    ))}
  </ul>
);

const Words = ({ draft, onChange }: PartProps) => {
  const picker = useRef<HTMLInputElement>(null);
  const setFiles = (files: readonly File[]): void => onChange({ files });
  return (
    <section class="panel pad stack wide">
      <h2>{t("intake.step-words")}</h2>
      <Text
        label={t("intake.note")}
        help={t("intake.note-help")}
        value={draft.note}
        onText={(note) => onChange({ note })}
        lines
      />
      <p class="fine">{t("intake.files-help")}</p>
      {draft.files.length > 0 && (
        <FileList files={draft.files} onDrop={(file) => setFiles(draft.files.filter((one) => one !== file))} />
      )}
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          setFiles([...draft.files, ...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <div class="row">
        <Button icon="file" onPress={() => picker.current?.click()}>
          {t("intake.add-file")}
        </Button>
      </div>
    </section>
  );
};

const consentAnswers = ["yes", "no", "later"] as const;

/** What of the things taken down would be closed to the officer's own circle without this yes. */
const lostWithout = (purpose: Purpose, draft: Draft): string | undefined => {
  if (purpose === "read") return t("intake.read-needed");
  return purpose === "help" && draft.reach.trim() !== "" ? t("intake.help-needed") : undefined;
};

/** The question of the questionnaire file, unchanged; `read` has its own wording, given by the act of sending. */
const ConsentChoice = ({ purpose, draft, onChange }: PartProps & { purpose: Purpose }) => {
  const reference = useReference();
  const question = reference?.question(`consent.${purpose}`);
  const chosen = draft.consents[purpose];
  const missing = chosen === "yes" ? undefined : lostWithout(purpose, draft);
  return (
    <Choices
      single
      legend={purpose === "read" ? t("intake.read") : inLanguage(question?.label) || t(`consent.${purpose}`)}
      {...(missing === undefined ? {} : { help: missing })}
      chosen={chosen === undefined ? [] : [chosen]}
      options={consentAnswers.map((code) => ({ code, label: t(`team.${code}`) }))}
      onChoose={([code]) => {
        const rest = Object.fromEntries(Object.entries(draft.consents).filter(([one]) => one !== purpose));
        const answer = consentAnswers.find((one) => one === code);
        onChange({ consents: answer === undefined ? rest : { ...rest, [purpose]: answer } });
      }}
    />
  );
};

const channels = ["spoken", "signed", "thumbprint"] as const;

const Consents = ({ allowed, draft, onChange }: PartProps) => (
  <section class="panel pad stack wide">
    <h2>{t("intake.step-consent")}</h2>
    <p class="soft">{t("intake.consents-help")}</p>
    {allowed.consents.map((purpose) => (
      <ConsentChoice key={purpose} purpose={purpose} allowed={allowed} draft={draft} onChange={onChange} />
    ))}
    <Choices
      single
      legend={t("intake.channel")}
      chosen={draft.channel === undefined ? [] : [draft.channel]}
      options={channels.map((code) => ({ code, label: t(`intake.channel-${code}`) }))}
      onChoose={([code]) => onChange({ channel: channels.find((one) => one === code) })}
    />
  </section>
);

const saidOf = ({ said }: Draft): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(said).flatMap(([id, text]) => (text.trim() === "" ? [] : [[id, text.trim()]])));

const sealable = (draft: Draft, allowed: Allowed): IntakeAnswers | undefined => {
  if (draft.consents.read !== "yes" || draft.channel === undefined) return undefined;
  const files = allowed.account ? draft.files : [];
  return {
    circle: draft.circle,
    answers: {
      ...withFiles(draft.answers, files),
      ...saidOf(draft),
      ...(!allowed.reach || draft.area.trim() === "" ? {} : { "place.now": draft.area.trim() }),
      ...(allowed.reach && draft.reach.trim() !== "" ? { "contact.reach": draft.reach.trim() } : {}),
    },
    consents: Object.fromEntries(
      Object.entries(draft.consents).filter(([purpose]) => allowed.consents.includes(purpose as Purpose)),
    ),
    channel: draft.channel,
    speaker: draft.speaker,
    language: draft.language,
    note: allowed.account ? draft.note.trim() : "",
    files,
  };
};

/** Where reports come from one country only, it need not be chosen. */
const onlyCountry = (): string => {
  const [one, ...others] = desk().people.countries();
  return one !== undefined && others.length === 0 ? one.code : "";
};

const emptyDraft = (): Draft => ({
  circle: desk().intake.circles()[0]?.id ?? "",
  country: onlyCountry(),
  speaker: "self",
  language: language.value,
  answers: {},
  said: {},
  area: "",
  reach: "",
  note: "",
  files: [],
  consents: {},
  channel: undefined,
});

/** A person beside the officer must not tell it twice. */
const begun: Begun<Draft> = { draft: undefined };

const BegunBefore = ({ onAnew }: { onAnew: () => void }) => (
  <Note>
    <p>{t("intake.begun")}</p>
    <div class="row">
      <Button onPress={onAnew}>{t("intake.anew")}</Button>
    </div>
  </Note>
);

const Form = ({ onAnew }: { onAnew: () => void }) => {
  const [first] = useState(() => begun.draft ?? emptyDraft());
  const [again] = useState(begun.draft !== undefined);
  const [draft, change] = useDraft(first);
  useBegun(begun, draft, draft === first);
  const allowed = useAllowed(draft);
  const ready = sealable(draft, allowed);
  const now = underWay.value;
  const open = async (): Promise<void> => {
    if (ready !== undefined && now?.at !== "opening" && (await openCase(ready))) begun.draft = undefined;
  };
  const part = { allowed, draft, onChange: change };
  return (
    <div class="intake">
      {again && <BegunBefore onAnew={onAnew} />}
      <Who {...part} />
      <ReadFirst country={draft.country} spoken={draft.language} onCountry={(country) => change({ country })} />
      <Help {...part} />
      {allowed.account && <Words {...part} />}
      <Consents {...part} />
      <ProblemNote code={now?.at === "refused" ? now.why : undefined} />
      {now?.at === "opening" ? (
        <Working text={t(`intake.${now.step}`)} />
      ) : (
        <div class="row">
          <Button
            tone="main"
            icon="lock"
            off={ready === undefined ? t("intake.need-read") : undefined}
            onPress={() => void open()}
          >
            {t("intake.open")}
          </Button>
        </div>
      )}
    </div>
  );
};

/** Assisted intake: a case opened with the person beside the officer. Every question can be skipped. */
export const Intake = () => {
  const [round, setRound] = useState(0);
  const anew = (): void => {
    begun.draft = undefined;
    setRound(round + 1);
  };
  useEffect(() => {
    document.title = t("nav.intake");
  });
  useEffect(() => leaveScreen, []);
  const now = underWay.value;
  return (
    <main class="page" id="content" tabIndex={-1}>
      <header class="head">
        <h1>{t("intake.title")}</h1>
        <p class="soft">{t("intake.intro")}</p>
      </header>
      {desk().intake.circles().length === 0 ? (
        <Empty text={t("intake.no-circle")} />
      ) : now?.at === "held" || now?.at === "ended" ? (
        <Handed
          opened={now.opened}
          code={now.at === "held" ? now.opened.code : undefined}
          how={now.at === "ended" ? now.how : undefined}
          onAnother={leaveScreen}
        />
      ) : (
        <Form key={round} onAnew={anew} />
      )}
    </main>
  );
};
