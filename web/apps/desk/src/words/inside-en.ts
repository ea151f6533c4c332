import acts from "./en/acts.json";
import case_ from "./en/case.json";
import intake from "./en/intake.json";
import people from "./en/people.json";
import queue from "./en/queue.json";
import talk from "./en/talk.json";
import type { Entry } from "./en.ts";

/** What the screens behind the sign-in say; loaded with the first of them. */
const words = { ...acts, ...case_, ...intake, ...people, ...queue, ...talk };

export type Catalogue = Readonly<Record<keyof typeof words, Entry>>;

export default words satisfies Catalogue;
