import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type ConsentPurpose, timestamp } from "@backup/sealing/reporter";
import { type Asked, askedNow, RELEASE } from "../../flow/asked.ts";
import { mayAnswer } from "../../flow/offered.ts";
import { OwnCase } from "../../flow/own-case.ts";
import type { Session } from "../../flow/session.ts";
import { Button, listed, Note } from "../parts.tsx";
import type { State } from "../state.ts";
import { offered } from "./home.tsx";
import { speakerName } from "./opened.tsx";
import { speakerOf, standingCircles } from "./readers.tsx";
import { undone } from "./undone.ts";

/** What waits for her answer: each with its day and who asks, and as easy to end as to keep. */
export function AskedAnew({ state }: { readonly state: State }): JSX.Element | null {
  const record = state.session.value?.record;
  const may = offered(state);
  const asked = record ? askedNow(record.page, new Date()).filter((one) => mayAnswer(one, may)) : [];
  if (asked.length === 0) return null;
  return (
    <>
      <h2>{state.words.say("asked.title")}</h2>
      <ul class="stacked">
        {asked.map((one) => (
          <li key={JSON.stringify(one)} class="card stack-2">
            <Question state={state} asked={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Question({ state, asked }: { readonly state: State; readonly asked: Asked }): JSX.Element {
  const { words } = state;
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState("");
  const session = state.session.value;
  const answer = (on: boolean) => () => {
    if (!session) return;
    setBusy(true);
    setWhy("");
    given(state, session, asked, on)
      .catch((cause: unknown) => setWhy(undone(state, cause)))
      .finally(() => setBusy(false));
  };
  const release = asked.kind === "release";
  return (
    <>
      <p>{textOf(state, asked)}</p>
      {release && <p class="soft">{words.say("asked.releaseSub")}</p>}
      {why && <Note alert>{why}</Note>}
      <div class="parts">
        <Button off={busy} onClick={answer(false)}>
          {words.say(asked.kind === "due" ? "asked.end" : "no")}
        </Button>
        <Button off={busy || (release && !recipientOf(state, asked))} onClick={answer(true)}>
          {words.say(asked.kind === "due" ? "asked.keep" : "yes")}
        </Button>
      </div>
    </>
  );
}

function textOf(state: State, asked: Asked): string {
  const { words } = state;
  if (asked.kind === "due")
    return words.say("asked.due", { time: words.day(asked.since), what: choice(state, asked.purpose) });
  const { organisation, role } = asked.by;
  const who = speakerName(state, { kind: "member", organisation, ...(role && { role }) });
  if (asked.kind === "choice") return words.say("asked.choice", { who, what: choice(state, asked.purpose) });
  const recipient = recipientOf(state, asked);
  return recipient ? words.say("asked.release", { who, to: recipient }) : words.say("asked.unknown", { who });
}

function choice(state: State, purpose: ConsentPurpose): string {
  const key = `choice.${purpose}`;
  return state.words.has(key) ? state.words.say(key) : "";
}

/** The investigators by the name that every signature on the path was checked for; else nothing can be said yes to. */
function recipientOf(state: State, asked: Asked): string | undefined {
  if (asked.kind !== "release") return undefined;
  const found = state.knownCircles.find((circle) => circle.id === asked.recipient);
  return found && listed(state, [found.name, found.organisation.name]);
}

/** The next link of the chain: the same words and the same teams; a release names the investigators and runs 30 days. */
async function given(state: State, session: Session, asked: Asked, on: boolean): Promise<void> {
  const circles = standingCircles(state);
  const own = new OwnCase(session);
  const to = [...new Set(circles.map((circle) => circle.organisation.id))];
  const decision = {
    answer: "yes" as const,
    exclude: session.reading?.exclude ?? [],
    speaker: speakerOf(state.spoken),
    wording: state.wording,
  };
  if (asked.kind !== "release")
    return own.switch(asked.purpose, on, { ...decision, purpose: asked.purpose, to }, circles);
  const recipient = state.knownCircles.find((circle) => circle.id === asked.recipient);
  const until = timestamp(new Date(Date.now() + RELEASE));
  const named = recipient ? [recipient.id] : [];
  if (on && named.length === 0) throw new RangeError("nobody is named");
  return own.answerRelease({ ...decision, purpose: "release", answer: on ? "yes" : "no", to: named, until });
}
