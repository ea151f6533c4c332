import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { type Answers, answersToSend, roleOf, routingSlip } from "@backup/questionnaire";
import type { Speaker } from "@backup/sealing";
import { isChosen, shownTeams, standingTeams } from "../../flow/choosing.ts";
import { opensTo, type ReadingCircle } from "../../flow/consents.ts";
import { type DutyHours, nextReading } from "../../flow/hours.ts";
import { Actions, Button, Choice, Heading, Icon, listed, Note, type Screen, Select, Switch, when } from "../parts.tsx";
import type { State } from "../state.ts";
import { CountryPick, Services } from "./help.tsx";
import { KeptLine } from "./keeping.tsx";

/** The teams shown for this report. */
export function circlesFor(state: State): readonly ReadingCircle[] {
  return shownTeams(state.checkedCircles, state.country.value, state.apart);
}

function reads(state: State, circle: ReadingCircle): boolean {
  return isChosen(circle, state.country.value, state.turned.value, state.apart);
}

/** The teams that will be able to read. */
export function chosenCircles(state: State): readonly ReadingCircle[] {
  return circlesFor(state).filter((circle) => reads(state, circle));
}

export function standingCircles(state: State): readonly ReadingCircle[] {
  return standingTeams(state.checkedCircles, state.session.value?.record?.readers ?? [], chosenCircles(state));
}

export function hoursFor(state: State, circles: readonly ReadingCircle[]): DutyHours | undefined {
  const own = circles.flatMap((circle) => circle.countries).find((one) => one.code === state.country.value);
  return own?.hours ?? state.countryFile?.hours ?? circles[0]?.countries[0]?.hours;
}

/** When somebody next reads, in her own time; "not known" where nobody promised an hour. */
export function NextReading({
  state,
  circles,
}: {
  readonly state: State;
  readonly circles: readonly ReadingCircle[];
}): JSX.Element {
  const { words } = state;
  const next = nextReading(hoursFor(state, circles), new Date());
  const text =
    next.kind === "now"
      ? words.say("readers.next.now", { time: words.clock(next.until) })
      : next.kind === "later"
        ? words.say("readers.next.later", { time: when(state, next.from) })
        : words.say("readers.next.unknown");
  return (
    <p class="card line">
      <Icon name="people" />
      <span class="strong">{text}</span>
    </p>
  );
}

/** What the consents she gave open for the teams on this screen. */
function readable(state: State): string {
  const opened = opensTo(answersToSend(state.asked, state.answers), state.contactLeft);
  return listed(
    state,
    opened.map((name) => state.words.say(`readers.what.${name}`)),
  );
}

/** One switch a team: off is struck out. */
function Named({ state, circles }: { readonly state: State; readonly circles: readonly ReadingCircle[] }): JSX.Element {
  const { words } = state;
  const turned = state.turned.value;
  const says = (circle: ReadingCircle) => {
    if (reads(state, circle)) return words.say("readers.reads", { what: readable(state) });
    return words.say(turned[circle.id] === false ? "readers.struck" : "readers.off");
  };
  return (
    <ul class="stacked">
      {circles.map((circle) => (
        <li key={circle.id} class="card">
          <Switch
            label={
              <>
                <b class="line-of">
                  <bdi>{circle.organisation.name}</bdi>
                </b>
                <bdi>{circle.name}</bdi>
                {state.apart !== undefined && circle.independent && <b class="line-of">{words.say("apart.team")}</b>}
              </>
            }
            sub={says(circle)}
            on={reads(state, circle)}
            onTurn={(on) => (state.turned.value = { ...turned, [circle.id]: on })}
          />
        </li>
      ))}
    </ul>
  );
}

/** The organisations that could read, to name the one of whoever did it. */
export function Whose(props: {
  readonly state: State;
  readonly circles: readonly ReadingCircle[];
  readonly none: string;
}): JSX.Element {
  const { state, circles, none } = props;
  const { words, apart = "" } = state;
  const names = new Map<string, string>(circles.map(({ organisation: { id, name } }) => [id, name]));
  return (
    <>
      <Select
        label={words.say("apart.whose")}
        value={apart}
        options={[["", none], ...names]}
        onPick={(id) => (state.saidApart.value = id)}
      />
      {apart && <Note alert>{words.say("apart.shut", { who: names.get(apart) ?? "" })}</Note>}
    </>
  );
}

