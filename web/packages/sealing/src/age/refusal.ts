/** Why a sealed thing did not open. */
export type OpeningRefusal =
  /** The header is not the one form BackUp writes: version, one hybrid stanza, 1 627 bytes. */
  | "header"
  /** Sealed to another identity, or the stanza was altered. */
  | "not-for-this-key"
  /** The header's own MAC does not hold. */
  | "header-mac"
  /** A chunk does not authenticate, or the payload was cut or continued. */
  | "payload"
  /** Authentic, but not a frame of its class: padding, length, size. */
  | "frame";

/** A sealed thing that must be shown as "could not be verified", kept, and never half-shown. */
export class OpeningRefused extends Error {
  readonly reason: OpeningRefusal;

  constructor(reason: OpeningRefusal) {
    super(`could not be opened: ${reason}`);
    this.reason = reason;
  }
}
