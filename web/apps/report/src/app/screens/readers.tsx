import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { type Answers, answersToSend, roleOf, routingSlip } from "@backup/questionnaire";
import type { Speaker } from "@backup/sealing";
import type { ReadingCircle } from "../../flow/consents.ts";
import { type DutyHours, nextReading } from "../../flow/hours.ts";
import { Actions, Button, Heading, Icon, listed, Note, type Screen, Switch, when } from "../parts.tsx";
import type { State } from "../state.ts";
import { CountryPick, Services } from "./help.tsx";

/** The circles for this report: those of her country first, then all others; of her country alone where there is one. */
export function circlesFor(state: State): readonly ReadingCircle[] {
  const all = state.checkedCircles;
  const near = all.filter((circle) => circle.countries.some((one) => one.code === state.country.value));
  return near.length > 0 ? near : all;
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
  const { words } = state;
  const answers = answersToSend(state.asked, state.answers);
  const yes = (id: string) => answers[`consent.${id}`]?.[0] === "yes";
  const parts = [words.say("readers.what.care"), words.say("readers.what.conversation")];
  if (yes("share_professionals")) parts.push(words.say("readers.what.account"));
  if (yes("share_professionals") && yes("media")) parts.push(words.say("readers.what.exhibits"));
  return listed(state, parts);
}

/** One switch a team: off is struck out. */
function Named({ state, circles }: { readonly state: State; readonly circles: readonly ReadingCircle[] }): JSX.Element {
  const { words } = state;
  const struck = state.struck.value;
  const turn = (id: string, on: boolean) => {
    state.struck.value = on ? struck.filter((one) => one !== id) : [...struck, id];
  };
  const says = (off: boolean) =>
    off ? words.say("readers.struck") : words.say("readers.reads", { what: readable(state) });
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
              </>
            }
            sub={says(struck.includes(circle.id))}
            on={!struck.includes(circle.id)}
            onTurn={(on) => turn(circle.id, on)}
          />
        </li>
      ))}
    </ul>
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
  const struck = state.struck.value;
  const chosen = all.filter((circle) => !struck.includes(circle.id));
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
      <Named state={state} circles={all} />
      {chosen.length > 0 && <NextReading state={state} circles={chosen} />}
      {state.countryFile && state.countryFile.services.length > 0 && <h2>{words.say("readers.meanwhile")}</h2>}
      <Services state={state} />
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
function speakerOf(answers: Answers): Speaker {
  if (answers["reporter.agreement"]?.includes("child_guardian")) return "guardian";
  const role = roleOf(answers);
  return role === "survivor" ? "self" : role;
}

/** What the sending screen needs: consents, circles and the slip, derived on this phone. */
export function sendingOf(state: State) {
  const all = circlesFor(state);
  const circles = all.filter((circle) => !state.struck.value.includes(circle.id));
  const first = circles.find((circle) => circle.purposes.includes("intake")) ?? circles[0];
  // A consent or a contact that a protection hides by now was not given.
  const answers = answersToSend(state.asked, state.answers);
  const contact = answers["contact.reach"] ? state.notebook.free("contact.reach") : undefined;
  return {
    answers,
    speaker: speakerOf(answers),
    circles,
    struck: all.filter((circle) => state.struck.value.includes(circle.id)),
    wording: state.wording,
    contactLeft: contact?.kind === "contact" && contact.value !== "" && contact.method !== "return_code",
    routing: routingSlip(state.clinical, answers, new Date(), first?.id ?? ""),
  };
}
