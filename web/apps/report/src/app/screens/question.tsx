import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { PREFER_NOT, type Question as Asked, questionsOf, touch } from "@backup/questionnaire";
import { Actions, Button, Choice, Field, Heading, Note, type Screen, Select, Thread } from "../parts.tsx";
import { latin } from "../digits.ts";
import type { State } from "../state.ts";
import { ContactField, isShort, Said } from "./contact.tsx";
import { Files } from "./files.tsx";
import { PlaceField } from "./place.tsx";
import { filesWait, KeptLine } from "./keeping.tsx";
import { Voice } from "./recorder.tsx";

/** One question on one screen. Continue is never disabled; skipping looks and costs the same. */
export function Question({
  id,
  passed,
  state,
  go,
}: Screen & { readonly id: string; readonly passed: number }): JSX.Element {
  const { words } = state;
  const [, redraw] = useState(0);
  const section = state.asked.sections.find((one) => one.questions.some((question) => question.id === id));
  const question = section?.questions.find((one) => one.id === id);
  if (!section || !question) return <main />;
  const alone = state.path.value.kind === "section";
  const next = (skipped: boolean) => {
    if (skipped) state.notebook.skip(id);
    state.keepQuietly();
    go.next();
  };
  return (
    <main>
      <Thread passed={passed} title={section.title} />
      {alone && questionsOf(state.asked, state.path.value, state.answers)[0] === question && <p>{section.intro}</p>}
      <fieldset>
        <legend>
          <Heading>{question.label}</Heading>
        </legend>
        <p class="soft">{hint(state, question)}</p>
        <Body state={state} question={question} changed={() => redraw((count) => count + 1)} />
      </fieldset>
      <Below state={state} id={id} alone={alone} />
      <Actions>
        <Button onClick={() => next(true)}>
          {question.type === "media" ? (question.skip_label ?? words.say("skip")) : words.say("skip")}
        </Button>
        <Button main onClick={() => next(false)}>
          {words.say("continue")}
        </Button>
      </Actions>
    </main>
  );
}

function Below(props: { readonly state: State; readonly id: string; readonly alone: boolean }): JSX.Element {
  const { state, id, alone } = props;
  return (
    <>
      {alone && <p class="soft">{state.words.say("q.alone")}</p>}
      <KeptLine state={state} bare={id === "evidence.media" && filesWait(state)} />
    </>
  );
}

function hint(state: State, question: Asked<string>): string {
  if (question.type === "media") return state.words.say("media.free");
  const many = question.type === "multi" ? ` ${state.words.say("q.many")}` : "";
  return `${question.help ?? ""}${many}`;
}

interface Part {
  readonly state: State;
  readonly question: Asked<string>;
  readonly changed: () => void;
}

function Body({ state, question, changed }: Part): JSX.Element {
  switch (question.type) {
    case "single":
    case "multi":
      return <OptionList state={state} question={question} changed={changed} />;
    case "text":
      return <TextAnswer state={state} question={question} changed={changed} />;
    case "number":
      return <NumberAnswer state={state} question={question} changed={changed} />;
    case "date_approx":
      return <DateAnswer state={state} question={question} changed={changed} />;
    case "place":
      return <PlaceField state={state} id={question.id} changed={changed} />;
    case "contact":
      return <ContactField state={state} changed={changed} />;
    case "media":
      return question.id === "story.voice" ? <Voice state={state} /> : <Files state={state} />;
  }
}

function OptionList({ state, question, changed }: Part): JSX.Element {
  const chosen = state.answers[question.id] ?? [];
  const apart = question.options.find((option) => question.exclusive?.includes(option.code))?.code ?? PREFER_NOT;
  return (
    <div>
      {question.options.map((option) => (
        <Choice
          key={option.code}
          type={question.type === "multi" ? "checkbox" : "radio"}
          name={question.id}
          checked={chosen.includes(option.code)}
          label={option.label}
          apart={option.code === apart}
          onTouch={() => {
            state.notebook.choose(question.id, touch(question, chosen, option.code));
            changed();
          }}
        />
      ))}
      {question.id === "reporter.role" && <Age state={state} changed={changed} />}
    </div>
  );
}

