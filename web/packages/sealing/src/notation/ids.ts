import { bytesOfHex, hex, type Bytes } from "./bytes.ts";

declare const kind: unique symbol;
/** An identifier of 16 bytes, written as lower-case UUID text; raw bytes in every hash (protocol section 1). */
export type Id<Kind extends string = string> = string & { readonly [kind]: Kind };
export type InstanceId = Id<"instance">;
export type CaseId = Id<"case">;
export type ItemId = Id<"item">;
export type GrantId = Id<"grant">;
export type DepositId = Id<"deposit">;
export type MemberId = Id<"member">;
export type CircleId = Id<"circle">;
export type OrganisationId = Id<"organisation">;

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[48][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Text or bytes that are no identifier of version 4 or 8. */
export class NotAnId extends SyntaxError {
  constructor() {
    super("not an identifier");
  }
}

/** UUID text of 16 raw bytes, whatever their version. */
export function idOf<Kind extends string>(bytes: Uint8Array): Id<Kind> {
  if (bytes.length !== 16) throw new NotAnId();
  const digits = hex(bytes);
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    "-",
  ) as Id<Kind>;
}

/** The 16 raw bytes of an identifier. */
export function idBytes(id: Id): Bytes {
  const digits = id.replaceAll("-", "");
  if (digits.length !== 32) throw new NotAnId();
  return bytesOfHex(digits);
}

/** Reads lower-case UUID text of any version: an instance, or a thing whose kind is not known here. */
export function readUuid<Kind extends string>(text: unknown): Id<Kind> {
  if (typeof text !== "string" || !UUID.test(text)) throw new NotAnId();
  return text as Id<Kind>;
}

/** Reads identifier text: lower case, version 4 (drawn) or 8 (derived), nothing else. */
export function readId<Kind extends string>(text: unknown): Id<Kind> {
  if (typeof text !== "string" || !SHAPE.test(text)) throw new NotAnId();
  return text as Id<Kind>;
}

/** Reads identifier text of one version alone: 4 where somebody drew it, 8 where it was derived. */
export function readIdOf<Kind extends string>(version: 4 | 8, text: unknown): Id<Kind> {
  const id = readId<Kind>(text);
  if (id[14] !== String(version)) throw new NotAnId();
  return id;
}

function versioned<Kind extends string>(bytes: Uint8Array, version: number): Id<Kind> {
  const id = Uint8Array.from(bytes.subarray(0, 16));
  id[6] = ((id[6] ?? 0) & 0x0f) | (version << 4);
  id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
  return idOf<Kind>(id);
}

/** A drawn identifier (version 4). Versions that tell time or order are never made. */
export function randomId<Kind extends string>(random: RandomBytes = systemRandom): Id<Kind> {
  return versioned<Kind>(random(16), 4);
}

/** A derived identifier (version 8) from the first 16 bytes of a digest. */
export function derivedId<Kind extends string>(digest: Uint8Array): Id<Kind> {
  return versioned<Kind>(digest, 8);
}

/** Where random bytes come from; passed in so that tests can be exact. */
export type RandomBytes = (length: number) => Bytes;

/** The platform's CSPRNG. */
export const systemRandom: RandomBytes = (length) => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
};
