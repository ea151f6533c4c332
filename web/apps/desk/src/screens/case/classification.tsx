import { useState } from "preact/hooks";
import { say } from "../../frame/state.ts";
import { Button, Choices, ProblemNote, Select, Text, Working } from "../../parts/basic.tsx";
import { useDraft } from "../../parts/draft.ts";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { Classification } from "../../work/model.ts";
import { readTaxonomy, type Taxonomy, type Term } from "../../work/reference.ts";
import { inLanguage, t, type Word } from "../../words/index.ts";
import { row } from "../../words/times.ts";

const none: Classification = { acts: [], setting: [], circumstance: [], perpetrator: [], grade: "", note: "" };

type Kind = "acts" | "setting" | "circumstance" | "perpetrator";

const rows: readonly (readonly [Kind, Word, (taxonomy: Taxonomy) => readonly Term[]])[] = [
  ["acts", "work.acts", (taxonomy) => taxonomy.act_types],
  ["setting", "work.setting", (taxonomy) => taxonomy.settings],
  ["circumstance", "work.circumstance", (taxonomy) => taxonomy.circumstances],
  ["perpetrator", "work.perpetrator", (taxonomy) => taxonomy.perpetrator_categories],
];

const labelled = (terms: readonly Term[]) => terms.map((term) => ({ code: term.code, label: inLanguage(term.label) }));

const Shown = ({ value, taxonomy }: { value: Classification; taxonomy: Taxonomy }) => (
  <dl class="kv">
    {rows.map(([kind, word, terms]) => {
      const labels = terms(taxonomy).filter((term) => value[kind].includes(term.code));
      return (
        <>
          <dt key={kind}>{t(word)}</dt>
          <dd>{row(labels.map((term) => inLanguage(term.label))) || "–"}</dd>
        </>
      );
    })}
    <dt>{t("work.grade")}</dt>
    <dd>
      {inLanguage(taxonomy.verification_grades.find((one) => one.code === value.grade)?.label) || t("work.grade-none")}
    </dd>
    {value.note !== "" && (
      <>
        <dt>{t("work.note")}</dt>
        <dd dir="auto">{value.note}</dd>
      </>
    )}
  </dl>
);

interface EditProps {
  readonly file: CaseFile;
  readonly start: Classification;
  readonly taxonomy: Taxonomy;
  readonly onDone: () => void;
}

const Edit = ({ file, start, taxonomy, onDone }: EditProps) => {
  const [value, change] = useDraft(start);
  const task = useTask();
  const keep = (): void =>
    task.run(async () => {
      await file.classify(value);
      say(t("work.classified"));
      onDone();
    });
  return (
    <div class="stack wide">
      {rows.map(([kind, word, terms]) => (
        <Choices
          key={kind}
          legend={t(word)}
          options={labelled(terms(taxonomy))}
          chosen={value[kind]}
          onChoose={(codes) => change({ [kind]: codes })}
        />
      ))}
      <Select
        label={t("work.grade")}
        value={value.grade}
        empty={t("work.grade-none")}
        options={labelled(taxonomy.verification_grades)}
        onChoose={(grade) => change({ grade })}
      />
      <Text label={t("work.note")} value={value.note} onText={(note) => change({ note })} lines />
      <ProblemNote code={task.problem} />
      <div class="row">
        <Button tone="main" onPress={keep}>
          {t("work.keep-classification")}
        </Button>
        <Button tone="plain" onPress={onDone}>
          {t("act.cancel")}
        </Button>
      </div>
    </div>
  );
};

/** How the team classifies the information, against `domain/taxonomy.json`. Nothing here judges a person. */
export const ClassificationCard = ({ file }: { file: CaseFile }) => {
  const [loaded, again] = useLoaded(
    async () => ({ value: await file.classification(), taxonomy: await readTaxonomy() }) as const,
    [file],
  );
  const [editing, setEditing] = useState(false);
  const done = (): void => {
    setEditing(false);
    again();
  };
  return (
    <section class="stack">
      <h2>{t("work.classification")}</h2>
      <p class="fine">{t("work.classification-help")}</p>
      {loaded.state === "reading" && <Working text={t("case.reading")} />}
      {loaded.state === "problem" && <ProblemNote code={loaded.code} again={again} />}
      {loaded.state === "here" && editing && (
        <Edit file={file} start={loaded.value.value ?? none} taxonomy={loaded.value.taxonomy} onDone={done} />
      )}
      {loaded.state === "here" && !editing && (
        <>
          {loaded.value.value === undefined ? (
            <p class="soft">{t("work.not-classified")}</p>
          ) : (
            <Shown value={loaded.value.value} taxonomy={loaded.value.taxonomy} />
          )}
          <div class="row">
            <Button icon="pen" onPress={() => setEditing(true)}>
              {t("work.edit")}
            </Button>
          </div>
        </>
      )}
    </section>
  );
};
