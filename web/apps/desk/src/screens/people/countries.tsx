import { desk, me } from "../../frame/state.ts";
import { Button, Note, Tag } from "../../parts/basic.tsx";
import { Icon } from "../../parts/icon.tsx";
import type { CountryView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { day, nameOf, row } from "../../words/times.ts";
import { CountryForm } from "./country-form.tsx";
import { HoursDialog, HoursLines } from "./hours.tsx";
import { Listing, useAct } from "./listing.tsx";

const marks = [
  ["readers", "country.ready-readers"],
  ["trained", "country.ready-trained"],
  ["hours", "country.ready-hours"],
  ["service", "country.ready-service"],
  ["note", "country.ready-note"],
] as const;

const Ready = ({ code }: { code: string }) => {
  const readiness = desk().people.readiness(code);
  return (
    <ul class="ready">
      {marks.map(([mark, word]) => (
        <li key={mark} class="row">
          {readiness[mark] ? <Icon name="check" /> : <span class="glyph none" aria-hidden="true" />}
          <span>{t(word)}</span>
          {!readiness[mark] && <Tag tone="warm">{t("country.missing")}</Tag>}
        </li>
      ))}
    </ul>
  );
};

const Facts = ({ country }: { country: CountryView }) => (
  <dl class="kv">
    <dt>{t("people.circles")}</dt>
    <dd>{row(country.circles) || "–"}</dd>
    <dt>{t("country.hours")}</dt>
    <dd>
      <HoursLines zone={country.zone} hours={country.hours} />
    </dd>
    <dt>{t("country.child")}</dt>
    <dd>{t(country.child ? "team.yes" : "team.no")}</dd>
    {country.until !== undefined && (
      <>
        <dt>{t("member.until")}</dt>
        <dd>{day(country.until)}</dd>
      </>
    )}
  </dl>
);

const Card = ({ country, onChange }: { country: CountryView; onChange: () => void }) => {
  const { act, open, ends } = useAct<"record" | "hours">(onChange);
  return (
    <li class="panel pad stack">
      <header class="row">
        <h2 class="grow">{nameOf("region", country.code)}</h2>
        <Tag tone={country.ready ? "cool" : "warm"}>{t(country.ready ? "country.open" : "country.informs")}</Tag>
      </header>
      <Ready code={country.code} />
      <Facts country={country} />
      {me.value?.administrator === true && (
        <div class="row">
          <Button icon="pen" onPress={() => open("record")}>
            {t("country.change")}
          </Button>
          <Button icon="clock" onPress={() => open("hours")}>
            {t("hours.change")}
          </Button>
        </div>
      )}
      {act === "record" && <CountryForm country={country} {...ends} />}
      {act === "hours" && <HoursDialog country={country} {...ends} />}
    </li>
  );
};

/** Until a country's record is whole, the reporter's page informs and takes nothing. */
export const Countries = ({ onChange }: { onChange: () => void }) => {
  const countries = desk().people.countries();
  return (
    <Listing
      head={
        <Note>
          <p>{t("country.text")}</p>
        </Note>
      }
      add={t("country.add")}
      empty={countries.length === 0 ? t("country.empty") : undefined}
      form={(ends) => <CountryForm country={undefined} {...ends} />}
      onChange={onChange}
    >
      <ul class="cards">
        {countries.map((country) => (
          <Card key={country.code} country={country} onChange={onChange} />
        ))}
      </ul>
    </Listing>
  );
};
