import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type CaseRecord, newsOf } from "../../flow/record.ts";
import type { OwnEvent } from "../../flow/mailbox.ts";
import { OwnCase } from "../../flow/own-case.ts";
import { offeredNow, type Switched } from "../../flow/offered.ts";
import type { Session } from "../../flow/session.ts";
import { Actions, Back, Button, Heading, Icon, Note, type Screen, Switch, when } from "../parts.tsx";
import type { State } from "../state.ts";
import { AskedAnew } from "./asked.tsx";
import { EarlierRow, GivenAway } from "./earlier.tsx";
import { FileRows } from "./files.tsx";
import { ToKeep } from "./gone.tsx";
import { filesWait, KeepHere, KeptLine } from "./keeping.tsx";
import { speakerName } from "./opened.tsx";
import { Question } from "./question.tsx";
import { speakerOf, standingCircles } from "./readers.tsx";
import { openSection, Row } from "./sending.tsx";
import { undone } from "./undone.ts";
import { isVeiled } from "./veiled.ts";

/** What she had pressed Send for needs no choice a second time; who will read stands by name once more. */
function SendRow({ state, go }: Screen): JSX.Element {
  const name = state.sends ? "readers" : "choices";
  return <Row label={state.words.say("home.send")} onClick={() => go.to({ name })} />;
}

