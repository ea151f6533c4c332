import act from "./fr/case.json";
import acts from "./fr/acts.json";
import type { Catalogue } from "./en.ts";
import frame from "./fr/frame.json";
import intake from "./fr/intake.json";
import people from "./fr/people.json";
import problem from "./fr/problem.json";
import queue from "./fr/queue.json";
import setup from "./fr/setup.json";
import talk from "./fr/talk.json";

const words: Catalogue = { ...frame, ...queue, ...act, ...acts, ...talk, ...intake, ...people, ...setup, ...problem };

export default words;
