import type { Catalogue } from "./inside-en.ts";
import acts from "./ar/acts.json";
import case_ from "./ar/case.json";
import intake from "./ar/intake.json";
import people from "./ar/people.json";
import queue from "./ar/queue.json";
import talk from "./ar/talk.json";

const words: Catalogue = { ...acts, ...case_, ...intake, ...people, ...queue, ...talk };

export default words;