/** What is new first, and nothing else unasked. */
export function Home({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const session = state.session.value;
  const record = session?.record;
  useEffect(() => {
    if (!session) return;
    session.refresh().catch(() => undefined);
    void new OwnCase(session).listen();
  }, []);
  const sent = session?.isOn("read") === true;
  const veiled = isVeiled(state);
  if (record?.erasures.some((one) => one.subject.kind === "case")) return <Closed state={state} go={go} />;
  return (
    <main>
      <Heading>{words.say("home.title")}</Heading>
      {record && <News state={state} go={go} sent={sent} {...newsOf(record)} {...(veiled && { openings: [] })} />}
      <ToKeep state={state} />
      <AskedAnew state={state} />
      <GivenAway state={state} />
      {veiled && <p class="soft">{words.say("home.veiled")}</p>}
      {record && !veiled && <Milestones state={state} record={record} sent={sent} />}
      {record && record.unverified > 0 && <Note>{words.say("home.unverified")}</Note>}
      <OnTheirWay state={state} />
      <KeptLine state={state} bare={filesWait(state)} />
      <Rows state={state} go={go} sent={sent} veiled={veiled} />
      {!veiled && !(state.danger && session?.sentAt) && <Further state={state} go={go} />}
      <button type="button" class="link" onClick={() => go.to({ name: "erase" })}>
        {words.say("home.erase")}
      </button>
    </main>
  );
}

/** What can be looked at and done. */
function Rows({ state, go, sent, veiled }: Screen & { readonly sent: boolean; readonly veiled: boolean }): JSX.Element {
  const { words } = state;
  return (
    <ul class="card rows">
      {sent && <Row label={words.say("talk.title")} onClick={() => go.to({ name: "talk" })} />}
      {!sent && <SendRow state={state} go={go} />}
      {!sent && <Words state={state} go={go} />}
      {!state.under18 && <Row label={words.say("home.add")} onClick={() => go.to({ name: "files" })} />}
      {!veiled && <Row label={words.say("home.told")} onClick={() => go.to({ name: "told" })} />}
      <Row label={words.say("home.choices")} onClick={() => go.to({ name: "switches" })} />
      {!veiled && <Row label={words.say("home.opened")} onClick={() => go.to({ name: "opened" })} />}
      <Row label={words.say("receipt.title")} onClick={() => go.to({ name: "receipt" })} />
      {!veiled && <EarlierRow state={state} go={go} />}
    </ul>
  );
}

/** A record that nobody reads has no conversation: what she adds in words goes beside what she wrote before. */
function Words({ state, go }: Screen): JSX.Element | null {
  const section = state.asked.sections.find((one) => one.questions.some((question) => question.id === "story.text"));
  if (!section || state.under18) return null;
  const open = () => {
    if (!state.notebook.isNew("story.text")) state.notebook.skip("story.text");
    go.to({ name: "words" });
  };
  return <Row label={section.title} onClick={open} />;
}

export function MoreWords(screen: Screen): JSX.Element {
  return <Question id="story.text" passed={0} {...screen} />;
}

export function MoreFiles(screen: Screen): JSX.Element {
  return <Question id="evidence.media" passed={0} {...screen} />;
}

/** Files that are not received yet, as this phone kept them or as she just added them. */
function OnTheirWay({ state }: { readonly state: State }): JSX.Element | null {
  const going = state.session.value?.files.filter((file) => file.told) ?? [];
  if (going.length === 0) return null;
  return (
    <>
      <FileRows state={state} files={going} />
      {filesWait(state) && <KeepHere state={state} />}
    </>
  );
}

/** Erasing was asked: everything is closed, and the one thing left to do is to take that back. */
function Closed({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const erasing = state.session.value?.record?.erasures.find((one) => one.subject.kind === "case");
  return (
    <main>
      <Heading>{words.say("home.title")}</Heading>
      <section class="card now" aria-label={words.say("home.new")}>
        {erasing && <b>{words.say("erase.asked", { time: words.day(new Date(erasing.due)) })}</b>}
        {erasing?.held && <p>{words.say("erase.held")}</p>}
      </section>
      <p>{words.say("erase.when")}</p>
      <Actions>
        <Button main onClick={() => go.to({ name: "erase" })}>
          {words.say("erase.back")}
        </Button>
      </Actions>
    </main>
  );
}

function Further({ state, go }: Screen): JSX.Element | null {
  const { words } = state;
  const { further } = state;
  if (further.length === 0) return null;
  return (
    <details class="stack-2">
      <summary>{words.say("sent.more")}</summary>
      <p class="soft">{words.say("sent.moreSub")}</p>
      <ul class="card rows">
        {further.map((section) => (
          <Row key={section.id} label={section.title} onClick={() => void openSection(state, go, section.id)} />
        ))}
      </ul>
    </details>
  );
}

function News(
  props: Screen & {
    readonly sent: boolean;
    readonly messages?: readonly unknown[];
    readonly openings?: readonly unknown[];
  },
): JSX.Element {
  const { state, go } = props;
  const { words } = state;
  const messages = props.messages?.length ?? 0;
  const openings = props.openings?.length ?? 0;
  return (
    <section class="card now" aria-label={words.say("home.new")}>
      {messages > 0 && (
        <button type="button" class="btn" onClick={() => go.to({ name: "talk" })}>
          <Icon name="message" />
          {words.say("home.messages", { n: messages })}
        </button>
      )}
      {openings > 0 && <p>{words.say("home.openings", { n: openings })}</p>}
      {messages === 0 && openings === 0 && <b>{words.say("home.nothing")}</b>}
      {!props.sent && <p>{words.say("home.private")}</p>}
    </section>
  );
}

/** Who opened first, each once. */
function firstOpenings(state: State, record: CaseRecord): readonly (readonly [string, OwnEvent])[] {
  const readers = new Map<string, OwnEvent>();
  for (const event of record.events)
    if (event.kind === "access" && event.actor.kind !== "reporter") {
      const who = speakerName(state, event.actor);
      if (!readers.has(who)) readers.set(who, event);
    }
  return [...readers].slice(0, 4);
}

/** The thread: what happened, in plain words. */
function Milestones(props: {
  readonly state: State;
  readonly record: CaseRecord;
  readonly sent: boolean;
}): JSX.Element {
  const { state, record, sent } = props;
  const { words } = state;
  const first = record.events.find((event) => event.kind === "deposit");
  const opened = firstOpenings(state, record);
  return (
    <ol class="steps">
      {first && (
        <li class={opened.length === 0 && !sent ? "here" : ""}>
          <span>{words.say(sent ? "home.sent" : "home.kept")}</span>
          <time>
            <bdi>{when(state, new Date(first.received))}</bdi>
          </time>
        </li>
      )}
      {opened.map(([who, event], index) => (
        <li key={who} class={index === opened.length - 1 ? "here" : ""}>
          <span>{words.say("home.read", { who })}</span>
          <time>
            <bdi>{when(state, new Date(event.received))}</bdi>
          </time>
        </li>
      ))}
      {sent && opened.length === 0 && (
        <li class="here">
          <span>{words.say("home.unread")}</span>
        </li>
      )}
      {sent && (
        <li class="next">
          <span>{words.say("home.next")}</span>
        </li>
      )}
    </ol>
  );
}

/** The choices that stand for this person now. */
export function offered(state: State): readonly Switched[] {
  return offeredNow(state.asked, state.spoken, (purpose) => state.session.value?.isOn(purpose) === true);
}

function turned(state: State, session: Session, purpose: Switched, on: boolean): Promise<void> {
  const { wording } = state;
  const circles = standingCircles(state);
  const to = [...new Set(circles.map((circle) => circle.organisation.id))];
  // Whom she shut out stays shut out of what she opens later.
  const exclude = session.reading?.exclude ?? [];
  const decision = { purpose, answer: "yes" as const, to, exclude, speaker: speakerOf(state.spoken), wording };
  return new OwnCase(session).switch(purpose, on, decision, circles);
}

/** The same choices with a switch each; off works at once, and says what cannot be undone. */
export function Switches({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const [why, setWhy] = useState("");
  return (
    <main>
      <Heading>{words.say("choices.title")}</Heading>
      <ul class="card rows plain-rows">
        {offered(state).map((purpose) => (
          <li key={purpose}>
            <Turning state={state} go={go} purpose={purpose} onRefused={setWhy} />
          </li>
        ))}
      </ul>
      {why && <Note alert>{why}</Note>}
      <p class="soft">{words.say("choices.now")}</p>
      <Back state={state} go={go} />
    </main>
  );
}

function Turning(
  props: Screen & { readonly purpose: Switched; readonly onRefused: (why: string) => void },
): JSX.Element {
  const { state, go, purpose, onRefused } = props;
  const [busy, setBusy] = useState(false);
  const session = state.session.value;
  const turn = (on: boolean) => {
    if (!session) return;
    // A choice opens something to somebody: where nobody was chosen yet, that comes first.
    if (on && standingCircles(state).length === 0) {
      go.to({ name: "readers" });
      return;
    }
    setBusy(true);
    onRefused("");
    turned(state, session, purpose, on)
      .catch((cause: unknown) => onRefused(undone(state, cause)))
      .finally(() => setBusy(false));
  };
  return (
    <Switch
      label={state.words.say(`choice.${purpose}`)}
      on={session?.isOn(purpose) === true}
      busy={busy}
      onTurn={turn}
    />
  );
}