/** Asked together with the role, as at the door: what follows depends on it. */
function Age({ state, changed }: Omit<Part, "question">): JSX.Element {
  const id = "victim.age_band";
  const on = state.answers[id]?.includes("under_18") === true;
  return (
    <Choice
      type="checkbox"
      name={id}
      checked={on}
      label={state.words.say("child.switch")}
      apart
      onTouch={() => {
        state.notebook.choose(id, on ? [] : ["under_18"]);
        changed();
      }}
    />
  );
}

function PreferNot({ state, question, changed }: Part): JSX.Element | null {
  if (!question.skip_label || question.type === "media" || question.id.startsWith("story.")) return null;
  const chosen = state.answers[question.id]?.includes(PREFER_NOT) === true;
  return (
    <Choice
      type="checkbox"
      name={question.id}
      checked={chosen}
      label={question.skip_label}
      apart
      onTouch={() => {
        state.notebook.write(question.id, undefined);
        state.notebook.choose(question.id, chosen ? [] : [PREFER_NOT]);
        changed();
      }}
    />
  );
}

function TextAnswer(part: Part): JSX.Element {
  const { state, question } = part;
  const story = question.id === "story.text";
  return (
    <div class="stack-2">
      <Said {...part} label={state.words.say("q.words")} long={story} />
      {!isShort(question) && <p class="soft">{state.words.say("q.noNames")}</p>}
      {story && <Voice state={state} />}
      <PreferNot {...part} />
    </div>
  );
}

function NumberAnswer(part: Part): JSX.Element {
  const { state, question, changed } = part;
  const free = state.notebook.free(question.id);
  const [typed, setTyped] = useState(free?.kind === "number" ? String(free.value) : "");
  const [odd, setOdd] = useState(false);
  const write = (value: string) => {
    setTyped(value);
    const digits = latin(value);
    const whole = /^\d{1,6}$/.test(digits) ? Number(digits) : undefined;
    setOdd(value !== "" && whole === undefined);
    state.notebook.write(question.id, whole === undefined ? undefined : { kind: "number", value: whole });
    changed();
  };
  return (
    <div class="stack-2">
      <Field label={state.words.say("q.number")} value={typed} numeric onWrite={write} />
      {odd && <Note alert>{state.words.say("q.numberHow")}</Note>}
      <PreferNot {...part} />
    </div>
  );
}

function DateAnswer(part: Part): JSX.Element {
  const { state, question, changed } = part;
  const { words } = state;
  const free = state.notebook.free(question.id);
  const [year = "", month = "", day = ""] = free?.kind === "date" ? free.date.split("-") : [];
  // What stands under a part that changes goes: no month has been given the days of another.
  const write = (...parts: readonly string[]) => {
    const known = parts.filter((part) => part !== "");
    state.notebook.write(question.id, known.length === 0 ? undefined : { kind: "date", date: known.join("-") });
    changed();
  };
  const now = new Date().getFullYear();
  const days = year && month ? new Date(Number(year), Number(month), 0).getDate() : 0;
  const years = counted(60, (index) => [String(now - index), String(now - index)]);
  const months = words.monthNames().map((name, index) => [two(index + 1), name] as const);
  const ofMonth = counted(days, (index) => [two(index + 1), String(index + 1)]);
  const select = (
    key: "q.year" | "q.month" | "q.day",
    value: string,
    options: Options,
    onPick: (value: string) => void,
  ) => (
    <Select label={words.say(key)} value={value} options={[["", words.say("q.open")], ...options]} onPick={onPick} />
  );
  return (
    <div class="stack-2">
      <div class="parts">
        {select("q.year", year, years, (value) => write(value))}
        {year && select("q.month", month, months, (value) => write(year, value))}
        {month && select("q.day", day, ofMonth, (value) => write(year, month, value))}
      </div>
      <PreferNot {...part} />
    </div>
  );
}

type Options = readonly (readonly [string, string])[];

function counted(length: number, make: (index: number) => readonly [string, string]): Options {
  return Array.from({ length }, (_, index) => make(index));
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
