import { mayNeedToStop, type Answers } from "@backup/questionnaire";
import { desk } from "../../frame/state.ts";
import { Note, Select } from "../../parts/basic.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import { clinicalIn } from "../../work/clinical.ts";
import { careNow, lawNote } from "../../work/read-first.ts";
import { language, t } from "../../words/index.ts";
import { moment, nameOf } from "../../words/times.ts";

interface Here {
  /** The country the two of them are in; empty while it was not said. */
  readonly country: string;
}

const recordOf = (country: string) => (country === "" ? undefined : desk().people.countryRecord(country));

/** Read aloud before anything is taken down: what the law may make people tell here, and what cannot be promised. */
export const ReadFirst = (props: Here & { readonly spoken: string; readonly onCountry: (code: string) => void }) => {
  const countries = desk()
    .people.countries()
    .map(({ code }) => ({ code, label: nameOf("region", code) }));
  const note = lawNote(recordOf(props.country), [props.spoken, language.value]);
  return (
    <section class="panel pad stack wide">
      <h2>{t("intake.step-first")}</h2>
      <Select
        label={t("intake.country")}
        value={props.country}
        options={[{ code: "", label: t("intake.country-other") }, ...countries]}
        onChoose={props.onCountry}
      />
      <h3>{t("intake.law")}</h3>
      {note === undefined ? (
        <p>{t("intake.law-unknown")}</p>
      ) : (
        <p lang={note.language} dir="auto">
          {note.text}
        </p>
      )}
      <p>{t("intake.limits")}</p>
    </section>
  );
};

/** Care that is best within some hours, and that one can stop: shown as soon as the answers call for it. */
export const CareNow = ({ country, answers }: Here & { readonly answers: Answers }) => {
  const [clinical] = useLoaded(() => clinicalIn(language.value), [language.value]);
  const care = clinical.state === "here" ? careNow(clinical.value, answers, recordOf(country), new Date()) : [];
  return (
    <>
      {mayNeedToStop(answers) && (
        <Note>
          <p>{t("intake.stop")}</p>
        </Note>
      )}
      {care.length > 0 && (
        <Note icon="heart">
          <h3>{t("intake.care")}</h3>
          <ul class="stack">
            {care.map(({ window, ask, until }) => (
              <li key={window.id}>
                {window.message} {ask && clinical.state === "here" && clinical.value.exposure.ask_message}{" "}
                {until !== undefined && <b>{t("intake.care-until", { when: moment(until) })}</b>}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
};
