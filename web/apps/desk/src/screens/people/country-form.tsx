import { desk, say } from "../../frame/state.ts";
import { Button, Choices, Note as Hint, ProblemNote, Select, Text } from "../../parts/basic.tsx";
import { type Change, useDraft } from "../../parts/draft.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { EmergencyNumber, FirstService, NewCountry } from "../../work/desk.ts";
import type { CountryView } from "../../work/model.ts";
import { languageNames, languages, t } from "../../words/index.ts";
import { today } from "../../words/times.ts";
import { countryOptions, isCell } from "./countries-known.ts";
import type { FormEnds } from "./listing.tsx";
import { HoursEditor, missingHours } from "./hours.tsx";

const emergencyKinds: readonly EmergencyNumber["kind"][] = [
  "general",
  "police",
  "ambulance",
  "women",
  "child",
  "crisis",
];
const serviceKinds: readonly FirstService["kind"][] = [
  "medical",
  "psychosocial",
  "shelter",
  "protection",
  "legal",
  "child",
  "hotline",
  "police",
  "pregnancy_options",
  "other",
];

const startOf = (country: CountryView | undefined): NewCountry =>
  (country === undefined ? undefined : desk().people.countryRecord(country.code)) ?? {
    code: country?.code ?? "",
    circles: [],
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    hours: [{ days: [1, 2, 3, 4, 5], from: "08:00", to: "18:00" }],
    child: false,
    emergency: [{ kind: "general", number: "" }],
    services: [{ kind: "medical", name: "", number: "", verified: today() }],
    note: {},
    assessed: today(),
    trained: "",
    areas: [],
    crisis: false,
  };

/** Whether two people signed for somebody in one of these circles: without it the page says that nobody is there. */
const hasTrained = (circles: readonly string[]): boolean =>
  desk()
    .people.circles()
    .some((one) => circles.includes(one.id) && one.childTrained.length > 0);

const missing = (value: NewCountry): string | undefined => {
  if (value.code === "") return t("setup.need-country");
  if (value.circles.length === 0) return t("country.need-circle");
  if (value.trained === "") return t("country.need-trained");
  const hours = missingHours(value.zone, value.hours);
  if (hours !== undefined) return hours;
  const health = value.services.some((one) => one.kind === "medical" && one.name.trim() !== "" && one.verified !== "");
  if (!health) return t("country.need-service");
  if (value.areas.some((one) => one.area.trim() !== "" && !isCell(one.area.trim()))) return t("circle.need-area");
  if (value.areas.some((one) => one.area.trim() !== "" && one.name.trim() === "")) return t("country.need-area-name");
  return Object.values(value.note).some((text) => (text ?? "").trim() !== "") ? undefined : t("country.need-note");
};

interface PartProps {
  readonly value: NewCountry;
  readonly onChange: Change<NewCountry>;
}

const replaced = <T,>(list: readonly T[], index: number, part: Partial<T>): readonly T[] =>
  list.map((one, at) => (at === index ? { ...one, ...part } : one));

const Emergency = ({ value, onChange }: PartProps) => (
  <fieldset class="field">
    <legend>{t("country.emergency")}</legend>
    {value.emergency.map((one, index) => (
      <div class="thirds" key={index}>
        <Select
          label={t("country.kind")}
          value={one.kind}
          options={emergencyKinds.map((code) => ({ code, label: t(`emergency.${code}`) }))}
          onChoose={(kind) =>
            onChange({
              emergency: replaced(value.emergency, index, { kind: kind as EmergencyNumber["kind"] }),
            })
          }
        />
        <Text
          label={t("country.number")}
          value={one.number}
          onText={(number) => onChange({ emergency: replaced(value.emergency, index, { number }) })}
          ltr
        />
      </div>
    ))}
    <div class="row">
      <Button
        icon="plus"
        onPress={() => onChange({ emergency: [...value.emergency, { kind: "general", number: "" }] })}
      >
        {t("country.another-number")}
      </Button>
    </div>
  </fieldset>
);

const ServiceRow = ({ one, onChange }: { one: FirstService; onChange: (part: Partial<FirstService>) => void }) => (
  <div class="thirds">
    <Select
      label={t("country.kind")}
      value={one.kind}
      options={serviceKinds.map((code) => ({ code, label: t(`service.${code}`) }))}
      onChoose={(kind) => onChange({ kind: kind as FirstService["kind"] })}
    />
    <Text label={t("country.service-name")} value={one.name} onText={(name) => onChange({ name })} />
    <Text label={t("country.number")} value={one.number} onText={(number) => onChange({ number })} ltr />
    <Text
      label={t("country.verified")}
      type="date"
      value={one.verified}
      onText={(verified) => onChange({ verified })}
    />
  </div>
);

