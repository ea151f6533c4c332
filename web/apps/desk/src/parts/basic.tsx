import type { ComponentChildren, InputHTMLAttributes, TargetedKeyboardEvent } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Code } from "../work/problem.ts";
import { t, tMaybe, type Word } from "../words/index.ts";
import { Icon, type IconName } from "./icon.tsx";

type Children = { readonly children?: ComponentChildren };

export const Tag = ({
  tone,
  icon,
  children,
}: Children & { tone?: "full" | "warm" | "cool" | "outline"; icon?: IconName }) => (
  <span class={tone === undefined ? "tag" : `tag ${tone}`}>
    {icon !== undefined && <Icon name={icon} />}
    <span>{children}</span>
  </span>
);

export interface ButtonProps extends Children {
  readonly onPress: () => void;
  readonly tone?: "main" | "plain" | "danger";
  readonly icon?: IconName;
  readonly label?: string;
  readonly keys?: string;
  /** Why it cannot be pressed now: said beside it, never shown by fading. */
  readonly off?: string | undefined;
  readonly pressed?: boolean;
  readonly id?: string;
}

export const Button = ({ onPress, tone, icon, label, keys, off, pressed, id, children }: ButtonProps) => {
  const reason = useId();
  return (
    <>
      <button
        type="button"
        class={["btn", tone, children === undefined ? "ico" : ""].filter(Boolean).join(" ")}
        onClick={() => off === undefined && onPress()}
        aria-label={label}
        title={children === undefined ? label : undefined}
        aria-disabled={off === undefined ? undefined : "true"}
        aria-describedby={off === undefined ? undefined : reason}
        aria-pressed={pressed}
        id={id}
      >
        {icon !== undefined && <Icon name={icon} />}
        {children}
        {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
      </button>
      {off !== undefined && off !== "" && (
        <span class="fine" id={reason}>
          {off}
        </span>
      )}
    </>
  );
};

/** A sentence at the place it concerns, with what can be done. Focus goes there when it comes. */
export const Note = ({ icon = "info", focus = false, children }: Children & { icon?: IconName; focus?: boolean }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);
  return (
    <div class="note" ref={box} tabIndex={focus ? -1 : undefined} role={focus ? "alert" : undefined}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
};

export const ProblemNote = ({ code, again }: { code: Code | undefined; again?: (() => void) | undefined }) =>
  code === undefined ? null : (
    <Note focus>
      <p>{tMaybe(`problem.${code}`) ?? t("problem.unknown")}</p>
      {again !== undefined && (
        <div class="row">
          <Button onPress={again}>{t("act.again")}</Button>
        </div>
      )}
    </Note>
  );

export const Empty = ({ text, children }: Children & { text: string }) => (
  <div class="empty">
    <p class="soft">{text}</p>
    {children}
  </div>
);

export const Working = ({ text, done, total }: { text: string; done?: number; total?: number }) => (
  <div class="stack" role="status">
    <p class="soft">{text}</p>
    {total === undefined ? null : <progress max={total} value={done ?? 0} aria-label={text} />}
  </div>
);

export const Field = ({ label, help, children }: Children & { label: string; help?: string }) => (
  <label class="field">
    <span>{label}</span>
    {children}
    {help !== undefined && <small>{help}</small>}
  </label>
);

/** An empty field reads as the page does: else its caret would stand on the left in Arabic. */
export const directionOf = (text: string): "auto" | undefined => (text === "" ? undefined : "auto");

export interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onText: (value: string) => void;
  readonly help?: string;
  readonly type?: "text" | "password" | "date" | "time" | "search";
  readonly lines?: boolean;
  readonly ltr?: boolean;
  readonly complete?: "off" | "username" | "name" | "current-password" | "new-password" | "one-time-code";
  readonly inputMode?: "numeric" | "text";
  /** Characters at most. */
  readonly longest?: number;
}

