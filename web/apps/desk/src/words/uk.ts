import act from "./uk/case.json";
import acts from "./uk/acts.json";
import type { Catalogue } from "./en.ts";
import frame from "./uk/frame.json";
import intake from "./uk/intake.json";
import people from "./uk/people.json";
import problem from "./uk/problem.json";
import queue from "./uk/queue.json";
import setup from "./uk/setup.json";
import talk from "./uk/talk.json";

const words: Catalogue = { ...frame, ...queue, ...act, ...acts, ...talk, ...intake, ...people, ...setup, ...problem };

export default words;
