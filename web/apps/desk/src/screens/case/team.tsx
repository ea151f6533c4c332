import { useState } from "preact/hooks";
import { Button, Tag } from "../../parts/basic.tsx";
import type { CaseFile } from "../../work/desk.ts";
import type { CompartmentView, ConsentView, Purpose, ReaderName } from "../../work/model.ts";
import { t, tMaybe } from "../../words/index.ts";
import { day, row } from "../../words/times.ts";
import { Asking } from "./asking.tsx";
import { AnsweredInPerson } from "./in-person.tsx";
import { compartmentName } from "./key-strip.tsx";

/** A reader as the desk names one. */
export const readerName = (reader: ReaderName): string =>
  reader.kind === "reporter"
    ? t("team.person")
    : reader.kind === "service"
      ? t("team.service", { name: reader.name })
      : reader.name;

interface ReaderRow {
  readonly reader: ReaderName;
  readonly compartments: readonly string[];
}

/** Who reads what, one row a reader. */
export const readerRows = (compartments: readonly CompartmentView[]): readonly ReaderRow[] => {
  const rows = new Map<string, { reader: ReaderName; compartments: string[] }>();
  for (const compartment of compartments)
    for (const reader of compartment.readers) {
      const key = `${reader.kind} ${reader.id}`;
      const row = rows.get(key) ?? { reader, compartments: [] };
      row.compartments.push(compartment.name);
      rows.set(key, row);
    }
  return [...rows.values()];
};

const ConsentRow = ({ consent, onAsk }: { consent: ConsentView; onAsk: () => void }) => {
  const details = [
    consent.given !== undefined && t("team.given", { day: day(consent.given) }),
    consent.to.length > 0 && t("team.to", { who: row(consent.to) }),
    consent.excluded.length > 0 && t("team.excluded", { who: row(consent.excluded) }),
    consent.until !== undefined && t("team.until", { day: day(consent.until) }),
    consent.channel !== undefined && tMaybe(`team.channel-${consent.channel}`),
    consent.speaker !== undefined && tMaybe(`team.speaker-${consent.speaker}`),
  ].filter((text): text is string => typeof text === "string");
  return (
    <tr>
      <th scope="row">{t(`consent.${consent.purpose}`)}</th>
      <td>
        <Tag
          tone={consent.answer === "yes" ? "cool" : "outline"}
          {...(consent.answer === "yes" ? { icon: "check" as const } : {})}
        >
          {t(`team.${consent.answer}`)}
        </Tag>
      </td>
      <td class="fine">
        <p>{details.join(" · ")}</p>
        {consent.due && <p>{t("team.due")}</p>}
        {consent.asked !== undefined && <p>{t("team.asked", { day: day(consent.asked) })}</p>}
        {consent.mayAsk && (
          <Button tone="plain" onPress={onAsk}>
            {t("team.ask")}
            <span class="sr">{t(`consent.${consent.purpose}`)}</span>
          </Button>
        )}
      </td>
    </tr>
  );
};

const Readers = ({ rows }: { rows: readonly ReaderRow[] }) => (
  <table>
    <caption class="sr">{t("team.readers")}</caption>
    <thead>
      <tr>
        <th scope="col">{t("team.reader")}</th>
        <th scope="col">{t("team.reads")}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ reader, compartments }) => (
        <tr key={`${reader.kind}${reader.id}`}>
          <td>
            <b>
              <bdi>{readerName(reader)}</bdi>
            </b>
            {reader.organisation !== undefined && <p class="fine">{reader.organisation}</p>}
          </td>
          <td>
            <span class="row">
              {[...new Set(compartments.map(compartmentName))].map((name) => (
                <Tag key={name}>{name}</Tag>
              ))}
            </span>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const InPersonAct = ({ file, onChange }: { file: CaseFile; onChange: () => void }) => {
  const [open, setOpen] = useState(false);
  if (!file.overview.assisted) return null;
  const done = (): void => {
    setOpen(false);
    onChange();
  };
  return (
    <div class="row">
      <Button icon="pen" onPress={() => setOpen(true)}>
        {t("inperson.act")}
      </Button>
      {open && <AnsweredInPerson file={file} onClose={() => setOpen(false)} onDone={done} />}
    </div>
  );
};

const Consents = ({ file, onChange }: { file: CaseFile; onChange: () => void }) => {
  const [asking, setAsking] = useState<Purpose>();
  const { consents } = file.overview;
  const release = consents.find((one) => one.purpose === "release");
  const mayRelease = consents.some((one) => one.purpose === "investigators" && one.answer === "yes");
  const done = (): void => {
    setAsking(undefined);
    onChange();
  };
  return (
    <>
      {mayRelease && release?.asked === undefined && (
        <div class="row">
          <Button icon="message" onPress={() => setAsking("release")}>
            {t("asking.release")}
          </Button>
        </div>
      )}
      <div class="panel scroll">
        <table class="consents">
          <caption class="sr">{t("team.consents")}</caption>
          <tbody>
            {consents
              .filter((one) => one.purpose !== "release" || one.number > 0 || one.answer !== "unanswered" || one.asked)
              .map((consent) => (
                <ConsentRow key={consent.purpose} consent={consent} onAsk={() => setAsking(consent.purpose)} />
              ))}
          </tbody>
        </table>
      </div>
      {asking !== undefined && (
        <Asking file={file} purpose={asking} onClose={() => setAsking(undefined)} onDone={done} />
      )}
    </>
  );
};

/** Readers and consents: control data, which the server knows too. */
export const Team = ({ file, onChange }: { file: CaseFile; onChange: () => void }) => (
  <div class="stack wide">
    <section class="stack">
      <h2>{t("team.readers")}</h2>
      <div class="panel scroll">
        <Readers rows={readerRows(file.overview.compartments)} />
      </div>
    </section>
    <section class="stack">
      <h2>{t("team.consents")}</h2>
      {file.overview.standing === "erasing" ? (
        <p>{t("case.closed-erasing")}</p>
      ) : (
        <>
          <p class="fine">{t("team.consents-help")}</p>
          <InPersonAct file={file} onChange={onChange} />
          <Consents file={file} onChange={onChange} />
        </>
      )}
    </section>
  </div>
);
