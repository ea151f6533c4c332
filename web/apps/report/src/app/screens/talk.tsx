import { unsent } from "@backup/ui";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { FileOnItsWay } from "../../flow/files.ts";
import { OwnCase } from "../../flow/own-case.ts";
import { type Gone, goneFrom } from "../../flow/gone.ts";
import { type CaseRecord, isRead, type Told } from "../../flow/record.ts";
import { Button, directionOfText, Heading, Icon, listed, Note, type Screen, when } from "../parts.tsx";
import type { State } from "../state.ts";
import { FileRows, Picker } from "./files.tsx";
import { GoneItem } from "./gone.tsx";
import { speakerName } from "./opened.tsx";
import { Recorder } from "./recorder.tsx";
import { undone } from "./undone.ts";
import { isVeiled } from "./veiled.ts";

const FIRST_SHOWN = 6;

/** The sealed conversation: the last messages first; earlier ones only when asked for. */
export function Talk({ state }: Screen): JSX.Element {
  const { words } = state;
  const [all, setAll] = useState(false);
  const record = state.session.value?.record;
  useEffect(() => void state.session.value?.refresh().catch(() => undefined), []);
  const veiled = isVeiled(state);
  const messages = record ? entriesOf(record, veiled) : [];
  const shown = all ? messages : messages.slice(-FIRST_SHOWN);
  return (
    <main>
      <Heading>{words.say("talk.title")}</Heading>
      {veiled && <p class="soft">{words.say("home.veiled")}</p>}
      {!all && messages.length > FIRST_SHOWN && (
        <Button slim onClick={() => setAll(true)}>
          {words.say("talk.earlier")}
        </Button>
      )}
      {messages.length === 0 && <p class="card">{words.say("talk.none")}</p>}
      <ul class="talk" aria-live="polite">
        {shown.map((one) =>
          "end" in one ? (
            <GoneItem key={one.item} state={state} one={one} />
          ) : (
            <Message key={one.item} state={state} message={one} />
          ),
        )}
      </ul>
      <Writing state={state} />
    </main>
  );
}

/** What was said, in its order; what is closed or gone leaves its place. */
function entriesOf(record: CaseRecord, veiled: boolean): readonly (Told | Gone)[] {
  const at = (one: Told | Gone): number => one.received?.getTime() ?? 0;
  const said = record.told.filter((one) => one.kind === "message" && !(veiled && one.mine));
  const gone = veiled ? [] : goneFrom(record).filter((one) => one.message);
  return [...said, ...gone].sort((one, other) => at(one) - at(other));
}

function Message({ state, message }: { readonly state: State; readonly message: Told }): JSX.Element {
  const { words } = state;
  const session = state.session.value;
  const read = session?.record && isRead(session.record, message.item);
  const text = typeof message.body["text"] === "string" ? message.body["text"] : "";
  const attachments = Array.isArray(message.body["attachments"]) ? message.body["attachments"] : [];
  const exhibits = (session?.record?.told ?? []).filter(
    (one) => one.kind === "exhibit" && attachments.includes(one.body["item"]),
  );
  return (
    <li class={`msg${message.mine ? " mine" : ""}`}>
      {text && <p dir="auto">{text}</p>}
      {exhibits.map((exhibit) => (
        <Attachment key={exhibit.item} state={state} exhibit={exhibit} />
      ))}
      <small>
        {listed(state, [
          message.mine ? words.say("talk.you") : speakerName(state, message.author),
          when(state, message.received),
          message.mine ? words.say(read ? "talk.read" : "talk.waits") : "",
        ])}
      </small>
    </li>
  );
}

export function own(state: State): OwnCase | undefined {
  const session = state.session.value;
  return session && new OwnCase(session);
}

