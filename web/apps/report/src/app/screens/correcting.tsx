import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { isAsked } from "@backup/questionnaire";
import type { CompartmentName } from "@backup/sealing/reporter";
import type { FileOnItsWay } from "../../flow/files.ts";
import { type CaseRecord, laterThan, type Told } from "../../flow/record.ts";
import { Button, Field, listed, Note, type Screen, when } from "../parts.tsx";
import type { State } from "../state.ts";
import { METHODS } from "./contact.tsx";
import { Recorder } from "./recorder.tsx";
import { Attachment, own } from "./talk.tsx";
import { undone } from "./undone.ts";

/** Questions whose answer is a document of its own: corrected by another answer. */
const AGAIN: Readonly<Record<string, string>> = { contact: "contact.reach", place: "place.now" };

/** Words, a place, a way to reach her or a file: as she first told it, with what she corrected of it later. */
export function Own(props: {
  readonly state: State;
  readonly record: CaseRecord;
  readonly go: Screen["go"] | undefined;
  readonly one: Told;
  readonly by: string | undefined;
}): JSX.Element {
  const { state, record, go, one, by } = props;
  const told = [one, ...laterThan(record, one)];
  const counts = told.findLast((version) => version.kind === one.kind);
  return (
    <li class="card service">
      {by && <small>{by}</small>}
      {told.map((version) => (
        <Version
          key={version.item}
          state={state}
          record={record}
          one={version}
          as={
            AGAIN[version.kind]
              ? version === counts
                ? undefined
                : "told.earlier"
              : version === one
                ? undefined
                : "told.note"
          }
        />
      ))}
      {go && !one.body["about"] && <Correct state={state} go={go} one={one} />}
    </li>
  );
}

function Version(props: {
  readonly state: State;
  readonly record: CaseRecord;
  readonly one: Told;
  readonly as: "told.earlier" | "told.note" | undefined;
}): JSX.Element {
  const { state, record, one, as } = props;
  const attached = Array.isArray(one.body["attachments"]) ? one.body["attachments"] : [one.body["item"]];
  // The name a phone gave a file stays sealed with it.
  const text = one.kind === "exhibit" ? "" : otherText(state, one.kind, one.body);
  return (
    <>
      {text && (
        <span class={as === "told.earlier" ? "soft" : "strong"} dir="auto">
          {as ? state.words.say(as, { text }) : text}
        </span>
      )}
      {record.told
        .filter((file) => file.kind === "exhibit" && attached.includes(file.body["item"]))
        .map((file) => (
          <Attachment key={file.item} state={state} exhibit={file} record={record} />
        ))}
      <small>
        <bdi>{when(state, one.received)}</bdi>
      </small>
    </>
  );
}

/** Where it counts for what others do the question is asked again; anything else gets her words beside it. */
function Correct({ state, go, one }: { readonly state: State; readonly go: Screen["go"]; readonly one: Told }) {
  const again = AGAIN[one.kind];
  const question = state.asked.sections.flatMap((section) => section.questions).find(({ id }) => id === again);
  const ask =
    question &&
    question.compartment.some((name) => name === one.compartment) &&
    isAsked(state.asked, question, state.answers) &&
    (() => {
      state.notebook.correct(question.id, one.item);
      go.to({ name: "again", id: question.id });
    });
  const spoken = one.compartment.startsWith("conversation");
  const keep: Keep = (text, files) =>
    spoken
      ? own(state)?.write(text, files, state.words.language, one.item)
      : own(state)?.annotate({
          compartment: one.compartment as CompartmentName,
          kind: "note",
          body: { about: one.item, text },
        });
  return <Correcting state={state} ask={ask || undefined} spoken={spoken} keep={keep} />;
}

export type Keep = (text: string, files: readonly FileOnItsWay[]) => Promise<void> | undefined;

interface Said {
  readonly state: State;
  readonly keep: Keep;
  /** Whether her voice may say it. */
  readonly spoken?: boolean;
}

/** The way to correct something: another answer, or what she says of it. */
export function Correcting(props: Said & { readonly ask?: (() => void) | undefined }): JSX.Element {
  const [open, setOpen] = useState(false);
  if (open) return <Saying {...props} done={() => setOpen(false)} />;
  return (
    <button type="button" class="link" onClick={props.ask ?? (() => setOpen(true))}>
      {props.state.words.say("told.correct")}
    </button>
  );
}

function Saying({ state, keep, spoken, done }: Said & { readonly done: () => void }): JSX.Element {
  const { words } = state;
  const [text, setText] = useState("");
  const [why, setWhy] = useState("");
  const act = (...files: readonly FileOnItsWay[]) => {
    const said = text.trim().normalize("NFC");
    if (said || files[0]) keep(said, files)?.then(done, (cause: unknown) => setWhy(undone(state, cause)));
    else done();
  };
  const speak = (sound: Blob) => {
    const file = state.session.value?.addFile(sound, "microphone", "conversation");
    if (typeof file === "object") act(file);
  };
  return (
    <div class="stack-2">
      <Field label={words.say("told.correct")} value={text} long onWrite={setText} />
      {spoken && <Recorder state={state} own onKept={speak} />}
      <p class="soft">{words.say("told.noteHow")}</p>
      {why && <Note alert>{why}</Note>}
      <Button slim onClick={() => act()}>
        {words.say("told.keep")}
      </Button>
    </div>
  );
}

export function otherText(state: State, kind: string, body: Readonly<Record<string, unknown>>): string {
  if (typeof body["text"] === "string") return body["text"];
  if (kind === "contact") {
    const method = METHODS.find(([code]) => code === body["method"])?.[1];
    // A number keeps the order of its digits within another script.
    const value = typeof body["value"] === "string" ? `\u2068${body["value"]}\u2069` : "";
    return listed(state, [method && state.words.say(method), value]);
  }
  const country =
    typeof body["country"] === "string" && body["country"].length === 2 ? state.words.country(body["country"]) : "";
  const texts = [body["name"], body["description"]].map((part) => (typeof part === "string" ? part : ""));
  return listed(state, [...texts, country]);
}
