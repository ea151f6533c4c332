import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Actions, Button, Heading, Icon, Note, type Screen, Switch } from "../parts.tsx";
import type { State } from "../state.ts";

const HIDES_AFTER = 60_000;

/** Six groups or three contacts, for a minute at a time. */
function CodeCard({ state, groups }: { readonly state: State; readonly groups: readonly string[] }): JSX.Element {
  const { words } = state;
  const [shown, setShown] = useState(!state.guarded);
  const [phones, setPhones] = useState(false);
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setShown(false), HIDES_AFTER);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <section class="card code" aria-label={words.say("code.label")}>
      {!shown && <p>{words.say(state.guarded ? "code.watched" : "code.hidden")}</p>}
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
