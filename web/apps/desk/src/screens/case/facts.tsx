import { areaLabel, isCountry } from "../queue/needs.tsx";
import { optionLabel, useReference } from "../../frame/reference.ts";
import { Icon } from "../../parts/icon.tsx";
import { ownNote } from "../../work/bodies.ts";
import type { AnswersView, AnswerView, NoteBeside } from "../../work/model.ts";
import type { Reference } from "../../work/reference.ts";
import { inLanguage, language, t, tMaybe } from "../../words/index.ts";
import { moment, nameOf, row } from "../../words/times.ts";

const Own = ({ text, lang }: { text: string; lang: string | undefined }) => (
  <blockquote lang={lang} dir="auto">
    {text}
  </blockquote>
);

/** Questions that are answered by a place: of any other, two capital letters are the person's own words. */
const PLACES = new Set(["place.now", "event.region", "event.place"]);

const Value = ({
  answer,
  reference,
  lang,
}: {
  answer: Pick<AnswerView, "question" | "values" | "text" | "area">;
  reference: Reference | undefined;
  lang: string | undefined;
}) => (
  <>
    {answer.values.length > 0 && (
      <span>{row(answer.values.map((code) => optionLabel(reference, answer.question, code)))}</span>
    )}
    {answer.area !== undefined && <bdi>{areaLabel(answer.area)}</bdi>}
    {PLACES.has(answer.question) && isCountry(answer.text) ? (
      <bdi>{areaLabel(answer.text)}</bdi>
    ) : (
      answer.text !== undefined && <Own text={answer.text} lang={lang} />
    )}
  </>
);

interface NotesProps {
  readonly notes: readonly NoteBeside[];
  readonly lang?: string | undefined;
  readonly about?: "case.note-beside" | "exhibit.note" | "case.note-alone" | undefined;
}

/** What the person wrote about an answer or a file later, in her words, beside it. */
export const Notes = ({ notes, lang, about = "case.note-beside" }: NotesProps) => (
  <>
    {notes.map((note, index) => (
      <div key={index}>
        <p class="fine">{t(about, { when: moment(note.received) })}</p>
        <Own text={note.text} lang={lang} />
      </div>
    ))}
  </>
);

/** The question as it was asked in the person's language, where that is another than the reader's. */
const Asked = ({
  reference,
  question,
  lang,
}: {
  reference: Reference | undefined;
  question: string;
  lang: string | undefined;
}) => {
  if (lang === undefined || lang === language.value) return null;
  const label = reference?.question(question)?.label[lang];
  return label === undefined ? null : (
    <small class="fine" lang={lang} dir="auto">
      {label}
    </small>
  );
};

interface FactsProps {
  readonly documents: readonly AnswersView[];
  readonly only?: (question: string) => boolean;
  readonly flat?: boolean;
}

const Fact = ({
  answer,
  document: doc,
  reference,
  flat,
}: {
  answer: AnswerView;
  document: AnswersView;
  reference: Reference | undefined;
  flat: boolean;
}) => (
  <>
    <dt>
      {(flat ? tMaybe(`fact.${answer.question}`) : undefined) ??
        (answer.question === ownNote
          ? t("case.note-own")
          : inLanguage(reference?.question(answer.question)?.label) || answer.question)}
      {!flat && <Asked reference={reference} question={answer.question} lang={doc.language} />}
    </dt>
    <dd>
      <Value answer={answer} reference={reference} lang={doc.language} />
      {answer.earlier.length > 0 && <p class="fine">{t("time.received", { when: moment(answer.received) })}</p>}
      {answer.earlier.map((earlier) => (
        <p class="fine" key={earlier.received.getTime()}>
          {t("case.earlier", { when: moment(earlier.received) })}:{" "}
          <Value answer={{ question: answer.question, ...earlier }} reference={reference} lang={doc.language} />
        </p>
      ))}
      <Notes
        notes={answer.notes}
        lang={doc.language}
        about={answer.question === ownNote ? "case.note-alone" : undefined}
      />
    </dd>
  </>
);

interface Given {
  readonly answer: AnswerView;
  readonly doc: AnswersView;
}

const FactList = ({
  given,
  reference,
  flat,
}: {
  given: readonly Given[];
  reference: Reference | undefined;
  flat: boolean;
}) => (
  <dl class="kv facts">
    {given.map(({ answer, doc }) => (
      <Fact key={answer.question} answer={answer} document={doc} reference={reference} flat={flat} />
    ))}
  </dl>
);

/** Answers by section of the questionnaire, in the reader's language, with the person's own words beside them. */
export const Facts = ({ documents, only = () => true, flat = false }: FactsProps) => {
  const reference = useReference();
  const given = documents.flatMap((doc) =>
    doc.answers.filter((one) => only(one.question)).map((answer) => ({ answer, doc })),
  );
  if (given.length === 0) return <p class="soft">{t("case.account-empty")}</p>;
  if (flat) return <FactList given={given} reference={reference} flat />;
  const sections = reference?.questionnaire.sections ?? [];
  const known = new Set(sections.flatMap((section) => section.questions.map((one) => one.id)));
  const rest = given.filter(({ answer }) => !known.has(answer.question));
  return (
    <div class="stack wide">
      {sections.map((section) => {
        const here = section.questions.flatMap((one) => given.filter(({ answer }) => answer.question === one.id));
        return here.length === 0 ? null : (
          <section key={section.id}>
            <h2>{inLanguage(section.title)}</h2>
            <FactList given={here} reference={reference} flat={false} />
          </section>
        );
      })}
      {rest.length > 0 && <FactList given={rest} reference={reference} flat={false} />}
    </div>
  );
};

/** Whether the person chose the answers alone: that is no statement, and every view of them says so. */
export const GivenAlone = ({ documents }: { documents: readonly AnswersView[] }) =>
  documents.length === 0 ? null : (
    <>
      {documents.some((one) => one.alone) && <span class="tag outline">{t("case.account-alone")}</span>}
      {documents.some((one) => one.assisted === true) && <span class="tag outline">{t("case.account-assisted")}</span>}
    </>
  );

/** Something of what lies here could not be verified: it is shown as nobody's. */
export const Unverified = ({ some }: { some: boolean }) =>
  some ? (
    <p class="row">
      <Icon name="info" />
      {t("case.unverified")}
    </p>
  ) : null;

export const WrittenIn = ({ documents }: { documents: readonly AnswersView[] }) => {
  const lang = documents.find((one) => one.language !== undefined)?.language;
  return lang === undefined ? null : (
    <p class="fine">{t("case.original-language", { language: nameOf("language", lang) })}</p>
  );
};
