import { argon2idAsync } from "@noble/hashes/argon2.js";
import { utf8, type Bytes } from "../notation/bytes.ts";
import { hash } from "../notation/hashes.ts";
import { idBytes, type InstanceId } from "../notation/ids.ts";
import { HASH_LABELS } from "../notation/labels.ts";

/** Argon2id with the two sets of parameters that version 1 knows; they never change inside it. */
export const CODE_COST = { m: 19_456, t: 2 } as const;
export const PASSPHRASE_COST = { m: 65_536, t: 3 } as const;

const VERSION_1 = { p: 1, dkLen: 32, version: 0x13 } as const;

/** Told now and then how far a stretch is, from 0 to 1. */
export type Progress = (done: number) => void;

/** Milliseconds of work between two moments for others: a page stays smooth, a Worker has nobody to wait for. */
const SMOOTH = 10;
export const UNBROKEN = 3_600_000;

/** Salt of the access code's stretch: one an instance. */
export function codeSalt(instance: InstanceId): Bytes {
  return hash(HASH_LABELS.accessCode, idBytes(instance)).slice(0, 16);
}

/**
 * Input keying material of a code (24 ASCII digits), 32 bytes: 0.2–0.5 s on a desktop, up to 10 s on the worst phone.
 *
 * Yields to the event loop every `tick` milliseconds, so it runs in a page too; in a Worker it does not compete with
 * typing, and each yield would cost four milliseconds where a browser knows no shorter one.
 */
export async function stretchCode(digits: string, instance: InstanceId, tick = SMOOTH): Promise<Bytes> {
  return argon2idAsync(utf8(digits), codeSalt(instance), { ...CODE_COST, ...VERSION_1, asyncTick: tick });
}

/** Argon2id version 0x13, p = 1, 32 bytes. */
export async function argon2id(
  secret: Uint8Array,
  salt: Uint8Array,
  cost: typeof CODE_COST | typeof PASSPHRASE_COST,
  progress?: Progress,
): Promise<Bytes> {
  const told = progress === undefined ? {} : { onProgress: progress };
  return argon2idAsync(secret, salt, { ...cost, ...VERSION_1, asyncTick: SMOOTH, ...told });
}
