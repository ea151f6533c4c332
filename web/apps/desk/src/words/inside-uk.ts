import type { Catalogue } from "./inside-en.ts";
import acts from "./uk/acts.json";
import case_ from "./uk/case.json";
import intake from "./uk/intake.json";
import people from "./uk/people.json";
import queue from "./uk/queue.json";
import talk from "./uk/talk.json";

const words: Catalogue = { ...acts, ...case_, ...intake, ...people, ...queue, ...talk };

export default words;
