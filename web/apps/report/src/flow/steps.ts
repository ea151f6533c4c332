import {
  type Answers,
  type Asked,
  careFor,
  type Clinical,
  consentsOf,
  dangerFirst,
  mayBeUnder18,
  mayNeedToStop,
  type Path,
  questionsOf,
} from "@backup/questionnaire";
import type { Way } from "../door/doorway.ts";

/** One screen of a way through: a question, or what stands between questions. */
export type Step =
  `q:${string}` | "help" | "care" | "child" | "pause" | "note" | "code" | "choices" | "readers" | "part" | "done";

export interface Going {
  readonly path: Path;
  /** What is done at the end: send to a team, keep for herself, or go back to what is kept already. */
  readonly end: "send" | "keep" | "added";
  readonly clinical: Clinical<string>;
  readonly now: Date;
  readonly codeShown: boolean;
  readonly noteSeen: boolean;
  /** Somebody reads who may depend on whoever did it: she says who, before that answer goes. */
  readonly part?: boolean;
}

/**
 * The whole way with what was answered so far. Help stands right after the answer that calls for it; the country's note
 * before the first sealed question; the code as soon as something sealed exists, before the account.
 */
export function stepsOf(asked: Asked<string>, answers: Answers, going: Going): readonly Step[] {
  const steps: Step[] = [];
  const seen: Record<string, readonly string[]> = {};
  const add = (step: Step) => {
    if (!steps.includes(step)) steps.push(step);
  };
  const take = (id: string) => {
    const given = answers[id];
    if (given) seen[id] = given;
  };
  const asksAge = questionsOf(asked, going.path, answers).some((question) => question.id === "victim.age_band");
  const ofAChild = !asksAge && forAChild(answers) && !saidUnder18(answers);
  for (const question of questionsOf(asked, going.path, answers)) {
    if (question.sensitivity === "sealed" && !going.noteSeen) add("note");
    if (question.id.startsWith("story.") && !going.codeShown && going.end !== "added") add("code");
    add(`q:${question.id}`);
    if (question.id === "perp.category" && going.part === true) add("part");
    take(question.id);
    // The door asks for age together with the role; a way that asks it again takes it up there.
    if (question.id === "reporter.role" && !asksAge && !ofAChild) take("victim.age_band");
    // Help for a child: the age says whether she speaks of herself, so that a mother is not taken for her child.
    if (question.id === "needs.list" && ofAChild) {
      add("q:victim.age_band");
      take("victim.age_band");
    }
    if (going.end === "added") continue;
    if (dangerFirst(going.clinical, seen)) add("help");
    if (mayBeUnder18(asked, seen)) add("child");
    if (mayNeedToStop(seen)) {
      add("pause");
      if (!going.codeShown) add("code");
    }
    if (question.id === "time.since" && careFor(going.clinical, seen, going.now, []).length > 0) add("care");
  }
  if (going.end === "added") return [...steps, ...newCare(asked, answers, going), "done"];
  if (going.path.kind === "short" && going.end === "send" && consentsOf(asked, answers).length > 0) add("choices");
  if (!going.codeShown) add("code");
  if (going.end === "send") add("readers");
  return [...steps, "done"];
}

function saidUnder18(answers: Answers): boolean {
  return answers["victim.age_band"]?.includes("under_18") === true;
}

function forAChild(answers: Answers): boolean {
  return answers["needs.list"]?.includes("child_services") === true;
}

/** Care that only the answers of this section call for, or call for more surely: it stands at its end. */
function newCare(asked: Asked<string>, answers: Answers, { path, clinical, now }: Going): readonly Step[] {
  const here = new Set(questionsOf(asked, path, answers).map((question) => question.id));
  const others = Object.fromEntries(Object.entries(answers).filter(([id]) => !here.has(id)));
  const care = (given: Answers) => careFor(clinical, given, now, []).map(({ window, ask }) => `${window.id} ${ask}`);
  const known = care(others);
  return care(answers).some((one) => !known.includes(one)) ? ["care"] : [];
}

/** The step after one; where it has disappeared meanwhile, the first that was not yet passed. */
export function stepAfter(steps: readonly Step[], trail: readonly Step[], current: Step): Step {
  const at = steps.indexOf(current);
  if (at >= 0) return steps[at + 1] ?? "done";
  return steps.find((step) => !trail.includes(step)) ?? "done";
}

/** What choosing a way answers by itself: the button of danger stands with the other answers, and the team sees it first. */
export const answeredBy = (way: Way): Answers => (way === "danger" ? { "safety.now": ["danger"] } : {});

/** What the door asked already: for danger nothing, so that the role and the age are asked after help. */
const askedAtDoor = (way: Way): readonly Step[] =>
  way === "danger" ? ["q:safety.now"] : ["q:reporter.role", "q:safety.now"];

const isHelp = (step: Step): boolean => step === "help" || step === "child";

/** Where a way begins: help where what was answered calls for it, else the first step that the door did not ask. */
export function firstStep(steps: readonly Step[], way: Way): Step {
  if (way === "danger") return "help";
  return steps.find(isHelp) ?? steps.find((step) => !askedAtDoor(way).includes(step)) ?? "done";
}

/** The step after those passed; nothing is shown twice on the way forward. */
export function nextStep(steps: readonly Step[], way: Way, passed: readonly Step[]): Step {
  const door = askedAtDoor(way);
  const current = passed[passed.length - 1] ?? "done";
  // Where help came first of all, what stands before it in the order is asked after it, and not passed over.
  const early = passed.length === 1 && isHelp(current);
  const before = early && steps.find((step) => step !== current && !door.includes(step));
  if (before) return before;
  let next = stepAfter(steps, [...door, ...passed], current);
  while (next !== "done" && (passed.includes(next) || door.includes(next)))
    next = stepAfter(steps, [...door, ...passed], next);
  return next;
}
