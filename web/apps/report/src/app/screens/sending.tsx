import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { said } from "../../flow/said.ts";
import type { Session } from "../../flow/session.ts";
import { Actions, Button, Heading, Icon, Note, type Screen, when } from "../parts.tsx";
import type { State } from "../state.ts";
import { FileRows } from "./files.tsx";
import { KeepHere } from "./keeping.tsx";
import { Services } from "./help.tsx";
import { NextReading, sendingOf, standingCircles } from "./readers.tsx";

async function act(state: State, send: boolean): Promise<void> {
  const session = await state.seal();
  await state.sendsNow(send);
  if (send) {
    await session.send(state.notebook, state.asked, sendingOf(state) as unknown as Parameters<Session["send"]>[2]);
    state.sends = false;
  } else await session.keepPrivate(state.notebook, state.asked, state.wording);
}

function Stages(props: { readonly state: State; readonly now: string; readonly send: boolean }): JSX.Element {
  const { state, now, send } = props;
  const { words } = state;
  return (
    <ol class="steps" aria-live="polite">
      <li class={now === "preparing" || now === "idle" ? "here" : ""}>
        <span>{words.say("send.preparing")}</span>
      </li>
      <li class={now === "going" || now === "waits" ? "here" : "next"}>
        <span>{words.say(send ? "send.going" : "send.keeping")}</span>
      </li>
      <li class="next">
        <span>{words.say("sent.title")}</span>
      </li>
    </ol>
  );
}

/** From the last answer to "received": always with a line that says where it is, never a wheel. */
export function SendingNow({ state, go, send }: Screen & { readonly send: boolean }): JSX.Element {
  const { words } = state;
  const begin = () => {
    act(state, send).then(
      () => go.to({ name: "sent" }),
      () => state.touch(),
    );
  };
  useEffect(begin, []);
  const session = state.session.value;
  const now = session?.sending ?? { state: "idle" as const };
  const told = said(now);
  const erased = told === "send.erased";
  const again = () => {
    // Who will be able to read may be what changed: it is shown by name before anything goes.
    if (told === "send.changed") void state.lookAgain().then(() => (send ? go.to({ name: "readers" }) : begin()));
    else begin();
  };
  return (
    <main>
      <Heading>{words.say(send ? "send.title" : "send.keeping")}</Heading>
      <Stages state={state} now={now.state} send={send} />
      {told && <Note alert>{words.say(told)}</Note>}
      {told === "send.notReady" && <Services state={state} />}
      {session && session.files.length > 0 && <FileRows state={state} files={session.files} />}
      {told && <KeepHere state={state} />}
      {now.state === "refused" && (
        <Actions>
          <Button main onClick={erased ? () => go.to({ name: "home" }) : again}>
            {words.say(erased ? "sent.open" : "tryAgain")}
          </Button>
        </Actions>
      )}
    </main>
  );
}

/** The longer sections, one by one, each skippable. */
function More({ state, go }: Screen): JSX.Element | null {
  const { words } = state;
  useEffect(() => void state.wholeQuestionnaire().catch(() => undefined), []);
  const { further } = state;
  if (further.length === 0) return null;
  return (
    <section class="stack-2">
      <h2>{words.say("sent.more")}</h2>
      <p class="soft">{words.say("sent.moreSub")}</p>
      <ul class="card rows">
        {further.map((section) => (
          <Row key={section.id} label={section.title} onClick={() => void openSection(state, go, section.id)} />
        ))}
      </ul>
    </section>
  );
}

/** Received: what comes next, and only then what more could be told. */
export function Sent({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const session = state.session.value;
  const sent = session?.isOn("read") === true;
  const circles = standingCircles(state);
  const files = session?.files.filter((file) => file.told) ?? [];
  return (
    <main>
      <div class="lead">
        <Heading>{words.say(sent ? "sent.title" : "sent.kept")}</Heading>
        {session?.sentAt && (
          <p class="soft">
            <bdi>{words.say("sent.at", { time: when(state, session.sentAt) })}</bdi>
          </p>
        )}
      </div>
      {sent ? <NextReading state={state} circles={circles} /> : <p>{words.say("sent.private")}</p>}
      {sent && <p>{words.say("sent.waits")}</p>}
      {files.length > 0 && <FileRows state={state} files={files} />}
      {state.countryFile && state.countryFile.services.length > 0 && <h2>{words.say("readers.meanwhile")}</h2>}
      <Services state={state} />
      <ul class="card rows">
        <Row label={words.say("sent.open")} onClick={() => go.to({ name: "home" })} />
        <Row label={words.say("receipt.title")} onClick={() => go.to({ name: "receipt" })} />
      </ul>
      {!state.danger && <More state={state} go={go} />}
      <p class="soft">{words.say("who.history")}</p>
      <Actions>
        <Button onClick={() => state.door.leave()}>{words.say("stopHere")}</Button>
      </Actions>
    </main>
  );
}

export async function openSection(state: State, go: Screen["go"], id: string): Promise<void> {
  await state.wholeQuestionnaire();
  go.to({ name: "section", id });
}

export function Row(props: {
  readonly label: string;
  readonly sub?: string;
  readonly onClick: () => void;
}): JSX.Element {
  return (
    <li>
      <button type="button" onClick={props.onClick}>
        <span>
          {props.label}
          {props.sub && <small>{props.sub}</small>}
        </span>
        <Icon name="next" />
      </button>
    </li>
  );
}
