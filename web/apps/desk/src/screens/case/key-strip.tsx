import { Icon } from "../../parts/icon.tsx";
import type { Access, CompartmentView } from "../../work/model.ts";
import { t, tMaybe } from "../../words/index.ts";

export const fixed = ["care", "contact", "meeting", "exact", "identity", "account", "exhibits", "legal"] as const;

/** The name of a compartment in plain words; every conversation is one. */
export const compartmentName = (name: string): string =>
  tMaybe(`compartment.${name.startsWith("conversation.") ? "conversation" : name}`) ?? name;

const closed: Access = { kind: "not-granted" };

/** What this member can open. What is closed is hatched and named, so that she sees the limits of what she knows. */
export const KeyStrip = ({ compartments }: { compartments: readonly CompartmentView[] }) => (
  <ul class="keys">
    {fixed.map((name) => {
      const access = compartments.find((one) => one.name === name)?.access ?? closed;
      const open = access.kind === "open";
      return (
        <li key={name} class={open ? "open" : "no hatch"}>
          <Icon name={open ? "unlock" : "lock"} />
          <b>{compartmentName(name)}</b>
          <span>{t(`case.access-${access.kind}`)}</span>
        </li>
      );
    })}
  </ul>
);