/** Whoever did it works in aid or a peace force: their organisation is shut out, whoever is independent stands first. */
function Apart({ state }: { readonly state: State }): JSX.Element {
  const { words, apart } = state;
  const on = apart !== undefined;
  const touch = () => {
    // What was switched before was chosen without this in mind.
    state.turned.value = {};
    state.saidApart.value = on ? false : "";
  };
  const independent = circlesFor(state).some((one) => one.independent);
  return (
    <div class="stack-2">
      <Choice type="checkbox" name="apart" checked={on} onTouch={touch} label={words.say("apart.is")} />
      {on && (
        <>
          <Whose state={state} circles={state.checkedCircles} none={words.say("apart.other")} />
          <p class="soft">{words.say(independent ? "apart.how" : "apart.none")}</p>
        </>
      )}
    </div>
  );
}

/** Teams of several countries read: with the country named, only those near stand here. */
function ofSeveral(circles: readonly ReadingCircle[]): boolean {
  return new Set(circles.flatMap((circle) => circle.countries.map((one) => one.code))).size > 1;
}

/** Who will be able to read, by name, before anything is sealed for them; any can be struck out. */
export function Readers({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const all = circlesFor(state);
  const chosen = chosenCircles(state);
  useEffect(() => {
    if (state.circles.value === "away") void state.findCircles();
  }, []);
  const waiting = state.circles.value === undefined;
  return (
    <main>
      <div class="lead">
        <Heading>{words.say("readers.title")}</Heading>
        {chosen.length > 0 && <p class="soft">{words.say("readers.sub")}</p>}
      </div>
      {state.alert && <Note>{words.say("readers.alert")}</Note>}
      {waiting && <p role="status">{words.say("loading")}</p>}
      {state.circles.value === "away" && <Note alert>{words.say("readers.unchecked")}</Note>}
      {typeof state.circles.value === "object" && all.length === 0 && <Note>{words.say("readers.nobody")}</Note>}
      {ofSeveral(state.checkedCircles) && <CountryPick state={state} />}
      {all.length > 0 && chosen.length === 0 && <Note alert>{words.say("readers.choose")}</Note>}
      <Named state={state} circles={all} />
      {state.checkedCircles.length > 0 && <Apart state={state} />}
      {chosen.length > 0 && <NextReading state={state} circles={chosen} />}
      {state.countryFile && state.countryFile.services.length > 0 && <h2>{words.say("readers.meanwhile")}</h2>}
      <Services state={state} />
      <KeptLine state={state} />
      <p class="soft">
        <b class="line-of">{words.say("readers.private")}</b>
        {words.say("readers.privateSub")}
      </p>
      <Actions even>
        <Button onClick={() => go.to({ name: "sending", send: false })}>{words.say("readers.private")}</Button>
        <Button main off={chosen.length === 0} onClick={() => go.to({ name: "sending", send: true })}>
          {words.say("readers.send")}
        </Button>
      </Actions>
    </main>
  );
}

/** Who speaks in a consent (protocol section 6). */
export function speakerOf(answers: Answers): Speaker {
  if (answers["reporter.agreement"]?.includes("child_guardian")) return "guardian";
  const role = roleOf(answers);
  return role === "survivor" ? "self" : role;
}

/** What the sending screen needs: consents, circles and the slip, derived on this phone. */
export function sendingOf(state: State) {
  const circles = chosenCircles(state);
  const first = circles.find((circle) => circle.purposes.includes("intake")) ?? circles[0];
  // A consent that a protection hides by now was not given.
  const answers = answersToSend(state.asked, state.answers);
  return {
    answers,
    speaker: speakerOf(answers),
    circles,
    struck: state.checkedCircles.filter(
      ({ id, organisation }) => state.turned.value[id] === false || organisation.id === state.apart,
    ),
    wording: state.wording,
    contactLeft: state.contactLeft,
    routing: routingSlip(state.clinical, answers, new Date(), first?.id ?? ""),
  };
}
