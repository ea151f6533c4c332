import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../words/index.ts";
import { Button } from "./basic.tsx";

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly wide?: boolean;
}

/** The native dialog: it keeps the focus, Esc closes it, and the page behind is inert. */
export const Dialog = ({ title, onClose, children, wide }: DialogProps) => {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    if (dialog?.open === false) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog class={wide === true ? "wide" : undefined} ref={box} aria-labelledby={heading} onClose={onClose}>
      <div class="dialog">
        <header class="row">
          <h2 class="grow" id={heading}>
            {title}
          </h2>
          <Button tone="plain" icon="close" label={t("act.close-dialog")} onPress={() => box.current?.close()} />
        </header>
        {children}
      </div>
    </dialog>
  );
};
