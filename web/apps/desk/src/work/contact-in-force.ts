import { byReceipt, correctionsIn, isHers, type Read } from "./corrections.ts";
import { textOf, type ReadDocument } from "./reading.ts";

/** A way to reach the person that she replaced or took back: it is shown struck, and nobody uses it. */
export interface StruckReach {
  readonly value: string;
  readonly since: Date;
}

/** The one way to reach the person that counts, from all that she left. */
export interface ContactInForce {
  readonly contact: Read | undefined;
  readonly reach: string | undefined;
  /** Whether it corrects an earlier one. */
  readonly corrected: boolean;
  /** Whether one that she never replaced says “do not contact”. */
  readonly none: boolean;
  readonly struck: readonly StruckReach[];
  /** Whether words of hers about the last one came after it. */
  readonly doubt: boolean;
}

const reachOf = (one: Read): string | undefined => textOf(one.statement.body, "value");

/**
 * The newest `contact` of the person's counts, a correction always after what it corrects. Words of hers about a contact
 * that came after it may say anything: until she leaves a way anew there is none.
 */
export const contactInForce = (documents: readonly ReadDocument[]): ContactInForce => {
  const { firstOf } = correctionsIn(documents);
  const hers = documents.filter((one): one is Read => one.kind === "read" && isHers(one));
  const order = (a: Read, b: Read): number =>
    byReceipt(a, b) || Number(firstOf(a) !== undefined) - Number(firstOf(b) !== undefined);
  const contacts = hers.filter((one) => one.statement.kind === "contact").sort(order);
  const contact = contacts.at(-1);
  const said = hers.filter((one) => firstOf(one)?.statement.kind === "contact" && one.statement.kind !== "contact");
  const doubt = said.sort(byReceipt).find((one) => contact !== undefined && byReceipt(one, contact) >= 0);
  const reach = contact === undefined || doubt !== undefined ? undefined : reachOf(contact);
  const struck = contacts.flatMap((one, at): readonly StruckReach[] => {
    const value = reachOf(one);
    const end = contacts[at + 1] ?? doubt;
    if (value === undefined || value === reach || end === undefined) return [];
    return [{ value, since: new Date(end.item.received) }];
  });
  const group = (one: Read): string => (firstOf(one) ?? one).item.item;
  const replaced = (one: Read, at: number) => contacts.slice(at + 1).some((other) => group(other) === group(one));
  return {
    contact,
    reach,
    doubt: doubt !== undefined,
    corrected: contact !== undefined && firstOf(contact) !== undefined,
    none: contacts.some((one, at) => !replaced(one, at) && one.statement.body["method"] === "no_contact"),
    struck: struck.filter((one, at) => struck.findLastIndex((other) => other.value === one.value) === at),
  };
};
