import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Gone, keepable } from "../../flow/gone.ts";
import { OwnCase } from "../../flow/own-case.ts";
import { Button, Note, when } from "../parts.tsx";
import type { State } from "../state.ts";
import { undone } from "./undone.ts";

/** A reason of the members, in words; a code word of a later version says nothing to her. */
export function reasonWords(state: State, reason: string): string {
  const key = `gone.why.${reason}`;
  return state.words.has(key) ? state.words.say(key) : "";
}

function sentence(state: State, { message, received, end }: Gone): string {
  const { words } = state;
  const kind = message ? "message" : "other";
  const time = received ? when(state, received) : "";
  return "due" in end
    ? words.say(`gone.${kind}`, { time, day: words.day(end.due) })
    : words.say(`gone.${kind}Left`, { time, day: words.day(end.erased) });
}

/** One thing that is closed, with the way to keep it; or the place where it stood. */
export function GoneItem({ state, one }: { readonly state: State; readonly one: Gone }): JSX.Element {
  const { words } = state;
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState("");
  const session = state.session.value;
  const keep = () => {
    if (!session) return;
    setBusy(true);
    setWhy("");
    new OwnCase(session)
      .erase("cancel", one.item)
      .catch((cause: unknown) => setWhy(undone(state, cause)))
      .finally(() => setBusy(false));
  };
  const reason = reasonWords(state, one.reason);
  return (
    <li class="card stack-2">
      <p>
        <bdi>{sentence(state, one)}</bdi>
      </p>
      {reason && <p class="soft">{words.say("gone.reason", { reason })}</p>}
      {"due" in one.end && one.end.held && <p class="soft">{words.say("erase.held")}</p>}
      {why && <Note alert>{why}</Note>}
      {"due" in one.end && (
        <Button slim off={busy} onClick={keep}>
          {words.say("gone.keep")}
        </Button>
      )}
    </li>
  );
}

/** All that is to go by itself and can still be kept; nothing where there is none. */
export function ToKeep({ state }: { readonly state: State }): JSX.Element | null {
  const record = state.session.value?.record;
  const all = record ? keepable(record) : [];
  if (all.length === 0) return null;
  return (
    <>
      <h2>{state.words.say("gone.title")}</h2>
      <ul class="stacked">
        {all.map((one) => (
          <GoneItem key={one.item} state={state} one={one} />
        ))}
      </ul>
    </>
  );
}
