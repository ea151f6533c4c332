import type { Catalogue } from "./inside-en.ts";
import acts from "./fr/acts.json";
import case_ from "./fr/case.json";
import intake from "./fr/intake.json";
import people from "./fr/people.json";
import queue from "./fr/queue.json";
import talk from "./fr/talk.json";

const words: Catalogue = { ...acts, ...case_, ...intake, ...people, ...queue, ...talk };

export default words;
