import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { FileOnItsWay } from "../../flow/files.ts";
import { Button, Icon, Note } from "../parts.tsx";
import type { State } from "../state.ts";
import { FileRows, fileName, markAdded } from "./files.tsx";

const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

type Phase =
  | { readonly name: "idle" | "refused" }
  | { readonly name: "recording"; readonly since: number; readonly recorder: MediaRecorder }
  | { readonly name: "heard"; readonly sound: Blob; readonly address: string };

interface Recorded {
  readonly state: State;
  readonly onKept?: (sound: Blob) => void;
  /** The caller keeps the sound itself. */
  readonly own?: boolean;
}

/** Records a voice note in memory: it may be heard and dropped before it becomes a file. */
export function Recorder(props: Recorded): JSX.Element {
  const { words } = props.state;
  const [phase, setPhase] = useState<Phase>({ name: "idle" });
  const [seconds, setSeconds] = useState(0);
  useWhile(props.state, phase, setSeconds);
  const drop = () => {
    release(phase);
    setPhase({ name: "idle" });
  };
  const start = () => {
    // A second recording would begin with the seconds of the first.
    setSeconds(0);
    begin(setPhase).catch(() => setPhase({ name: "refused" }));
  };
  const keep = (sound: Blob) => {
    drop();
    if (props.own) {
      props.onKept?.(sound);
      return;
    }
    void keepAsFile(props, sound);
  };
  return (
    <section class="card stack-2" aria-label={words.say("rec.title")}>
      <p class="soft">{words.say("rec.plain")}</p>
      {phase.name === "refused" && <Note alert>{words.say("rec.none")}</Note>}
      {(phase.name === "idle" || phase.name === "refused") && (
        <Button slim onClick={start}>
          <Icon name="mic" />
          {words.say("rec.start")}
        </Button>
      )}
      {phase.name === "recording" && (
        <Recording state={props.state} seconds={seconds} stop={() => phase.recorder.stop()} />
      )}
      {phase.name === "heard" && <Heard state={props.state} phase={phase} drop={drop} keep={keep} />}
    </section>
  );
}

async function keepAsFile(props: Recorded, sound: Blob): Promise<void> {
  const session = await props.state.seal();
  session.addFile(sound, "microphone");
  markAdded(props.state);
  props.onKept?.(sound);
}

/** Her voice as her message, or as part of it: heard again, and taken out until it is kept with the words. */
export function Voice({ state }: { readonly state: State }): JSX.Element {
  const voices = state.session.value?.files.filter((file) => file.spoken !== undefined) ?? [];
  const keep = (sound: Blob) => {
    void state.seal().then((session) => session.addFile(sound, "microphone", "conversation", state.words.language));
  };
  return (
    <>
      {voices.map((file) => (
        <Said key={file.number} state={state} file={file} />
      ))}
      <Recorder state={state} own onKept={keep} />
    </>
  );
}

function Said({ state, file }: { readonly state: State; readonly file: FileOnItsWay }): JSX.Element {
  const [address] = useState(() => URL.createObjectURL(file.sound));
  useEffect(() => () => URL.revokeObjectURL(address), []);
  return (
    <div class="stack-2">
      <FileRows state={state} files={[file]} />
      {file.sound.size > 0 && <audio controls src={address} aria-label={fileName(state, file)} />}
    </div>
  );
}

/** Counts the seconds, and lets go of microphone and sound when the screen or the page is left. */
function useWhile(state: State, phase: Phase, count: (seconds: number) => void): void {
  const live = useRef<Phase>(phase);
  live.current = phase;
  useEffect(() => {
    const stop = () => release(live.current);
    state.door.onLeave(stop);
    const timer = setInterval(() => {
      if (live.current.name === "recording") count(Math.floor((Date.now() - live.current.since) / 1000));
    }, 500);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, []);
}

function Recording(props: { readonly state: State; readonly seconds: number; readonly stop: () => void }): JSX.Element {
  const { words } = props.state;
  return (
    <>
      <p role="timer" class="strong">
        {words.say("rec.time", { time: clock(props.seconds) })}
      </p>
      <Button slim onClick={props.stop}>
        {words.say("rec.stop")}
      </Button>
    </>
  );
}

function Heard(props: {
  readonly state: State;
  readonly phase: Extract<Phase, { name: "heard" }>;
  readonly drop: () => void;
  readonly keep: (sound: Blob) => void;
}): JSX.Element {
  const { words } = props.state;
  return (
    <>
      <audio controls src={props.phase.address} />
      <div class="pair">
        <Button slim onClick={props.drop}>
          {words.say("rec.drop")}
        </Button>
        <Button slim onClick={() => props.keep(props.phase.sound)}>
          {words.say("rec.keep")}
        </Button>
      </div>
    </>
  );
}

async function begin(setPhase: (phase: Phase) => void): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(stream, { ...(type && { mimeType: type }), audioBitsPerSecond: 24_000 });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.onstop = () => {
    for (const track of stream.getTracks()) track.stop();
    const sound = new Blob(parts, { type: recorder.mimeType.split(";")[0] ?? "audio/webm" });
    if (sound.size > 0) setPhase({ name: "heard", sound, address: URL.createObjectURL(sound) });
    else setPhase({ name: "idle" });
  };
  recorder.start();
  setPhase({ name: "recording", since: Date.now(), recorder });
}

function release(phase: Phase): void {
  if (phase.name === "recording") {
    phase.recorder.onstop = null;
    for (const track of phase.recorder.stream.getTracks()) track.stop();
  }
  if (phase.name === "heard") URL.revokeObjectURL(phase.address);
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
