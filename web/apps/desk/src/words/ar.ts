import act from "./ar/case.json";
import acts from "./ar/acts.json";
import type { Catalogue } from "./en.ts";
import frame from "./ar/frame.json";
import intake from "./ar/intake.json";
import people from "./ar/people.json";
import problem from "./ar/problem.json";
import queue from "./ar/queue.json";
import setup from "./ar/setup.json";
import talk from "./ar/talk.json";

const words: Catalogue = { ...frame, ...queue, ...act, ...acts, ...talk, ...intake, ...people, ...setup, ...problem };

export default words;
