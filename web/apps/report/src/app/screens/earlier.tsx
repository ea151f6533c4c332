import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { GivenBack } from "../../flow/mailbox.ts";
import type { Earlier } from "../../flow/own-case.ts";
import { isEarlier } from "../../flow/record.ts";
import { Back, Button, Heading, Note, type Screen } from "../parts.tsx";
import type { State } from "../state.ts";
import { ToldList } from "./kept.tsx";
import { EventRow } from "./opened.tsx";
import { Row } from "./sending.tsx";
import { own } from "./talk.tsx";
import { undone } from "./undone.ts";

/** The one way to stop that a new code reads an earlier case, with what stood in its way. */
function End(props: {
  readonly state: State;
  readonly given: GivenBack;
  readonly label: "given.stop" | "given.end";
  readonly onDone?: () => void;
}): JSX.Element {
  const { state, given, label, onDone } = props;
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState("");
  const end = () => {
    setBusy(true);
    setWhy("");
    own(state)
      ?.endGiven(given)
      .then(onDone, (cause: unknown) => setWhy(undone(state, cause)))
      .finally(() => setBusy(false));
  };
  return (
    <>
      {why && <Note alert>{why}</Note>}
      <Button slim off={busy} onClick={end}>
        {state.words.say(label)}
      </Button>
    </>
  );
}

/** A new code was given what is under this one: whoever has this one lost none, and stops it for good. */
export function GivenAway({ state }: { readonly state: State }): JSX.Element | null {
  const { words } = state;
  const given = state.session.value?.record?.page.givenBack;
  if (!given) return null;
  const ended = given.ended && words.day(new Date(given.ended));
  return (
    <section class="card stack-2">
      <p>
        {ended
          ? words.say("given.stopped", { time: ended })
          : words.say("given.away", { time: words.day(new Date(given.opens)) })}
      </p>
      {!ended && <End state={state} given={given} label="given.stop" />}
    </section>
  );
}

/** The way to an earlier case, where there is one. */
export function EarlierRow({ state, go }: Screen): JSX.Element | null {
  if (!state.session.value?.record?.given.length) return null;
  return <Row label={state.words.say("given.title")} onClick={() => go.to({ name: "earlier" })} />;
}

/** One earlier case: who gave it and when, from when it is read, and what stands in it. */
function One({ state, one, onDone }: { readonly state: State; readonly one: Earlier; readonly onDone: () => void }) {
  const { given, record } = one;
  const { words } = state;
  const events = state.session.value?.record?.events.filter((event) => event.subject === given.relink) ?? [];
  return (
    <>
      <ul class="card rows plain-rows">
        {events.map((event) => (
          <EventRow key={event.event} state={state} event={event} />
        ))}
      </ul>
      {isEarlier(record) ? (
        <ToldList state={state} record={record} />
      ) : (
        <p class="card">{words.say("given.opens", { time: words.day(new Date(given.opens)) })}</p>
      )}
      <End state={state} given={given} label="given.end" onDone={onDone} />
    </>
  );
}

/** What two members gave to this code of a case she had before (protocol section 25): to read, and to part with. */
export function EarlierScreen({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const [all, setAll] = useState<readonly Earlier[] | undefined>(undefined);
  const [why, setWhy] = useState("");
  const look = () => {
    own(state)
      ?.earlier()
      .then(setAll, (cause: unknown) => setWhy(undone(state, cause)));
  };
  useEffect(look, []);
  return (
    <main>
      <div class="lead">
        <Heading>{words.say("given.title")}</Heading>
        <p class="soft">{words.say("given.sub")}</p>
      </div>
      {!all && !why && <p role="status">{words.say("loading")}</p>}
      {why && <Note alert>{why}</Note>}
      {all?.length === 0 && <Note alert>{words.say("given.none")}</Note>}
      {all?.map((one) => (
        <One key={one.given.relink} state={state} one={one} onDone={look} />
      ))}
      <Back state={state} go={go} />
    </main>
  );
}
