import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Actions, Button, Heading, Icon, Note, type Screen, Switch } from "../parts.tsx";
import type { State } from "../state.ts";

const HIDES_AFTER = 60_000;

/** Six groups or three contacts, for a minute at a time. */
function CodeCard({ state, groups }: { readonly state: State; readonly groups: readonly string[] }): JSX.Element {
  const { words } = state;
  const [shown, setShown] = useState(!state.watched);
  const [phones, setPhones] = useState(false);
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setShown(false), HIDES_AFTER);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <section class="card code" aria-label={words.say("code.label")}>
      {!shown && <p>{words.say(state.watched ? "code.watched" : "code.hidden")}</p>}
      {shown && (phones ? <AsPhones state={state} groups={groups} /> : <Groups groups={groups} />)}
      <div class="pair">
        <Button slim onClick={() => setShown(!shown)}>
          <Icon name={shown ? "veil" : "eye"} />
          {words.say(shown ? "code.hide" : "code.show")}
        </Button>
        {shown && (
          <Button slim onClick={() => setPhones(!phones)}>
            <Icon name="phone" />
            {words.say(phones ? "code.digits" : "code.phones")}
          </Button>
        )}
      </div>
    </section>
  );
}

function HoldBack({ state }: { readonly state: State }): JSX.Element {
  const session = state.session.value;
  return (
    <div class="card">
      <Switch
        label={state.words.say("code.hold")}
        sub={state.words.say("code.holdSub")}
        on={session?.holdBack === true}
        onTurn={(on) => {
          if (session) session.holdBack = on;
          state.touch();
        }}
      />
    </div>
  );
}

/** The code was shown: from now on what is finished is kept as a private record. */
function beginKeeping(state: State): void {
  state.codeShown = true;
  void state.session.value?.keepQuietly(state.notebook, state.asked, state.wording);
}

function Away({ state, again }: { readonly state: State; readonly again: () => void }): JSX.Element {
  return (
    <>
      <Note alert>{state.words.say("noNetwork")}</Note>
      <Button slim onClick={again}>
        {state.words.say("tryAgain")}
      </Button>
    </>
  );
}

/** The code: shown for a minute at a time, behind one tap where somebody may be looking. */
export function Code({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const [away, setAway] = useState(false);
  const prepare = () => {
    setAway(false);
    state.seal().then(
      (session) => {
        session.drawCode();
        state.touch();
      },
      () => setAway(true),
    );
  };
  useEffect(prepare, []);
  const groups = state.session.value?.codeGroups() ?? [];
  const have = () => {
    beginKeeping(state);
    go.next();
  };
  return (
    <main>
      <div class="lead">
        <Heading>{words.say("code.title")}</Heading>
        <p class="soft">{words.say("code.sub")}</p>
      </div>
      {away && <Away state={state} again={prepare} />}
      {!away && groups.length === 0 && <p role="status">{words.say("code.making")}</p>}
      {groups.length > 0 && <CodeCard state={state} groups={groups} />}
      <p class="soft">{words.say("code.keep")}</p>
      <p class="soft">{words.say("code.goes")}</p>
      <HoldBack state={state} />
      <Actions>
        <Button main onClick={have}>
          {words.say("code.have")}
        </Button>
      </Actions>
    </main>
  );
}

/** Left to right in every language. */
function Groups({ groups }: { readonly groups: readonly string[] }): JSX.Element {
  return (
    <ol dir="ltr">
      {groups.map((group, index) => (
        <li key={index}>
          <i aria-hidden="true">{index + 1}</i>
          {group}
        </li>
      ))}
    </ol>
  );
}

/** The same digits laid out as three contacts of eight: a page of an address book. */
function AsPhones({ state, groups }: { readonly state: State; readonly groups: readonly string[] }): JSX.Element {
  const { words } = state;
  const names = words.say("code.names").split(/[,،]\s*/);
  return (
    <>
      <ul class="contacts">
        {[0, 1, 2].map((index) => (
          <li key={index}>
            <span>{names[index]}</span>
            <bdi dir="ltr">
              {groups[index * 2]} {groups[index * 2 + 1]}
            </bdi>
          </li>
        ))}
      </ul>
      <p class="soft">{words.say("code.phonesHow")}</p>
    </>
  );
}

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
      .catch(() => setProblem(words.say("enter.away")))
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

/** The sentence that says what is so, or nothing when it opened. */
async function enter(state: State, typed: string): Promise<string> {
  const { words } = state;
  const session = await state.seal();
  const answer = await session.enter(typed);
  if (answer === "opened") {
    state.codeShown = true;
    const before = session.toldBefore();
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
  return state.takeDraft(await sealed.readDraft(await session.draftIdentity()));
}
