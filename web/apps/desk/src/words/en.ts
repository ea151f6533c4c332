import act from "./en/case.json";
import acts from "./en/acts.json";
import frame from "./en/frame.json";
import intake from "./en/intake.json";
import people from "./en/people.json";
import problem from "./en/problem.json";
import queue from "./en/queue.json";
import setup from "./en/setup.json";
import talk from "./en/talk.json";

const words = { ...frame, ...queue, ...act, ...acts, ...talk, ...intake, ...people, ...setup, ...problem };

export type Word = keyof typeof words;
/** One sentence, or one for each plural form the language has. */
export type Entry = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string });
export type Catalogue = Readonly<Record<Word, Entry>>;

export default words satisfies Catalogue;
