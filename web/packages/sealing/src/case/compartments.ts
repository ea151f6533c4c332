declare const named: unique symbol;
/** Name of a compartment (protocol section 6). */
export type CompartmentName = string & { readonly [named]: true };

const FIXED = ["care", "contact", "meeting", "exact", "identity", "account", "exhibits", "legal", "team"] as const;
/** The compartments with a name of their own; every `conversation.<8 hex>` is another one. */
export type FixedCompartment = (typeof FIXED)[number];

const CONVERSATION = /^conversation\.[0-9a-f]{8}$/;

/** True for the nine fixed names and `conversation.` with 8 lower-case hexadecimal digits. */
export function isCompartmentName(text: string): text is CompartmentName {
  return (FIXED as readonly string[]).includes(text) || CONVERSATION.test(text);
}

/** A fixed compartment by its name. */
export function compartment(name: FixedCompartment): CompartmentName {
  return name as string as CompartmentName;
}

/** A conversation's compartment, its digits drawn by whoever makes it (protocol section 18). */
export function newConversation(random: (length: number) => Uint8Array): CompartmentName {
  const digits = Array.from(random(4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `conversation.${digits}` as CompartmentName;
}

/** Row of the gate a compartment falls under: every conversation is one. */
export function compartmentKind(name: CompartmentName): FixedCompartment | "conversation" {
  return CONVERSATION.test(name) ? "conversation" : (name as string as FixedCompartment);
}
