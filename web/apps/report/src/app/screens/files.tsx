import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { FileOnItsWay } from "../../flow/files.ts";
import type { Session } from "../../flow/session.ts";
import { Icon, Note, Switch } from "../parts.tsx";
import type { State } from "../state.ts";
import { KeepHere } from "./keeping.tsx";
import { Recorder } from "./recorder.tsx";

const MB = 1_000_000;

export function fileName(state: State, file: Pick<FileOnItsWay, "kind" | "number">): string {
  return state.words.say(`media.name.${file.kind}`, { n: file.number });
}

/** Choosing files, and the rows of those on their way. */
export function Files({ state }: { readonly state: State }): JSX.Element {
  const { words } = state;
  const [refused, setRefused] = useState<"empty" | "tooLarge" | undefined>(undefined);
  const [recording, setRecording] = useState(false);
  const session = state.session.value;
  useEffect(() => void state.seal().catch(() => undefined), []);
  const add = (files: FileList | null, capture: "camera" | "file") => {
    setRefused(undefined);
    for (const file of Array.from(files ?? [])) {
      const added = session?.addFile(file, capture);
      if (added === "empty" || added === "tooLarge") setRefused(added);
    }
    markAdded(state);
  };
  const files = session?.files.filter((file) => file.where === "exhibits") ?? [];
  return (
    <div class="stack-2">
      <p class="soft">
        {words.say("media.who")} {words.say("media.care")}
      </p>
      <div class="add">
        <Picker
          label={words.say("media.photo")}
          icon="photo"
          accept="image/*,video/*"
          onPick={(list) => add(list, "camera")}
        />
        <button type="button" class="tile" aria-expanded={recording} onClick={() => setRecording(!recording)}>
          <Icon name="mic" />
          <span>{words.say("media.sound")}</span>
        </button>
        <Picker label={words.say("media.file")} icon="file" accept="" onPick={(list) => add(list, "file")} />
      </div>
      {refused && <Note alert>{words.say(`media.${refused}`)}</Note>}
      {recording && <Recorder state={state} onKept={() => setRecording(false)} />}
      {session && files.length > 0 && <OnTheirWay state={state} session={session} files={files} />}
    </div>
  );
}

function OnTheirWay(props: {
  readonly state: State;
  readonly session: Session;
  readonly files: readonly FileOnItsWay[];
}): JSX.Element {
  const { state, session, files } = props;
  const { words } = state;
  const hold = (on: boolean) => {
    session.holdFiles = on;
    if (!on) void session.carryFiles();
    state.touch();
  };
  return (
    <>
      <FileRows state={state} files={files} />
      <div class="card">
        <Switch label={words.say("media.hold")} sub={words.say("media.holdSub")} on={session.holdFiles} onTurn={hold} />
      </div>
      {!state.keptHere && <p class="soft">{words.say("media.leave")}</p>}
      {state.codeShown && files.some((file) => file.state !== "whole") && <KeepHere state={state} />}
    </>
  );
}

/** The engine only learns that there is a file. */
export function markAdded(state: State): void {
  const any = state.session.value?.files.some((file) => file.where === "exhibits") === true;
  state.notebook.choose("evidence.media", any ? ["added"] : []);
  state.touch();
}

export function Picker(props: {
  readonly label: string;
  readonly icon: "photo" | "file";
  readonly accept: string;
  readonly onPick: (files: FileList | null) => void;
}): JSX.Element {
  return (
    <label class="tile">
      <Icon name={props.icon} />
      <span>{props.label}</span>
      <input
        class="sr"
        type="file"
        multiple
        {...(props.accept && { accept: props.accept })}
        onChange={(event) => {
          props.onPick(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}

/** More rows than this help nobody, and stop a small phone. */
const ROWS = 20;

export function FileRows(props: { readonly state: State; readonly files: readonly FileOnItsWay[] }): JSX.Element {
  const { state, files } = props;
  const { words } = state;
  // What still goes stands first where not all have a row.
  const first = files.length > ROWS ? [...files].sort((one, other) => done(one) - done(other)) : files;
  const whole = files.filter((file) => file.state === "whole").length;
  return (
    <>
      {files.length > ROWS && (
        <p role="status">{words.say("media.many", { all: words.number(files.length), whole: words.number(whole) })}</p>
      )}
      <ul class="stacked">
        {first.slice(0, ROWS).map((file) => (
          <FileRow key={`${file.kind}${file.number}`} state={state} file={file} />
        ))}
      </ul>
    </>
  );
}

function done(file: FileOnItsWay): number {
  return Number(file.state === "whole") + Number(file.state === "arrived");
}

function status(state: State, file: FileOnItsWay): string {
  const { words } = state;
  if (file.open && file.state !== "stopped") return words.say("kept.not");
  return words.say(`media.${file.state}`, {
    done: words.number(file.stored / MB, 1),
    all: words.number(file.all / MB, 1),
  });
}

function FileRow({ state, file }: { readonly state: State; readonly file: FileOnItsWay }): JSX.Element {
  const { words } = state;
  const name = fileName(state, file);
  const going = file.state === "sending" || file.state === "waiting";
  const icon = file.kind === "audio" ? "mute" : file.kind === "other" ? "file" : "veil";
  const done = file.state === "whole" || file.state === "arrived";
  const spoken = file.spoken !== undefined;
  const out = spoken ? file.state !== "whole" : !going && file.state !== "paused" && !done;
  return (
    <li class="card file">
      <span class="veil">
        <Icon name={icon} />
      </span>
      <span>
        <b>{name}</b>
        <small class={file.state === "whole" ? "ok" : ""}>
          {file.state === "whole" && <Icon name="check" />}
          <span>{status(state, file)}</span>
        </small>
      </span>
      {going && !spoken && <Act icon="pause" label={words.say("media.pause", { name })} onClick={() => file.pause()} />}
      {file.state === "paused" && (
        <Act icon="play" label={words.say("media.resume", { name })} onClick={() => resume(state, file)} />
      )}
      {out && <Act icon="close" label={words.say("media.removeOne", { name })} onClick={() => remove(state, file)} />}
      {(going || file.state === "paused") && <progress value={file.stored} max={file.all} aria-label={name} />}
    </li>
  );
}

function resume(state: State, file: FileOnItsWay): void {
  file.goOn();
  void state.session.value?.carryFiles();
}

function remove(state: State, file: FileOnItsWay): void {
  state.session.value?.removeFile(file);
  markAdded(state);
}

function Act(props: {
  readonly icon: "pause" | "play" | "close";
  readonly label: string;
  readonly onClick: () => void;
}): JSX.Element {
  return (
    <button type="button" class="icon" aria-label={props.label} onClick={props.onClick}>
      <Icon name={props.icon} />
    </button>
  );
}
