import type { Catalogue } from "./en.ts";
import frame from "./uk/frame.json";
import problem from "./uk/problem.json";
import setup from "./uk/setup.json";

const words: Catalogue = { ...frame, ...problem, ...setup };

export default words;