/** Covered until she asks: no preview is decoded. */
export function Attachment(props: {
  readonly state: State;
  readonly exhibit: Told;
  readonly record?: CaseRecord | undefined;
}): JSX.Element {
  const { state, exhibit, record } = props;
  const { words } = state;
  const [address, setAddress] = useState("");
  const [problem, setProblem] = useState("");
  const type = typeof exhibit.body["mediaType"] === "string" ? exhibit.body["mediaType"] : "";
  useEffect(() => () => (address ? URL.revokeObjectURL(address) : undefined), [address]);
  const show = () => {
    setProblem("");
    own(state)
      ?.open(exhibit, record)
      .then(
        (blob) => (blob ? setAddress(URL.createObjectURL(blob)) : setProblem(words.say("home.unverified"))),
        (cause: unknown) => setProblem(undone(state, cause)),
      );
  };
  if (problem) return <Note alert>{problem}</Note>;
  if (address && type.startsWith("image/")) return <img class="shown" src={address} alt="" />;
  if (address && type.startsWith("video/")) return <video class="shown" controls muted src={address} />;
  if (address && type.startsWith("audio/")) return <audio controls src={address} />;
  return (
    <button type="button" class="btn slim" onClick={show}>
      <Icon name={type.startsWith("audio/") ? "play" : "veil"} />
      {words.say(type.startsWith("audio/") ? "talk.listen" : "talk.showFile")}
    </button>
  );
}

/** What she is writing, and what became of sending it. */
export function useWriting(state: State) {
  const [text, setText] = useState("");
  const [added, setFiles] = useState<readonly FileOnItsWay[]>([]);
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState("");
  const session = state.session.value;
  // One she took out again goes nowhere, and keeps nothing from going.
  const files = added.filter((file) => session?.files.includes(file));
  const add = (list: readonly (File | Blob)[], capture: "file" | "microphone") => {
    const more = list.flatMap((file) => {
      const one = session?.addFile(file, capture, "conversation");
      return one && typeof one === "object" ? [one] : [];
    });
    setFiles((now) => [...now, ...more]);
  };
  const send = () => {
    if (!session || (text.trim() === "" && files.length === 0)) return;
    setBusy(true);
    setWhy("");
    new OwnCase(session)
      .write(text.trim().normalize("NFC"), files, state.words.language)
      .then(
        () => {
          setText((now) => unsent(now, text));
          setFiles((now) => now.filter((file) => !files.includes(file)));
        },
        (cause: unknown) => setWhy(undone(state, cause)),
      )
      .finally(() => setBusy(false));
  };
  return { text, setText, files, add, busy, why, send };
}

function Writing({ state }: { readonly state: State }): JSX.Element {
  const { words } = state;
  const { text, setText, files, add, busy, why, send } = useWriting(state);
  const [voice, setVoice] = useState(false);
  const record = (sound: Blob) => {
    add([sound], "microphone");
    setVoice(false);
  };
  return (
    <section class="stack-2 writing">
      {files.length > 0 && <FileRows state={state} files={files} />}
      {voice && <Recorder state={state} own onKept={record} />}
      {why && (
        <Note alert>
          <b class="line-of">{words.say("talk.stopped")}</b>
          {why}
        </Note>
      )}
      {busy && <p role="status">{words.say("talk.sending")}</p>}
      <WriteLine state={state} text={text} onWrite={setText} busy={busy} send={send} />
      <AddTo state={state} voice={voice} onVoice={setVoice} onFiles={(list) => add(list, "file")} />
    </section>
  );
}

function WriteLine(props: {
  readonly state: State;
  readonly text: string;
  readonly onWrite: (text: string) => void;
  readonly busy: boolean;
  readonly send: () => void;
}): JSX.Element {
  const { words } = props.state;
  return (
    <div class="write">
      <textarea
        class="field"
        rows={2}
        dir={directionOfText(props.text)}
        aria-label={words.say("talk.write")}
        placeholder={words.say("talk.write")}
        autocomplete="off"
        value={props.text}
        onInput={(event) => props.onWrite(event.currentTarget.value)}
      />
      <button
        type="button"
        class="icon main"
        aria-label={words.say("readers.send")}
        disabled={props.busy}
        onClick={props.send}
      >
        <Icon name="send" />
      </button>
    </div>
  );
}

function AddTo(props: {
  readonly state: State;
  readonly voice: boolean;
  readonly onVoice: (open: boolean) => void;
  readonly onFiles: (files: readonly File[]) => void;
}): JSX.Element {
  const { words } = props.state;
  return (
    <div class="add">
      {!props.state.under18 && (
        <Picker
          label={words.say("talk.attach")}
          icon="file"
          accept=""
          onPick={(list) => props.onFiles(Array.from(list ?? []))}
        />
      )}
      <button type="button" class="tile" aria-expanded={props.voice} onClick={() => props.onVoice(!props.voice)}>
        <Icon name="mic" />
        <span>{words.say("talk.voice")}</span>
      </button>
    </div>
  );
}
