import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { FileOnItsWay } from "../../flow/files.ts";
import { OwnCase } from "../../flow/own-case.ts";
import { isRead, type Told } from "../../flow/record.ts";
import { Button, directionOfText, Heading, Icon, listed, Note, type Screen, when } from "../parts.tsx";
import type { State } from "../state.ts";
import { FileRows, Picker } from "./files.tsx";
import { speakerName } from "./home.tsx";
import { standingCircles } from "./readers.tsx";
import { Recorder } from "./recorder.tsx";

const FIRST_SHOWN = 6;

/** The sealed conversation: the last messages first; earlier ones only when asked for. */
export function Talk({ state }: Screen): JSX.Element {
  const { words } = state;
  const [all, setAll] = useState(false);
  const record = state.session.value?.record;
  useEffect(() => void state.session.value?.refresh().catch(() => undefined), []);
  const messages = (record?.told ?? [])
    .filter((one) => one.kind === "message")
    .sort((one, other) => one.received.getTime() - other.received.getTime());
  const shown = all ? messages : messages.slice(-FIRST_SHOWN);
  return (
    <main>
      <Heading>{words.say("talk.title")}</Heading>
      {!all && messages.length > FIRST_SHOWN && (
        <Button slim onClick={() => setAll(true)}>
          {words.say("talk.earlier")}
        </Button>
      )}
      {messages.length === 0 && <p class="card">{words.say("talk.none")}</p>}
      <ul class="talk" aria-live="polite">
        {shown.map((message) => (
          <Message key={message.item} state={state} message={message} />
        ))}
      </ul>
      <Writing state={state} />
    </main>
  );
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
export function Attachment({ state, exhibit }: { readonly state: State; readonly exhibit: Told }): JSX.Element {
  const { words } = state;
  const [address, setAddress] = useState("");
  const [problem, setProblem] = useState(false);
  const type = typeof exhibit.body["mediaType"] === "string" ? exhibit.body["mediaType"] : "";
  useEffect(() => () => (address ? URL.revokeObjectURL(address) : undefined), [address]);
  const show = () => {
    setProblem(false);
    own(state)
      ?.open(exhibit)
      .then(
        (blob) => (blob ? setAddress(URL.createObjectURL(blob)) : setProblem(true)),
        () => setProblem(true),
      );
  };
  if (problem) return <Note alert>{words.say("home.unverified")}</Note>;
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

function Writing({ state }: { readonly state: State }): JSX.Element {
  const { words } = state;
  const [text, setText] = useState("");
  const [files, setFiles] = useState<readonly FileOnItsWay[]>([]);
  const [phase, setPhase] = useState<"writing" | "sending" | "stopped">("writing");
  const [voice, setVoice] = useState(false);
  const session = state.session.value;
  const add = (list: readonly (File | Blob)[], capture: "file" | "microphone") => {
    const added = list.flatMap((file) => {
      const one = session?.addFile(file, capture, "conversation");
      return one && typeof one === "object" ? [one] : [];
    });
    setFiles([...files, ...added]);
    setVoice(false);
  };
  const send = () => {
    if (!session || (text.trim() === "" && files.length === 0)) return;
    setPhase("sending");
    new OwnCase(session).write(text.trim().normalize("NFC"), files, words.language, standingCircles(state)).then(
      () => {
        setText("");
        setFiles([]);
        setPhase("writing");
      },
      () => setPhase("stopped"),
    );
  };
  return (
    <section class="stack-2 writing">
      {files.length > 0 && <FileRows state={state} files={files} />}
      {voice && <Recorder state={state} own onKept={(sound) => add([sound], "microphone")} />}
      {phase === "stopped" && <Note alert>{words.say("talk.stopped")}</Note>}
      {phase === "sending" && <p role="status">{words.say("talk.sending")}</p>}
      <WriteLine state={state} text={text} onWrite={setText} busy={phase === "sending"} send={send} />
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
