import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button, Icon, Note } from "../parts.tsx";
import type { State } from "../state.ts";
import { markAdded } from "./files.tsx";

const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

type Phase =
  | { readonly name: "idle" | "refused" }
  | { readonly name: "recording"; readonly since: number; readonly recorder: MediaRecorder }
  | { readonly name: "heard"; readonly sound: Blob; readonly address: string };

/** Records a voice note in memory: it may be heard and dropped before it becomes a file. */
export function Recorder(props: {
  readonly state: State;
  readonly onKept?: (sound: Blob) => void;
  readonly own?: boolean;
}): JSX.Element {
  const { words } = props.state;
  const [phase, setPhase] = useState<Phase>({ name: "idle" });
  const [seconds, setSeconds] = useState(0);
  const live = useRef<Phase>(phase);
  live.current = phase;
  useEffect(() => {
    const stop = () => release(live.current);
    props.state.door.onLeave(stop);
    const timer = setInterval(() => {
      if (live.current.name === "recording") setSeconds(Math.floor((Date.now() - live.current.since) / 1000));
    }, 500);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, []);
  const start = () => {
    begin(setPhase).catch(() => setPhase({ name: "refused" }));
  };
  const keep = (sound: Blob) => {
    release(phase);
    setPhase({ name: "idle" });
    if (props.own) return props.onKept?.(sound);
    void props.state.seal().then((session) => {
      session.addFile(sound, "microphone");
      markAdded(props.state);
      props.onKept?.(sound);
    });
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
        <>
          <p role="timer" class="strong">
            {words.say("rec.time", { time: clock(seconds) })}
          </p>
          <Button slim onClick={() => phase.recorder.stop()}>
            {words.say("rec.stop")}
          </Button>
        </>
      )}
      {phase.name === "heard" && (
        <>
          <audio controls src={phase.address} />
          <div class="pair">
            <Button slim onClick={() => (release(phase), setPhase({ name: "idle" }))}>
              {words.say("rec.drop")}
            </Button>
            <Button slim onClick={() => keep(phase.sound)}>
              {words.say("rec.keep")}
            </Button>
          </div>
        </>
      )}
    </section>
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