export const Text = ({
  label,
  value,
  onText,
  help,
  type = "text",
  lines,
  ltr,
  complete = "off",
  inputMode,
  longest,
}: TextProps) => {
  const shared = {
    value,
    spellcheck: lines === true,
    dir: ltr === true ? ("ltr" as const) : directionOf(value),
  };
  const input = {
    ...shared,
    type,
    autocomplete: complete,
    ...(inputMode === undefined ? {} : { inputMode }),
    ...(longest === undefined ? {} : { maxLength: longest }),
  } as InputHTMLAttributes;
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {lines === true ? (
        <textarea {...shared} autocomplete="off" rows={3} onInput={(event) => onText(event.currentTarget.value)} />
      ) : (
        <input {...input} onInput={(event) => onText(event.currentTarget.value)} />
      )}
    </Field>
  );
};

export interface Option {
  readonly code: string;
  readonly label: string;
}

export const Select = (props: {
  label: string;
  value: string;
  options: readonly Option[];
  onChoose: (code: string) => void;
  empty?: string;
  help?: string;
}) => (
  <Field label={props.label} {...(props.help === undefined ? {} : { help: props.help })}>
    <select value={props.value} onChange={(event) => props.onChoose(event.currentTarget.value)}>
      {props.empty !== undefined && <option value="">{props.empty}</option>}
      {props.options.map((option) => (
        <option key={option.code} value={option.code}>
          {option.label}
        </option>
      ))}
    </select>
  </Field>
);

/** Several choices side by side, or one of them. */
export const Choices = (props: {
  legend: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChoose: (codes: readonly string[]) => void;
  single?: boolean;
  help?: string;
}) => {
  const name = useId();
  const toggle = (code: string): void => {
    if (props.single === true) props.onChoose(props.chosen.includes(code) ? [] : [code]);
    else
      props.onChoose(
        props.chosen.includes(code) ? props.chosen.filter((one) => one !== code) : [...props.chosen, code],
      );
  };
  return (
    <fieldset class="field">
      <legend>{props.legend}</legend>
      {props.help !== undefined && <small>{props.help}</small>}
      <div class="choices">
        {props.options.map((option) => (
          <label key={option.code}>
            <input
              type={props.single === true ? "radio" : "checkbox"}
              name={name}
              checked={props.chosen.includes(option.code)}
              onClick={() => toggle(option.code)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

export interface TabItem {
  readonly id: string;
  readonly word: Word;
  readonly count?: number | undefined;
}

/** Where a key leads from the tab of now: arrows in the direction of writing, Home and End; else nowhere. */
const tabAfter = (key: string, tabs: { readonly items: readonly TabItem[]; readonly current: string }): number => {
  const count = tabs.items.length;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : undefined;
  if (step === undefined) return -1;
  const turned = document.documentElement.dir === "rtl" ? -step : step;
  return (tabs.items.findIndex((item) => item.id === tabs.current) + turned + count) % count;
};

/** Tabs with arrow keys that follow the direction of writing. */
export const Tabs = (props: {
  label: string;
  items: readonly TabItem[];
  current: string;
  onTab: (id: string) => void;
  panel: string;
}) => {
  const move = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const next = props.items[tabAfter(event.key, props)];
    if (next === undefined) return;
    props.onTab(next.id);
    document.getElementById(`tab-${props.panel}-${next.id}`)?.focus();
    event.preventDefault();
  };
  return (
    <div class="tabs" role="tablist" aria-label={props.label} onKeyDown={move}>
      {props.items.map((item) => (
        <button
          key={item.id}
          type="button"
          role="tab"
          id={`tab-${props.panel}-${item.id}`}
          aria-selected={item.id === props.current}
          aria-controls={props.panel}
          tabIndex={item.id === props.current ? 0 : -1}
          onClick={() => props.onTab(item.id)}
        >
          {t(item.word)}
          {item.count !== undefined && <b>{item.count}</b>}
        </button>
      ))}
    </div>
  );
};
