import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { OwnCase } from "../../flow/own-case.ts";
import { Actions, Button, Heading, Note, type Screen } from "../parts.tsx";
import type { State } from "../state.ts";
import { standingCircles, Whose } from "./readers.tsx";
import { undone } from "./undone.ts";

/** Shuts out whom she named, and only then lets the answer go. */
async function part(state: State): Promise<void> {
  const session = state.session.value;
  if (session && state.apart) await new OwnCase(session).shutOut(state.apart, standingCircles(state));
  state.parted = true;
  state.keepQuietly();
}

/**
 * She answered that someone from aid or a peace force did it, and others read already: before that answer goes she can
 * shut out the organisation concerned, and turn to one that is independent.
 */
export function Parting({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState("");
  useEffect(() => {
    state.session.value?.refresh().catch(() => undefined);
    if (state.circles.value === "away") void state.findCircles();
  }, []);
  const then = (onward: () => void) => () => {
    setBusy(true);
    setWhy("");
    part(state)
      .then(onward, (cause: unknown) => setWhy(undone(state, cause)))
      .finally(() => setBusy(false));
  };
  return (
    <main>
      <div class="lead">
        <Heading>{words.say("parting.title")}</Heading>
        <p class="soft">{words.say("parting.sub")}</p>
      </div>
      <Whose state={state} circles={standingCircles(state)} none={words.say("parting.none")} />
      {why && <Note alert>{why}</Note>}
      <Actions>
        {state.checkedCircles.some((one) => one.independent) && (
          <Button off={busy} onClick={then(() => go.to({ name: "readers" }))}>
            {words.say("parting.choose")}
          </Button>
        )}
        <Button main off={busy} onClick={then(go.next)}>
          {words.say("continue")}
        </Button>
      </Actions>
    </main>
  );
}
