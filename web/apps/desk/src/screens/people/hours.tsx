import { desk, say } from "../../frame/state.ts";
import { Button, Choices, Note, ProblemNote, Text } from "../../parts/basic.tsx";
import { type Change, useDraft } from "../../parts/draft.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { CountryView, DutyHours } from "../../work/model.ts";
import { language, localeOf, t } from "../../words/index.ts";
import { nameOf, row } from "../../words/times.ts";

/** The name of a weekday, 1 is Monday. */
export const weekday = (number: number): string =>
  new Intl.DateTimeFormat(localeOf(language.value), { weekday: "short", timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, 0, number)),
  );

export const HoursLines = ({ zone, hours }: { zone: string; hours: readonly DutyHours[] }) => (
  <>
    {hours.map((line) => (
      <p key={`${line.days.join()}${line.from}`}>
        {row(line.days.map(weekday))} <bdi dir="ltr">{`${line.from}–${line.to}`}</bdi>
      </p>
    ))}
    <p class="fine">
      <bdi>{zone}</bdi>
    </p>
  </>
);

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};

/** At most 28 entries: four stretches of each day (protocol section 19). */
const most = 28;

/** Why these hours cannot be promised, or nothing. */
export const missingHours = (zone: string, hours: readonly DutyHours[]): string | undefined => {
  if (!isZone(zone)) return t("hours.need-zone");
  if (hours.every((line) => line.days.length === 0)) return t("country.need-hours");
  if (hours.some((line) => line.days.length > 0 && !(line.from < line.to))) return t("hours.need-order");
  const count = hours.reduce((sum, line) => sum + line.days.length, 0);
  return count > most ? t("hours.too-many", { n: most }) : undefined;
};

const Line = (props: { line: DutyHours; onChange: Change<DutyHours>; onDrop: (() => void) | undefined }) => {
  const { line, onChange, onDrop } = props;
  return (
    <div class="stack">
      <Choices
        legend={t("country.days")}
        chosen={line.days.map(String)}
        options={[1, 2, 3, 4, 5, 6, 7].map((number) => ({ code: String(number), label: weekday(number) }))}
        onChoose={(codes) => onChange({ days: codes.map(Number).sort() })}
      />
      <div class="thirds">
        <Text label={t("country.from")} type="time" value={line.from} onText={(from) => onChange({ from })} />
        <Text label={t("country.to")} type="time" value={line.to} onText={(to) => onChange({ to })} />
        {onDrop !== undefined && (
          <Button icon="close" onPress={onDrop}>
            {t("country.drop-line")}
          </Button>
        )}
      </div>
    </div>
  );
};

type Duty = Pick<CountryView, "zone" | "hours">;

/** When somebody reads, in lines of equal hours; every line is kept, whatever day it is for. */
export const HoursEditor = (props: { zone: string; hours: readonly DutyHours[]; onChange: Change<Duty> }) => {
  const { zone, hours, onChange } = props;
  const set = (next: readonly DutyHours[]): void => onChange({ hours: next });
  return (
    <fieldset class="field">
      <legend>{t("country.hours")}</legend>
      {hours.map((line, index) => (
        <Line
          key={index}
          line={line}
          onChange={(part) => set(hours.map((one, at) => (at === index ? { ...one, ...part } : one)))}
          onDrop={hours.length > 1 ? () => set(hours.filter((_, at) => at !== index)) : undefined}
        />
      ))}
      <div class="row">
        <Button icon="plus" onPress={() => set([...hours, { days: [], from: "08:00", to: "18:00" }])}>
          {t("hours.another")}
        </Button>
      </div>
      <Text label={t("country.zone")} value={zone} onText={(next) => onChange({ zone: next.trim() })} ltr />
    </fieldset>
  );
};

/** The hours alone: they change more often than the rest of a country's record. */
export const HoursDialog = (props: { country: CountryView; onClose: () => void; onDone: () => void }) => {
  const { country, onClose, onDone } = props;
  const [{ zone, hours }, change] = useDraft<Duty>(country);
  const task = useTask();
  const put = (): void =>
    task.run(async () => {
      await desk().people.putHours(country.code, zone, hours);
      say(t("hours.done"));
      onDone();
    });
  return (
    <Dialog title={t("hours.title", { country: nameOf("region", country.code) })} onClose={onClose} wide>
      <Note icon="clock">
        <p>{t("hours.text")}</p>
      </Note>
      <HoursEditor zone={zone} hours={hours} onChange={change} />
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" off={missingHours(zone, hours)} onPress={put}>
          {t("people.sign")}
        </Button>
      </div>
    </Dialog>
  );
};
