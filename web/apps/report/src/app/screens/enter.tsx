import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Refused } from "../../flow/http.ts";
import type { Stands } from "../../flow/notebook.ts";
import { OwnCase } from "../../flow/own-case.ts";
import { standsIn } from "../../flow/record.ts";
import { Actions, Button, Heading, Note, type Screen } from "../parts.tsx";
import type { State } from "../state.ts";
import { undone } from "./undone.ts";

/** No autofill, no spelling, no prediction: what is typed here is the key. */
function CodeField(props: {
  readonly state: State;
  readonly typed: string;
  readonly onType: (text: string) => void;
}): JSX.Element {
  const { words } = props.state;
  return (
    <label class="field-of">
      <span>{words.say("code.label")}</span>
      <textarea
        class="field digits"
        rows={3}
        dir="ltr"
        inputMode="numeric"
        autocomplete="off"
        autocorrect="off"
        autocapitalize="off"
        spellcheck={false}
        value={props.typed}
        onInput={(event) => props.onType(event.currentTarget.value)}
      />
    </label>
  );
}

function Lost({ state }: { readonly state: State }): JSX.Element {
  const [lost, setLost] = useState(false);
  return (
    <>
      <button type="button" class="link" aria-expanded={lost} onClick={() => setLost(!lost)}>
        {state.words.say("enter.lost")}
      </button>
      {lost && <p class="card">{state.words.say("enter.lostHow")}</p>}
    </>
  );
}

/** Coming back. What was typed stays here: it is read on this phone, and never in an address. */
export function Enter({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const open = () => {
    setProblem("");
    setBusy(true);
    enter(state, typed)
      .then((text) => {
        setProblem(text);
        if (text !== "") return;
        setTyped("");
        go.to({ name: "home" });
      })
      .catch((cause: unknown) => setProblem(unopened(state, cause)))
      .finally(() => setBusy(false));
  };
  return (
    <main>
      <div class="lead">
        <Heading>{words.say("enter.title")}</Heading>
        <p class="soft">{words.say("enter.sub")}</p>
      </div>
      <CodeField state={state} typed={typed} onType={setTyped} />
      {problem && <Note alert>{problem}</Note>}
      {busy && <p role="status">{words.say("enter.opening")}</p>}
      <Lost state={state} />
      <Actions>
        <Button main off={busy} onClick={open}>
          {words.say("enter.open")}
        </Button>
      </Actions>
    </main>
  );
}

/** Where no answer came, nor the part that opens: the code went nowhere. */
function unopened(state: State, cause: unknown): string {
  return cause instanceof Refused && cause.remedy !== "away" ? undone(state, cause) : state.words.say("enter.away");
}

/** The sentence that says what is so, or nothing when it opened. */
async function enter(state: State, typed: string): Promise<string> {
  const { words } = state;
  const session = await state.seal();
  const answer = await session.enter(typed);
  if (answer === "opened") {
    state.codeShown = true;
    await restore(state);
    const before = new OwnCase(session).toldBefore();
    state.notebook.learn(before.answers);
    if (before.country && state.country.value === "") state.country.value = before.country;
    return "";
  }
  if (answer === "empty") return (await restore(state)) ? "" : words.say("enter.empty");
  switch (answer.kind) {
    case "letter-found":
      return words.say("enter.letter");
    case "wrong-length":
      return words.say("enter.count", { n: answer.digits });
    case "check-failed":
      return words.say("enter.wrong");
  }
}

/** What this phone kept, by her own choice, under this code. */
async function restore(state: State): Promise<boolean> {
  const sealed = state.sealed.value;
  const session = state.session.value;
  if (typeof sealed !== "object" || !session) return false;
  const { record } = session;
  const stands: Stands = (...draft) => record !== undefined && standsIn(record, ...draft);
  return state.takeDraft(await sealed.readDraft(await session.draftIdentity()), stands);
}