const Services = ({ value, onChange }: PartProps) => {
  const set = (services: readonly FirstService[]): void => onChange({ services });
  const empty: FirstService = { kind: "medical", name: "", number: "", verified: today() };
  return (
    <fieldset class="field">
      <legend>{t("country.services")}</legend>
      <small>{t("country.services-help")}</small>
      {value.services.map((one, index) => (
        <ServiceRow key={index} one={one} onChange={(part) => set(replaced(value.services, index, part))} />
      ))}
      <div class="row">
        <Button icon="plus" onPress={() => set([...value.services, empty])}>
          {t("country.another-service")}
        </Button>
      </div>
    </fieldset>
  );
};

const Areas = ({ value, onChange }: PartProps) => {
  const set = (areas: NewCountry["areas"]): void => onChange({ areas });
  return (
    <fieldset class="field">
      <legend>{t("country.areas")}</legend>
      <small>{t("country.areas-help")}</small>
      {value.areas.map((one, index) => (
        <div class="thirds" key={index}>
          <Text
            label={t("country.area-cell")}
            value={one.area}
            onText={(area) => set(replaced(value.areas, index, { area }))}
            ltr
          />
          <Text
            label={t("country.area-name")}
            value={one.name}
            onText={(name) => set(replaced(value.areas, index, { name }))}
          />
          <Button icon="close" onPress={() => set(value.areas.filter((_, at) => at !== index))}>
            {t("country.drop-line")}
          </Button>
        </div>
      ))}
      <div class="row">
        <Button icon="plus" onPress={() => set([...value.areas, { area: "", name: "" }])}>
          {t("country.another-area")}
        </Button>
      </div>
    </fieldset>
  );
};

const Note = ({ value, onChange }: PartProps) => (
  <fieldset class="field">
    <legend>{t("country.note")}</legend>
    <small>{t("country.note-help")}</small>
    {languages.map((code) => (
      <Text
        key={code}
        label={languageNames[code]}
        value={value.note[code] ?? ""}
        onText={(text) => onChange({ note: { ...value.note, [code]: text } })}
        lines
      />
    ))}
  </fieldset>
);

const Readers = ({ value, onChange }: PartProps) => (
  <>
    <Select
      label={t("organisation.country")}
      value={value.code}
      empty={t("organisation.choose-country")}
      options={countryOptions()}
      onChoose={(code) => onChange({ code })}
    />
    <Choices
      legend={t("people.circles")}
      chosen={value.circles}
      options={desk()
        .people.circles()
        .filter((one) => one.purposes.includes("intake"))
        .map((one) => ({ code: one.id, label: one.name }))}
      onChoose={(circles) => onChange({ circles })}
    />
    <Text label={t("country.trained")} type="date" value={value.trained} onText={(trained) => onChange({ trained })} />
    <HoursEditor zone={value.zone} hours={value.hours} onChange={onChange} />
    <label class="task">
      <input type="checkbox" checked={value.child} onChange={() => onChange({ child: !value.child })} />
      <span>{t("country.child-help")}</span>
    </label>
    {value.child && !hasTrained(value.circles) && (
      <Hint icon="people">
        <p>{t("country.child-nobody")}</p>
      </Hint>
    )}
    <label class="task">
      <input type="checkbox" checked={value.crisis} onChange={() => onChange({ crisis: !value.crisis })} />
      <span>{t("country.crisis-help")}</span>
    </label>
  </>
);

interface FormProps extends FormEnds {
  readonly country: CountryView | undefined;
}

/** The record of a country: readers, duty hours, numbers, a verified first service, and what the law there asks. */
export const CountryForm = ({ country, onClose, onDone }: FormProps) => {
  const [value, change] = useDraft(() => startOf(country));
  const task = useTask();
  const part = { value, onChange: change };
  const put = (): void =>
    task.run(async () => {
      await desk().people.putCountry(value);
      say(t("country.done"));
      onDone();
    });
  return (
    <Dialog title={country === undefined ? t("country.add") : t("country.change")} onClose={onClose} wide>
      <Readers {...part} />
      <Emergency {...part} />
      <Services {...part} />
      <Areas {...part} />
      <Note {...part} />
      <Text
        label={t("country.assessed")}
        type="date"
        value={value.assessed}
        onText={(assessed) => change({ assessed })}
      />
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" off={missing(value)} onPress={put}>
          {t("people.sign")}
        </Button>
      </div>
    </Dialog>
  );
};
