import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Question } from "@backup/questionnaire";
import type { Erasure, Receipt } from "../../flow/mailbox.ts";
import { checkReceipt } from "../../flow/receipts.ts";
import { answersTold, type CaseRecord, isEarlier, notesOn, type Told, wordsTold } from "../../flow/record.ts";
import { Actions, Back, Button, Field, Heading, Icon, listed, Note, type Screen, when } from "../parts.tsx";
import type { State } from "../state.ts";
import { METHODS } from "./contact.tsx";
import { speakerName } from "./opened.tsx";
import { Attachment, own } from "./talk.tsx";
import { undone } from "./undone.ts";

/** What she told, to read again, to show to a doctor, to correct: an earlier value stays beside the later. */
export function ToldScreen({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const record = state.session.value?.record;
  useEffect(() => {
    state.wholeQuestionnaire().catch(() => undefined);
    state.session.value?.refresh().catch(() => undefined);
  }, []);
  return (
    <main>
      <div class="lead">
        <Heading>{words.say("home.told")}</Heading>
        <p class="soft">{words.say("told.sub")}</p>
      </div>
      <ToldList state={state} record={record} />
      <Back state={state} go={go} />
    </main>
  );
}

interface ToldProps {
  readonly state: State;
  readonly record: CaseRecord | undefined;
}

/** Everything of a record that she can read. */
export function ToldList({ state, record }: ToldProps): JSX.Element {
  const told = record ? answersTold(record) : new Map<string, { value: unknown; at: Date }[]>();
  const questions = state.asked.sections.flatMap((one) => one.questions).filter((one) => told.has(one.id));
  const spoken = record ? wordsTold(record) : [];
  const others = (record?.told ?? []).filter((one) => one.mine && ["place", "contact", "exhibit"].includes(one.kind));
  return (
    <>
      {questions.length + others.length + spoken.length === 0 && <p class="card">{state.words.say("told.none")}</p>}
      <ul class="stacked">
        {questions.map((question) => (
          <Answer
            key={question.id}
            state={state}
            record={record}
            question={question}
            told={told.get(question.id) ?? []}
          />
        ))}
        <Spoken state={state} record={record} spoken={spoken} />
        {others.map((one) => (
          <li key={one.item} class="card service">
            {one.kind === "exhibit" ? (
              <Attachment state={state} exhibit={one} record={record} />
            ) : (
              <span class="strong">{otherText(state, one.kind, one.body)}</span>
            )}
            <small>
              <bdi>{when(state, one.received)}</bdi>
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Her own words, as she first wrote them; of an earlier case the whole conversation, each with its writer. */
function Spoken({ state, record, spoken }: ToldProps & { readonly spoken: readonly Told[] }): JSX.Element {
  const story = state.asked.sections.flatMap((one) => one.questions).find((one) => one.id === "story.text");
  const by = (one: Told) =>
    isEarlier(record) ? (one.mine ? state.words.say("talk.you") : speakerName(state, one.author)) : story?.label;
  return (
    <>
      {spoken.map((one) => (
        <li key={one.item} class="card service">
          <small>{by(one)}</small>
          <span class="strong" dir="auto">
            {String(one.body["text"])}
          </span>
          <small>
            <bdi>{when(state, one.received)}</bdi>
          </small>
        </li>
      ))}
    </>
  );
}

/** One question with its latest answer, the earlier ones and her notes beside it. */
function Answer(
  props: ToldProps & {
    readonly question: Question<string>;
    readonly told: readonly { readonly value: unknown; readonly at: Date }[];
  },
): JSX.Element {
  const { state, record, question, told } = props;
  const { words } = state;
  const [open, setOpen] = useState(false);
  return (
    <li class="card service">
      <small>{question.label}</small>
      {told.map((one, index) => (
        <span key={index} class={index === 0 ? "strong" : "soft"}>
          {index === 0
            ? valueText(state, question, one.value)
            : words.say("told.earlier", { text: valueText(state, question, one.value) })}
        </span>
      ))}
      {record && notesOn(record, question.id).map((text) => <span key={text}>{words.say("told.note", { text })}</span>)}
      {isEarlier(record) ? null : open ? (
        <Correcting state={state} question={question} done={() => setOpen(false)} />
      ) : (
        <button type="button" class="link" onClick={() => setOpen(true)}>
          {words.say("told.correct")}
        </button>
      )}
    </li>
  );
}

function Correcting(props: {
  readonly state: State;
  readonly question: Question<string>;
  readonly done: () => void;
}): JSX.Element {
  const { state, question, done } = props;
  const [text, setText] = useState("");
  const [why, setWhy] = useState("");
  const keep = () => {
    const compartment = question.compartment.includes("care") ? ("care" as const) : ("account" as const);
    const draft = { compartment, kind: "note" as const, body: { about: question.id, text: text.normalize("NFC") } };
    own(state)
      ?.annotate(draft)
      .then(done, (cause: unknown) => setWhy(undone(state, cause)));
  };
  return (
    <div class="stack-2">
      <Field label={state.words.say("told.correct")} value={text} long onWrite={setText} />
      <p class="soft">{state.words.say("told.noteHow")}</p>
      {why && <Note alert>{why}</Note>}
      <Button slim onClick={() => (text.trim() ? keep() : done())}>
        {state.words.say("told.keep")}
      </Button>
    </div>
  );
}

function valueText(state: State, question: Question<string>, value: unknown): string {
  const one = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  if (Array.isArray(one["codes"]))
    return listed(
      state,
      one["codes"].map((code) => question.options.find((option) => option.code === code)?.label ?? String(code)),
    );
  if (typeof one["place"] === "object") return otherText(state, "place", one["place"] as Record<string, unknown>);
  const plain = one["text"] ?? one["number"] ?? one["date"];
  return typeof plain === "string" || typeof plain === "number" ? String(plain) : "";
}

function otherText(state: State, kind: string, body: Readonly<Record<string, unknown>>): string {
  if (kind === "contact") {
    const method = METHODS.find(([code]) => code === body["method"])?.[1];
    return listed(state, [method && state.words.say(method), typeof body["value"] === "string" ? body["value"] : ""]);
  }
  const country =
    typeof body["country"] === "string" && body["country"].length === 2 ? state.words.country(body["country"]) : "";
  const texts = [body["name"], body["description"]].map((part) => (typeof part === "string" ? part : ""));
  return listed(state, [...texts, country]);
}

/** Erasing says what goes and what cannot be undone before the one button that is red. */
export function Erase({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const [phase, setPhase] = useState<"asking" | "busy" | "back">("asking");
  const [why, setWhy] = useState("");
  const mine = own(state);
  const erasing = state.session.value?.record?.erasures.find((one) => one.subject.kind === "case");
  const busy = phase === "busy";
  const act = (what: "ask" | "cancel") => {
    setPhase("busy");
    setWhy("");
    const done = () => setPhase(what === "cancel" ? "back" : "asking");
    void mine?.erase(what).then(done, (cause: unknown) => {
      setPhase("asking");
      setWhy(undone(state, cause));
    });
  };
  return (
    <main>
      <Heading>{words.say("erase.title")}</Heading>
      {erasing && <Ending state={state} erasing={erasing} />}
      {phase === "back" && <Note alert>{words.say("erase.backDone")}</Note>}
      {(["erase.what", "erase.when", "erase.not", "erase.sooner"] as const).map((key) => (
        <p key={key}>{words.say(key)}</p>
      ))}
      {why && <Note alert>{why}</Note>}
      <Actions>
        <Button onClick={go.back}>{words.say("back")}</Button>
        {erasing ? (
          <Button main off={busy} onClick={() => act("cancel")}>
            {words.say("erase.back")}
          </Button>
        ) : (
          <EraseButton state={state} busy={busy} onErase={() => act("ask")} />
        )}
      </Actions>
    </main>
  );
}

/** When it goes, and what stops that. */
function Ending({ state, erasing }: { readonly state: State; readonly erasing: Erasure }): JSX.Element {
  const { words } = state;
  return (
    <p class="card strong">
      <bdi>{words.say("erase.asked", { time: words.day(new Date(erasing.due)) })}</bdi>
      {erasing.held && ` ${words.say("erase.held")}`}
    </p>
  );
}

/** The one button that is red. */
function EraseButton(props: {
  readonly state: State;
  readonly busy: boolean;
  readonly onErase: () => void;
}): JSX.Element {
  return (
    <button type="button" class="btn danger" disabled={props.busy} onClick={props.onErase}>
      {props.state.words.say("erase.do")}
    </button>
  );
}

/** Offered, never pushed: a neutral file, and the check on this phone. */
export function ReceiptScreen({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const [receipt, setReceipt] = useState<Receipt | undefined>(undefined);
  const [why, setWhy] = useState("");
  useEffect(() => {
    const not = (cause: unknown) => setWhy(undone(state, cause));
    own(state)
      ?.receipt()
      .then((one) => (one ? setReceipt(one) : not(undefined)), not);
  }, []);
  const proof = receipt?.proof;
  return (
    <main>
      <div class="lead">
        <Heading>{words.say("receipt.title")}</Heading>
        <p class="soft">{words.say("receipt.sub")}</p>
      </div>
      {!receipt && !why && <p role="status">{words.say("loading")}</p>}
      {why && <Note alert>{why}</Note>}
      {receipt && !proof && <p class="card">{words.say("receipt.soon")}</p>}
      {proof && <Proof state={state} proof={proof} />}
      <Back state={state} go={go} />
    </main>
  );
}

function Proof({ state, proof }: { readonly state: State; readonly proof: string }): JSX.Element {
  const { words } = state;
  const [checked, setChecked] = useState<Date | "not" | undefined>(undefined);
  const check = () => {
    checkReceipt(state.door.pin, proof).then(
      (date) => setChecked(date),
      () => setChecked("not"),
    );
  };
  return (
    <section class="card stack-2">
      <Button slim onClick={check}>
        <Icon name="check" />
        {words.say("receipt.check")}
      </Button>
      {checked === "not" && <Note alert>{words.say("receipt.not")}</Note>}
      {checked instanceof Date && <Note alert>{words.say("receipt.good", { time: when(state, checked) })}</Note>}
      <Button slim onClick={() => save(proof)}>
        <Icon name="download" />
        {words.say("receipt.save")}
      </Button>
    </section>
  );
}

/** A name like a note's, with no word of anything. */
function save(proof: string): void {
  const number = String(crypto.getRandomValues(new Uint32Array(1))[0]).slice(0, 6);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([proof], { type: "text/plain" }));
  link.download = `note-${number}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
}
