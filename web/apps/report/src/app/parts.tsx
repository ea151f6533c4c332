import type { ComponentChildren, JSX, TargetedEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { ICONS, type IconName, MIRRORED } from "@backup/ui/icons";
import type { Key, State } from "./state.ts";

/** What a screen gets: the shared state and the ways on. */
export interface Screen {
  readonly state: State;
  readonly go: {
    readonly next: () => void;
    readonly to: (place: Place) => void;
    readonly back: () => void;
  };
}

/** Places outside the questions. */
export type Place =
  | {
      readonly name:
        "who" | "enter" | "home" | "talk" | "opened" | "told" | "switches" | "erase" | "receipt" | "part" | "earlier";
    }
  | { readonly name: "sending"; readonly send: boolean }
  | { readonly name: "sent" | "choices" | "readers" | "files" | "words" }
  | { readonly name: "section" | "again"; readonly id: string };

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" class={MIRRORED.includes(name) ? "flip" : undefined}>
      <path d={ICONS[name]} />
    </svg>
  );
}

/** The heading of a screen; focus goes there, so that a screen reader begins at the new screen. */
export function Heading({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** The line travelled so far: passed beads look alike, no total is shown. */
export function Thread({ passed, title }: { readonly passed: number; readonly title: string }): JSX.Element {
  return (
    <div class="where">
      <div class="thread" aria-hidden="true">
        {Array.from({ length: Math.min(passed, 16) }, (_, index) => (
          <i key={index} />
        ))}
        <b />
        <s />
      </div>
      <p>{title}</p>
    </div>
  );
}

export function Actions(props: { readonly children: ComponentChildren; readonly even?: boolean }): JSX.Element {
  return <div class={`actions${props.even ? " even" : ""}`}>{props.children}</div>;
}

export function Button(props: {
  readonly main?: boolean;
  readonly slim?: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
  readonly off?: boolean;
}): JSX.Element {
  return (
    <button
      type="button"
      class={`btn${props.main ? " main" : ""}${props.slim ? " slim" : ""}`}
      disabled={props.off}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

/** The one way on from a screen that only shows. */
export function Back({ state, go }: Screen): JSX.Element {
  return (
    <Actions>
      <Button main onClick={go.back}>
        {state.words.say("back")}
      </Button>
    </Actions>
  );
}

/** A sentence beside what it concerns: an `info` sign and a bar at its start, never red. */
export function Note({
  children,
  alert,
}: {
  readonly children: ComponentChildren;
  readonly alert?: boolean;
}): JSX.Element {
  return (
    <p class="note" role={alert ? "alert" : undefined}>
      <Icon name="info" />
      <span>{children}</span>
    </p>
  );
}

export function Choice(props: {
  readonly type: "radio" | "checkbox";
  readonly name: string;
  readonly checked: boolean;
  readonly onTouch: () => void;
  readonly label: string;
  readonly sub?: string;
  readonly apart?: boolean;
  readonly end?: ComponentChildren;
}): JSX.Element {
  return (
    <label class={`choice${props.apart ? " apart" : ""}`}>
      <input type={props.type} name={props.name} checked={props.checked} onClick={props.onTouch} />
      <span>
        {props.label}
        {props.sub && <small>{props.sub}</small>}
      </span>
      {props.end}
    </label>
  );
}

export function Switch(props: {
  readonly label: ComponentChildren;
  readonly sub?: string;
  readonly on: boolean;
  readonly busy?: boolean;
  readonly onTurn: (on: boolean) => void;
}): JSX.Element {
  return (
    <label class="turn">
      <span>
        {props.label}
        {props.sub && <small>{props.sub}</small>}
      </span>
      <input
        class="sw"
        type="checkbox"
        role="switch"
        checked={props.on}
        aria-busy={props.busy}
        disabled={props.busy}
        onChange={(event) => props.onTurn(event.currentTarget.checked)}
      />
    </label>
  );
}

export function Select(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onPick: (value: string) => void;
}): JSX.Element {
  return (
    <label class="field-of">
      <span>{props.label}</span>
      <span class="pick">
        <select value={props.value} onChange={(event) => props.onPick(event.currentTarget.value)}>
          {props.options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </label>
  );
}

/** An empty field reads as the page does; else `auto` would put its placeholder and caret on the left in Arabic. */
export function directionOfText(text: string): "auto" | undefined {
  return text === "" ? undefined : "auto";
}

export function Field(props: {
  readonly label: string;
  readonly value: string;
  readonly onWrite: (value: string) => void;
  readonly long?: boolean | undefined;
  /** Characters at most. */
  readonly longest?: number | undefined;
  readonly numeric?: boolean;
  readonly hint?: string;
}): JSX.Element {
  const common = {
    class: "field",
    value: props.value,
    autocomplete: "off",
    spellcheck: false,
    onInput: (event: TargetedEvent<HTMLInputElement | HTMLTextAreaElement>) => props.onWrite(event.currentTarget.value),
  };
  return (
    <label class="field-of">
      <span>{props.label}</span>
      {props.long ? (
        <textarea {...common} rows={6} dir={directionOfText(props.value)} />
      ) : (
        <input
          {...common}
          type="text"
          maxLength={props.longest}
          inputMode={props.numeric ? "numeric" : "text"}
          placeholder={props.hint}
          dir={directionOfText(props.value)}
        />
      )}
    </label>
  );
}

/** Parts of one line with the comma of her language; what is empty is left out. */
export function listed(state: State, parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(state.words.language === "ar" ? "، " : ", ");
}

/** Time as people say it: today, yesterday, tomorrow, a weekday; a date only when it is further away. */
export function when(state: State, date: Date): string {
  const { words } = state;
  const days = Math.round((startOfDay(date) - startOfDay(new Date())) / 86_400_000);
  const time = words.clock(date);
  const near: Readonly<Record<string, Key>> = { "-1": "time.yesterday", "0": "time.today", "1": "time.tomorrow" };
  const key = near[String(days)];
  if (key) return words.say(key, { time });
  if (days > 1 && days < 7) return listed(state, [words.weekday(date), time]);
  return Math.abs(days) < 60 ? listed(state, [words.day(date), time]) : words.day(date);
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
