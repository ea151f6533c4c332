import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { goneFrom } from "../../flow/gone.ts";
import type { OwnEvent, OwnReading, Speaker } from "../../flow/mailbox.ts";
import { Back, Heading, Icon, listed, type Screen, when } from "../parts.tsx";
import type { State } from "../state.ts";
import { reasonWords, ToKeep } from "./gone.tsx";

/** A person by work and organisation, never by name. */
export function speakerName(state: State, speaker: Speaker): string {
  const { words } = state;
  if (speaker.kind === "reporter") return words.say("talk.you");
  if (speaker.kind === "service") return words.say("role.service");
  if (speaker.kind === "server") return words.say("role.server");
  const organisation = state.checkedCircles.find((one) => one.organisation.id === speaker.organisation)?.organisation
    .name;
  const key = `role.${speaker.role ?? ""}`;
  const role = words.say(words.has(key) ? key : "role.other");
  return listed(state, [role, organisation]);
}

/** Who opened what, and why; and who may. */
export function Opened({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const record = state.session.value?.record;
  const events = [...(record?.events ?? [])]
    .reverse()
    .filter((event) => event.actor.kind !== "reporter" && event.kind !== "fixity");
  return (
    <main>
      <div class="lead">
        <Heading>{words.say("home.opened")}</Heading>
        <p class="soft">{words.say("opened.sub")}</p>
      </div>
      <ToKeep state={state} />
      {events.length === 0 && <p class="card">{words.say("opened.none")}</p>}
      {events.length > 0 && <Events state={state} events={events} />}
      <MayOpen state={state} />
      <Back state={state} go={go} />
    </main>
  );
}

const SHOWN = 60;

/** The newest first; the first opening of all is reached as well, however much was opened since. */
function Events({ state, events }: { readonly state: State; readonly events: readonly OwnEvent[] }): JSX.Element {
  const [shown, setShown] = useState(SHOWN);
  return (
    <>
      <ul class="card rows plain-rows">
        {events.slice(0, shown).map((event) => (
          <EventRow key={event.event} state={state} event={event} />
        ))}
      </ul>
      {events.length > shown && (
        <button type="button" class="btn slim" onClick={() => setShown(shown + SHOWN)}>
          {state.words.say("opened.earlier")}
        </button>
      )}
    </>
  );
}

/** One event: who, each of two where two did it; what, why and when. */
export function EventRow({ state, event }: { readonly state: State; readonly event: OwnEvent }): JSX.Element {
  return (
    <li>
      <Icon name={event.kind === "access" ? "eye" : "key"} />
      <span>
        <b>{speakerName(state, event.actor)}</b>
        {event.second && <b>{speakerName(state, event.second)}</b>}
        <small>
          {eventName(state, event)}. <bdi>{when(state, new Date(event.received))}</bdi>
        </small>
      </span>
    </li>
  );
}

/** Who holds a key now, by work and organisation. */
function MayOpen({ state }: { readonly state: State }): JSX.Element | null {
  const all = state.session.value?.record?.readers ?? [];
  const readers = [...new Map(all.map((one) => [one.circle ?? one.grant, one])).values()];
  if (readers.length === 0) return null;
  const name = (one: OwnReading) =>
    speakerName(state, {
      kind: "member",
      role: one.role ?? (one.kind === "circle" ? "intake" : "other"),
      organisation: one.organisation,
    });
  return (
    <>
      <h2>{state.words.say("opened.may")}</h2>
      <ul class="stacked">
        {readers.map((one) => (
          <li key={one.grant} class="card">
            {name(one)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Two gave an earlier case to a new code; whoever ended that did so alone. */
function relinkOf(state: State, { subject, second }: OwnEvent): string | undefined {
  if (state.session.value?.record?.page.relinks?.includes(subject) !== true) return undefined;
  return second ? "relink" : "relinkEnd";
}

/** Which part of what she told was opened, in her words for it. */
function partOf({ words, session }: State, { kind, subject }: OwnEvent): string | undefined {
  const record = session.value?.record;
  if (kind !== "access" || !record) return undefined;
  const item = record.told.find((one) => one.item === subject) ?? record.media.get(subject);
  const name = item?.compartment.split(".")[0] ?? "";
  const part = `part.${name === "meeting" || name === "exact" ? "place" : name}`;
  return words.has(part) ? words.say(part) : undefined;
}

function eventName(state: State, event: OwnEvent): string {
  const { words } = state;
  const kind = `event.${relinkOf(state, event) ?? event.kind}`;
  const why = `why.${event.why ?? ""}`;
  const record = state.session.value?.record;
  const asked = record?.page.asks?.some((one) => one.asking === event.subject) === true;
  // The server gives no key: what it enters of one is its end.
  const ended = event.kind === "grant" && event.actor.kind === "server";
  const name = words.say(asked ? "event.asked" : ended ? "event.ended" : words.has(kind) ? kind : "event.deposit");
  const gone = record && goneFrom(record).find((one) => event.kind === "erasure" && one.item === event.subject);
  return listed(state, [
    name,
    partOf(state, event),
    words.has(why) ? words.say(why) : gone && reasonWords(state, gone.reason),
  ]);
}
