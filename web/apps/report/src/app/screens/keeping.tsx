import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Button, Note } from "../parts.tsx";
import type { State } from "../state.ts";

/** Keeping on this phone, with what it risks said before she chooses, and the way to take it away again. */
export function KeepHere({ state }: { readonly state: State }): JSX.Element {
  const { words } = state;
  const [phase, setPhase] = useState<"" | "busy" | "full" | "none">("");
  const keep = () => {
    setPhase("busy");
    state.keepOnPhone().then(
      (kept) => setPhase(kept === "words" ? "full" : ""),
      () => setPhase("none"),
    );
  };
  return (
    <section class="card stack-2">
      {state.keptHere ? (
        <Note alert>{words.say("send.keptHere")}</Note>
      ) : (
        <p class="soft">{words.say("send.keepHereSub")}</p>
      )}
      {phase === "full" && <Note alert>{words.say("send.noRoom")}</Note>}
      {phase === "none" && <Note alert>{words.say("send.keepNot")}</Note>}
      {state.keptHere ? (
        <Button slim onClick={() => void state.dropFromPhone()}>
          {words.say("send.forget")}
        </Button>
      ) : (
        <Button slim off={phase === "busy"} onClick={keep}>
          {words.say("send.keepHere")}
        </Button>
      )}
    </section>
  );
}
