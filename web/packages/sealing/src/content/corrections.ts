import type { DocumentKind } from "./document.ts";

/** What is looked at of a document that was opened and checked; every one of them is of the same case. */
export interface Told {
  readonly item: string;
  readonly kind: DocumentKind;
  readonly compartment: string;
  /** Whether the author of the case signed it. */
  readonly mine: boolean;
  readonly body: { readonly [name: string]: unknown };
}

/** Her words stand beside whatever she told; another body only beside one of its kind. */
const WORDS: readonly DocumentKind[] = ["note", "message"];

/**
 * The document that this one corrects (protocol section 20, corrections): the one its `about` names, if both are hers,
 * in the same compartment, and the first corrects nothing itself. Otherwise it stands by itself, and changes nothing.
 */
export function correctedBy<Document extends Told>(one: Told, all: readonly Document[]): Document | undefined {
  const { about } = one.body;
  if (!one.mine || typeof about !== "string") return undefined;
  return all.find(
    (first) =>
      first.item === about &&
      first.mine &&
      first.compartment === one.compartment &&
      first.body["about"] === undefined &&
      (first.kind === one.kind || WORDS.includes(one.kind)),
  );
}
