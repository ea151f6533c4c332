import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../parts/basic.tsx";
import { t } from "../words/index.ts";
import { edgeBeside, fieldInUse } from "./beside.ts";
import { heard, pass, toasts } from "./state.ts";

const tick = 500;

/** Nobody reads what is out of sight, and whoever points at it or is in it has not finished. */
const isHeld = (box: HTMLElement): boolean =>
  document.hidden ||
  !box.checkVisibility() ||
  box.matches(":hover, :focus-within") ||
  document.querySelector("dialog[open]") !== null;

/** Which edge of the window it stands at: never the one where something is being written. */
const useEdge = (shown: number): "start" | "end" => {
  const [edge, turn] = useState<"start" | "end">("end");
  useEffect(() => {
    if (shown === 0) return undefined;
    const look = (): void => turn(edgeBeside(fieldInUse()?.getBoundingClientRect(), innerHeight));
    const events = ["focusin", "focusout", "scroll", "resize"] as const;
    look();
    // On a telephone it takes room of its own: what is written in must not slide out below.
    fieldInUse()?.scrollIntoView({ block: "nearest" });
    for (const event of events) addEventListener(event, look, true);
    return () => {
      for (const event of events) removeEventListener(event, look, true);
    };
  }, [shown]);
  return edge;
};

/** Short sentences after an act, told politely. They go by themselves once there was time to read them. */
export const Toasts = () => {
  const box = useRef<HTMLDivElement>(null);
  const shown = toasts.value.length;
  const edge = useEdge(shown);
  useEffect(() => {
    if (shown === 0) return undefined;
    const timer = setInterval(() => {
      if (box.current !== null && !isHeld(box.current)) pass(tick);
    }, tick);
    return () => clearInterval(timer);
  }, [shown === 0]);
  const read = (id: number): void => {
    document.querySelector("main")?.focus({ preventScroll: true });
    heard(id);
  };
  return (
    <div class={`toasts ${edge}`} role="status" aria-atomic="false" ref={box}>
      <ul>
        {toasts.value.map((toast) => (
          <li key={toast.id}>
            <span class="grow" dir="auto">
              {toast.text}
            </span>
            <Button tone="plain" icon="close" label={t("act.read")} onPress={() => read(toast.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
};
