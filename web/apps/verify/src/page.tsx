import { useEffect, useState } from "preact/hooks";
import { FoundList } from "./found.tsx";
import { Choose, Icon, Note, Paste, Section } from "./parts.tsx";
import { language, languages, size, t } from "./speech.ts";
import {
  busy,
  check,
  checkFolder,
  checkText,
  distrust,
  entry,
  policy,
  problem,
  trust,
  trustFile,
  trustProblem,
} from "./state.ts";

export function Page() {
  return (
    <>
      <Head />
      <main class="stack wide">
        <div class="lead stack">
          <h1>{t("title")}</h1>
          <p>{t("stays")}</p>
          <p>{t("limit")}</p>
        </div>
        <Trusted />
        <ToCheck />
        <FoundList />
      </main>
    </>
  );
}

function Head() {
  return (
    <header class="bar">
      <span class="sign" aria-hidden="true" />
      <b>BackUp</b>
      <label class="language">
        <span class="sr">{t("language")}</span>
        <select
          value={language.value}
          onChange={({ currentTarget }) => {
            const chosen = languages.find(([one]) => one === currentTarget.value);
            if (chosen) [language.value] = chosen;
          }}
        >
          {languages.map(([one, name]) => (
            <option key={one} value={one} lang={one}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}

function Trusted() {
  const origins = policy.value?.logs.map(({ origin }) => origin).join(", ");
  return (
    <Section title={t("trust.title")}>
      <p class="soft">{t("trust.help")}</p>
      <Choose
        icon="file"
        label={t("trust.choose")}
        onFiles={([file]) => {
          if (file) void trustFile(file);
        }}
      />
      <Paste summary={t("trust.paste")} label={t("trust.text")} use={t("trust.use")} onText={trust} />
      <Note problem={trustProblem.value} />
      <p role="status" class="inforce">
        {origins === undefined ? t("trust.none") : t("trust.given", { origins })}{" "}
        {policy.value && t(policy.value.asksForWitnesses ? "trust.witnessed" : "trust.unwitnessed")}
      </p>
      {policy.value && (
        <button type="button" class="btn slim" onClick={distrust}>
          {t("trust.forget")}
        </button>
      )}
    </Section>
  );
}

function ToCheck() {
  const over = useDrop();
  return (
    <div class={over ? "over" : undefined}>
      <Section title={t("check.title")}>
        <p class="soft">{t("check.help")}</p>
        {busy.value ? (
          <Busy />
        ) : (
          <>
            <div class="row">
              <Choose icon="file" label={t("check.file")} main several onFiles={(files) => void check(files)} />
              <Choose icon="plus" label={t("check.folder")} folder onFiles={(files) => void checkFolder(files)} />
            </div>
            <p class="fine">{t("check.drop")}</p>
            <Paste
              summary={t("check.paste")}
              label={t("check.text")}
              use={t("check.use")}
              onText={(text) => void checkText(text)}
            />
            <OtherLog />
          </>
        )}
        <Note problem={problem.value} />
      </Section>
    </div>
  );
}

function Busy() {
  const now = busy.value;
  if (!now) return null;
  return (
    <div class="stack" role="status">
      <p>{t("busy", { name: now.name, read: size(now.read), all: size(now.all) })}</p>
      <progress max={Math.max(1, now.all)} value={now.read} aria-label={t("check.title")} />
      <button type="button" class="btn" onClick={now.stop}>
        <Icon name="close" />
        {t("stop")}
      </button>
    </div>
  );
}

/** For a receipt that cannot rebuild its entry from itself. */
function OtherLog() {
  const given = entry.value;
  return (
    <details>
      <summary>{t("entry.title")}</summary>
      <fieldset class="stack">
        <legend class="soft">{t("entry.help")}</legend>
        <EntryKind kind="rebuilt" />
        <EntryKind kind="bytes" />
        {given.kind === "bytes" && (
          <div class="row">
            <Choose
              icon="file"
              label={t("entry.choose")}
              onFiles={([file]) => {
                if (file)
                  void file
                    .arrayBuffer()
                    .then((bytes) => (entry.value = { kind: "bytes", bytes: new Uint8Array(bytes) }));
              }}
            />
            <span class="fine">{t("entry.given", { size: size(given.bytes.length) })}</span>
          </div>
        )}
        <EntryKind kind="leaf" />
        {given.kind === "leaf" && <LeafField hex={given.hex} />}
      </fieldset>
    </details>
  );
}

function LeafField({ hex }: { readonly hex: string }) {
  return (
    <input
      type="text"
      dir="ltr"
      class="mono"
      aria-label={t("entry.hex")}
      autocomplete="off"
      spellcheck={false}
      value={hex}
      onInput={({ currentTarget }) => (entry.value = { kind: "leaf", hex: currentTarget.value })}
    />
  );
}

const ENTRY_WORDS = { rebuilt: "entry.rebuilt", bytes: "entry.file", leaf: "entry.leaf" } as const;

function EntryKind({ kind }: { readonly kind: keyof typeof ENTRY_WORDS }) {
  const choose = () => {
    if (kind === "rebuilt") entry.value = { kind };
    else entry.value = kind === "bytes" ? { kind, bytes: new Uint8Array() } : { kind, hex: "" };
  };
  return (
    <label class="choice">
      <input type="radio" name="entry" checked={entry.value.kind === kind} onChange={choose} />
      <span>{t(ENTRY_WORDS[kind])}</span>
    </label>
  );
}

/** Files may be dropped anywhere on the page: none of them may be opened by the browser instead. */
function useDrop(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const enter = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer) take(event.dataTransfer);
    };
    addEventListener("dragover", enter);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", enter);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, []);
  return over;
}

/** A page opened from a disk may not read a folder that is dropped, only one that is chosen. */
function take(dropped: DataTransfer): void {
  const folder = [...dropped.items].some((item) => item.webkitGetAsEntry()?.isDirectory === true);
  if (folder) problem.value = { word: "problem.dropped" };
  else void check([...dropped.files]);
}
