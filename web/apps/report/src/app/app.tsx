import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Way } from "../door/doorway.ts";
import { firstStep, nextStep, type Step, stepsOf } from "../flow/steps.ts";
import type { Place, Screen } from "./parts.tsx";
import { Care, Child, CountryNote, Help, Pause, Who } from "./screens/help.tsx";
import { Question } from "./screens/question.tsx";
import { Choices } from "./screens/choices.tsx";
import { Code } from "./screens/code.tsx";
import { Readers } from "./screens/readers.tsx";
import { SendingNow, Sent } from "./screens/sending.tsx";
import { Return } from "./screens/return.tsx";
import type { State } from "./state.ts";

/** Where she is: a step of a way, or a place beside it. */
type Spot = { readonly step: Step } | { readonly place: Place };

const PLACES: Readonly<Partial<Record<Way, Place>>> = {
  who: { name: "who" },
  code: { name: "enter" },
};

/** Steps do not vanish from under her: what had been seen before this way began counts, not what is seen on it. */
function stepsNow(state: State, way: Way): readonly Step[] {
  const { codeShown, noteSeen } = state.before;
  return stepsOf(state.asked, state.answers, {
    path: state.path.value,
    end: state.path.value.kind === "section" ? "added" : way === "note" ? "keep" : "send",
    clinical: state.clinical,
    now: new Date(),
    codeShown,
    noteSeen,
    part: state.mustPart,
  });
}

/** The first step after what the door already asked. */
function begin(state: State, way: Way): Spot {
  const place = PLACES[way];
  if (place) return { place };
  return { step: firstStep(stepsNow(state, way), way) };
}

export function App({ state, way }: { readonly state: State; readonly way: Way }): JSX.Element {
  const [, redraw] = useState(0);
  state.redraw = () => redraw((count) => count + 1);
  const [trail, setTrail] = useState<readonly Spot[]>(() => [begin(state, way)]);
  const here = trail[trail.length - 1] ?? { place: { name: "home" } as const };
  const push = (spot: Spot) => setTrail([...trail, spot]);
  const go = useMemo<Screen["go"]>(
    () => ({
      next: () => push(after(state, way, trail)),
      to: (place) => {
        if (place.name === "section") {
          state.path.value = { kind: "section", id: place.id };
          state.before = { codeShown: state.codeShown, noteSeen: state.noteSeen };
          const [first] = stepsNow(state, way);
          push({ step: first ?? "done" });
        } else if (place.name === "home" || place.name === "sent" || place.name === "sending") setTrail([{ place }]);
        else push({ place });
      },
      back: () => (trail.length > 1 ? setTrail(trail.slice(0, -1)) : state.door.reopen()),
    }),
    [trail],
  );
  // After sending there is no way back into what was sent; at home Back has nowhere to go.
  const rooted = "place" in here && ["home", "sent", "sending"].includes(here.place.name) && trail.length === 1;
  state.door.onBack(rooted ? undefined : go.back);
  const screen = { state, go };
  return "step" in here ? stepScreen(here.step, screen, trail.length) : placeScreen(here.place, screen);
}

function after(state: State, way: Way, trail: readonly Spot[]): Spot {
  const here = trail[trail.length - 1];
  if (here && "place" in here) {
    // A correction that was skipped is none.
    if (here.place.name === "again" && !state.notebook.free(here.place.id)) return { place: { name: "told" } };
    if (["words", "again"].includes(here.place.name)) return { place: { name: "sending", send: false } };
    // What is sent later is asked about first, as on the way.
    return { place: { name: here.place.name === "choices" ? "readers" : "home" } };
  }
  const passed = trail.flatMap((spot) => ("step" in spot ? [spot.step] : []));
  const next = nextStep(stepsNow(state, way), way, passed);
  if (next !== "done") return { step: next };
  if (state.path.value.kind === "section") return { place: { name: "sending", send: false } };
  return { place: { name: "sending", send: way !== "note" } };
}

/** Steps that only inform. */
const INFORM: readonly Step[] = ["help", "care", "child"];

function stepScreen(step: Step, screen: Screen, passed: number): JSX.Element {
  const { state } = screen;
  // With another country the question she was at is there again.
  if (state.informs && state.path.value.kind !== "section" && !INFORM.includes(step))
    return <Help key="help" {...screen} />;
  if (step.startsWith("q:")) return <Question key={step} id={step.slice(2)} passed={passed} {...screen} />;
  switch (step) {
    case "help":
      return <Help key={step} {...screen} />;
    case "care":
      return <Care key={step} {...screen} />;
    case "child":
      return <Child key={step} {...screen} />;
    case "pause":
      return <Pause key={step} {...screen} />;
    case "note":
      return <CountryNote key={step} {...screen} />;
    case "code":
      return <Code key={step} {...screen} />;
    case "choices":
      return <Choices key={step} {...screen} />;
    case "part":
      return <Return key={step} name={step} {...screen} />;
    default:
      return <Readers key={step} {...screen} />;
  }
}

function placeScreen(place: Place, screen: Screen): JSX.Element {
  switch (place.name) {
    case "who":
      return <Who {...screen} />;
    case "sending":
      return <SendingNow send={place.send} {...screen} />;
    case "sent":
      return <Sent {...screen} />;
    case "choices":
      return <Choices {...screen} />;
    case "readers":
      return <Readers {...screen} />;
    case "again":
      return <Question id={place.id} passed={0} {...screen} />;
    default:
      return <Return key={place.name} name={place.name} {...screen} />;
  }
}
