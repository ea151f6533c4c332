import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { said } from "../../flow/said.ts";
import { Button, Note } from "../parts.tsx";
import type { State } from "../state.ts";
import { Services } from "./help.tsx";

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

/** Files of hers are not received yet: where they stand, keeping them on this phone is offered. */
export function filesWait(state: State): boolean {
  return state.session.value?.files.some((file) => file.told && file.state !== "whole") === true;
}

/**
 * Whether what she finished is kept: said only once it is; until then, what stands in the way and what she can do.
 * `bare` where the screen offers already to keep it on this phone.
 */
export function KeptLine({ state, bare }: { readonly state: State; readonly bare?: boolean }): JSX.Element | null {
  const { words, codeShown } = state;
  const session = state.session.value;
  if (!codeShown || !session) return null;
  const { kept, holdBack } = session;
  const not = (why: string) => `${words.say("kept.not")} ${why}`;
  if (holdBack) return <p class="soft">{not(words.say("code.holdSub"))}</p>;
  if (kept?.state === "kept")
    return (
      <p role="status" class="soft">
        {words.say("kept.here")}
      </p>
    );
  const told = kept && said(kept);
  if (!told) return null;
  return (
    <>
      <Note alert>{not(words.say(told))}</Note>
      {told === "send.notReady" && <Services state={state} />}
      {!bare && <KeepHere state={state} />}
    </>
  );
}
