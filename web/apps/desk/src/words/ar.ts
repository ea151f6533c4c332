import type { Catalogue } from "./en.ts";
import frame from "./ar/frame.json";
import problem from "./ar/problem.json";
import setup from "./ar/setup.json";

const words: Catalogue = { ...frame, ...problem, ...setup };

export default words;
