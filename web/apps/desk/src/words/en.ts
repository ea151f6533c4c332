import frame from "./en/frame.json";
import problem from "./en/problem.json";
import setup from "./en/setup.json";

/** What is said before a member is in, and around every screen. */
const words = { ...frame, ...problem, ...setup };

/** One sentence, or one for each plural form the language has. */
export type Entry = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string });
export type Catalogue = Readonly<Record<keyof typeof words, Entry>>;

export default words satisfies Catalogue;
