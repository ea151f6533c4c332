import { render } from "preact";
import type { Doorway } from "../door/doorway.ts";
import { answeredBy } from "../flow/steps.ts";
import { App } from "./app.tsx";
import "./app.css";
import "./sharing.css";
import "./own-case.css";
import { openState, type State } from "./state.ts";

let state: State | undefined;
let shown = 0;

/** Takes over from the door. Called again whenever she comes back from it, perhaps in another language. */
export async function open(door: Doorway): Promise<void> {
  state ??= await openState(door);
  await state.speak();
  const { way } = door;
  for (const [id, codes] of Object.entries(answeredBy(way))) state.notebook.choose(id, codes);
  state.path.value = { kind: way === "care" || way === "danger" ? "fast" : "short" };
  state.before = { codeShown: state.codeShown, noteSeen: state.noteSeen };
  render(<App key={++shown} state={state} way={way} />, door.root);
  // While she reads: what seals, and who may read.
  void state.findCircles();
}
