import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Question } from "@backup/questionnaire";
import type { Erasure, Receipt } from "../../flow/mailbox.ts";
import { checkReceipt } from "../../flow/receipts.ts";
import { compartmentOfNote } from "../../flow/notebook.ts";
import {
  answersTold,
  type CaseRecord,
  isEarlier,
  notesOn,
  othersTold,
  type Told,
  wordsTold,
} from "../../flow/record.ts";
import { Actions, Back, Button, Heading, Icon, listed, Note, type Screen, when } from "../parts.tsx";
import type { State } from "../state.ts";
import { Correcting, type Keep, otherText, Own } from "./correcting.tsx";
import { speakerName } from "./opened.tsx";
import { own } from "./talk.tsx";
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
      <ToldList state={state} record={record} go={go} />
      <Back state={state} go={go} />
    </main>
  );
}

interface ToldProps {
  readonly state: State;
  readonly record: CaseRecord | undefined;
  /** Absent where it is only read. */
  readonly go?: Screen["go"];
}

/** Everything of a record that she can read. */
export function ToldList({ state, record, go }: ToldProps): JSX.Element {
  const told = record ? answersTold(record) : new Map<string, { value: unknown; at: Date }[]>();
  const all = state.asked.sections.flatMap((one) => one.questions);
  const questions = all.filter((one) => told.has(one.id));
  const story = all.find((one) => one.id === "story.text");
  const others = record ? [...wordsTold(record), ...othersTold(record)] : [];
  const by = (one: Told) =>
    one.kind !== "message"
      ? undefined
      : !isEarlier(record)
        ? story?.label
        : one.mine
          ? state.words.say("talk.you")
          : speakerName(state, one.author);
  return (
    <>
      {questions.length + others.length === 0 && <p class="card">{state.words.say("told.none")}</p>}
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
        {record &&
          others.map((one) => <Own key={one.item} state={state} record={record} go={go} one={one} by={by(one)} />)}
      </ul>
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
  const keep: Keep = (text) =>
    own(state)?.annotate({
      compartment: compartmentOfNote(question),
      kind: "note",
      body: { about: question.id, text },
    });
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
      {!isEarlier(record) && <Correcting state={state} keep={keep} />}
    </li>
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
