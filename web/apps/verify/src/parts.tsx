import { ICONS, MIRRORED, type IconName } from "@backup/ui/icons";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Problem } from "./state.ts";
import { t } from "./speech.ts";

/** A decorative sign beside a word. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" class={MIRRORED.includes(name) ? "flip" : undefined}>
      <path d={ICONS[name]} />
    </svg>
  );
}

/** A sentence at the place it concerns; the reader is taken to it. */
export function Note({ problem }: { readonly problem: Problem | undefined }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (problem) place.current?.focus();
  }, [problem]);
  if (!problem) return null;
  return (
    <p class="note" tabIndex={-1} ref={place}>
      <Icon name="info" />
      <span>{t(problem.word, problem.values)}</span>
    </p>
  );
}

/** A button that opens the browser's own choice of a file or a folder. */
export function Choose(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly folder?: boolean;
  readonly main?: boolean;
  readonly several?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const id = useId();
  const folder = props.folder === true ? { webkitdirectory: true } : {};
  return (
    <span class="choose">
      <input
        id={id}
        type="file"
        {...folder}
        multiple={props.several === true}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file can be chosen again: it may have changed.
          currentTarget.value = "";
          props.onFiles(files);
        }}
      />
      <label for={id} class={props.main === true ? "btn main" : "btn"}>
        <Icon name={props.icon} />
        {props.label}
      </label>
    </span>
  );
}

/** A field for a text that was received by another way than a file. */
export function Paste(props: {
  readonly summary: string;
  readonly label: string;
  readonly use: string;
  readonly onText: (text: string) => void;
}) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <details>
      <summary>{props.summary}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          props.onText(field.current?.value ?? "");
        }}
      >
        <label for={id}>{props.label}</label>
        <textarea id={id} ref={field} rows={6} dir="ltr" spellcheck={false} autocomplete="off" />
        <button type="submit" class="btn">
          {props.use}
        </button>
      </form>
    </details>
  );
}

export function Section(props: { readonly title: string; readonly children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="panel stack" aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      {props.children}
    </section>
  );
}
