import type { Catalogue } from "./en.ts";
import frame from "./fr/frame.json";
import problem from "./fr/problem.json";
import setup from "./fr/setup.json";

const words: Catalogue = { ...frame, ...problem, ...setup };

export default words;
