declare const claimed: unique symbol;
/** An instant as `YYYY-MM-DDThh:mm:ssZ`, always what somebody claims (protocol section 1). */
export type Timestamp = string & { readonly [claimed]: true };

const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Text that is no such instant. */
export class NotATimestamp extends SyntaxError {
  constructor() {
    super("not a time of the form YYYY-MM-DDThh:mm:ssZ");
  }
}

/** An instant cut to whole seconds. */
export function timestamp(instant: Date): Timestamp {
  return `${instant.toISOString().slice(0, 19)}Z` as Timestamp;
}

/** Reads a timestamp; refuses days and hours that do not exist. */
export function readTimestamp(text: unknown): Timestamp {
  if (typeof text !== "string" || !SHAPE.test(text)) throw new NotATimestamp();
  const millis = Date.parse(text);
  if (Number.isNaN(millis) || timestamp(new Date(millis)) !== text) throw new NotATimestamp();
  return text as Timestamp;
}
