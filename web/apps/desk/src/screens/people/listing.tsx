import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { me } from "../../frame/state.ts";
import { Button, Empty } from "../../parts/basic.tsx";

/** How a form that was opened ends: left as it was, or with something signed. */
export interface FormEnds {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One act at a time on something shown; what was signed is read anew. */
export const useAct = <Act extends string>(onChange: () => void) => {
  const [act, open] = useState<Act | undefined>(undefined);
  const onClose = (): void => open(undefined);
  const onDone = (): void => {
    onClose();
    onChange();
  };
  return { act, open, ends: { onClose, onDone } satisfies FormEnds } as const;
};

export interface ListingProps {
  readonly head?: ComponentChildren;
  readonly add: string;
  /** What stands there while there is nothing; nothing where there is something. */
  readonly empty: string | undefined;
  readonly form: (ends: FormEnds) => ComponentChildren;
  readonly onChange: () => void;
  readonly children: ComponentChildren;
}

/** A part of the directory: what it is, the way to add to it for administrators, and what is in it. */
export const Listing = ({ head, add, empty, form, onChange, children }: ListingProps) => {
  const { act, open, ends } = useAct<"add">(onChange);
  return (
    <section class="stack top">
      {head}
      {me.value?.administrator === true && (
        <div class="row">
          <Button tone="main" icon="plus" onPress={() => open("add")}>
            {add}
          </Button>
        </div>
      )}
      {empty !== undefined && <Empty text={empty} />}
      {children}
      {act === "add" && form(ends)}
    </section>
  );
};
