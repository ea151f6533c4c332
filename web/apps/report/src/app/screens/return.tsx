import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button, Note, type Screen } from "../parts.tsx";

type Part = typeof import("./later.ts");
type Name = keyof Part["SCREENS"];

/** The screens of coming back: loaded with their words when the first of them is opened. */
export function Return({ name, ...screen }: Screen & { readonly name: Name }): JSX.Element {
  const { state } = screen;
  const [part, setPart] = useState<Part | "away" | undefined>(state.later as Part | undefined);
  const load = () => {
    setPart(undefined);
    Promise.all([import("./later.ts"), state.wholeQuestionnaire()]).then(
      ([loaded]) => {
        state.later = loaded;
        setPart(loaded);
      },
      () => setPart("away"),
    );
  };
  useEffect(() => {
    if (!part) load();
  }, []);
  const { words } = state;
  if (part === undefined)
    return (
      <main>
        <p role="status">{words.say("loading")}</p>
      </main>
    );
  if (part === "away")
    return (
      <main>
        <Note alert>{words.say("noNetwork")}</Note>
        <Button onClick={load}>{words.say("tryAgain")}</Button>
      </main>
    );
  const Shown = part.SCREENS[name];
  return <Shown {...screen} />;
}
