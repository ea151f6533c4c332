import { useState } from "preact/hooks";
import { Button, ProblemNote, Working, Empty } from "../../parts/basic.tsx";
import { Icon, type IconName } from "../../parts/icon.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { CustodyEvent, CustodyKind } from "../../work/model.ts";
import { t, tMaybe, type Word } from "../../words/index.ts";
import { day, moment } from "../../words/times.ts";
import { compartmentName } from "./key-strip.tsx";
import { reasonName } from "./reasons.tsx";
import { ReceiptDialog } from "./receipt.tsx";
import { readerName } from "./team.tsx";

const icons: Readonly<Record<CustodyKind, IconName>> = {
  deposit: "file",
  grant: "key",
  access: "eye",
  consent: "check",
  asked: "message",
  transfer: "people",
  relink: "people",
  interview: "people",
  "interview-no": "pause",
  "relink-end": "undo",
  offer: "send",
  export: "download",
  erasure: "undo",
  hold: "pause",
  fixity: "shield",
};

/** What was erased, or is no longer granted, has no name left here. */
const subjectName = ({ subject }: CustodyEvent): string =>
  subject === "" ? t("custody.part") : (tMaybe(`consent.${subject}`) ?? compartmentName(subject));

const byServer = ({ actor }: CustodyEvent): boolean => actor.kind === "service" && actor.name === "";

/** The server gives no key: what it enters of one is its end. */
const wordOf = (event: CustodyEvent): Word => {
  if (event.kind === "grant" && byServer(event)) return "custody.ended";
  return event.kind === "erasure" && event.second !== undefined ? "custody.erasure-two" : `custody.${event.kind}`;
};

export const sentence = (event: CustodyEvent): string =>
  t(wordOf(event), {
    who: byServer(event) ? t("custody.server") : readerName(event.actor),
    second: event.second === undefined ? "" : readerName(event.second),
    subject: subjectName(event),
  });

/** What an erasure of one item did: the day it waits for, or the tombstone. */
const Left = ({ event: { erasing, tombstone } }: { event: CustodyEvent }) => (
  <>
    {erasing !== undefined && <p class="fine">{t("custody.waits", { day: day(erasing.due) })}</p>}
    {tombstone !== undefined && (
      <p class="fine">
        {t("custody.destroyed", { when: moment(tombstone.erased), reason: reasonName(tombstone.reason) })}
      </p>
    )}
  </>
);

const Timeline = (props: { events: readonly CustodyEvent[]; onReceipt: (event: CustodyEvent) => void }) => (
  <ol class="timeline">
    {props.events.map((event) => (
      <li key={event.id}>
        <Icon name={icons[event.kind]} />
        <div>
          <p>{sentence(event)}</p>
          <p class="fine">
            {t("time.received", { when: moment(event.received) })}
            {event.why !== undefined && <> · {t(`reason.${event.why}`)}</>}
          </p>
          <Left event={event} />
        </div>
        <Button
          tone="plain"
          icon="shield"
          label={t("receipt.title", { what: sentence(event) })}
          onPress={() => props.onReceipt(event)}
        />
      </li>
    ))}
  </ol>
);

/** What was done with this case, by whom and why, as the ledger has it. */
export const History = ({ file }: { file: CaseFile }) => {
  const [loaded, again] = useLoaded(() => file.custody(), [file]);
  const [shown, setShown] = useState<CustodyEvent | undefined>(undefined);
  if (loaded.state === "reading") return <Working text={t("case.reading")} />;
  if (loaded.state === "problem") return <ProblemNote code={loaded.code} again={again} />;
  return (
    <div class="stack wide">
      <p class="fine">{t("custody.help")}</p>
      {loaded.value.length === 0 ? (
        <Empty text={t("custody.empty")} />
      ) : (
        <Timeline events={loaded.value} onReceipt={setShown} />
      )}
      {shown !== undefined && (
        <ReceiptDialog file={file} event={shown} title={sentence(shown)} onClose={() => setShown(undefined)} />
      )}
    </div>
  );
};
