import { Decrypter, Encrypter } from "age-encryption";
import { OpeningRefused } from "../age/refusal.ts";
import type { Bytes } from "../notation/bytes.ts";
import { SigningKey } from "../signing/ed25519.ts";
import { opaqueString } from "./opaque-string.ts";

const WORK_FACTOR = 18;

/**
 * The root's file: its seed under a passphrase, as the plain age tool writes it (protocol sections 1 and 7).
 *
 * The one place where a passphrase recipient is written. Takes 1 to 3 s and 256 MiB.
 */
export async function sealRoot(seed: Uint8Array, passphrase: string): Promise<Bytes> {
  if (seed.length !== 32) throw new RangeError("a root seed has 32 bytes");
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  encrypter.setPassphrase(opaqueString(passphrase));
  return Uint8Array.from(await encrypter.encrypt(Uint8Array.from(seed)));
}

/** Opens the root's file; throws `OpeningRefused`. */
export async function openRoot(file: Uint8Array, passphrase: string): Promise<SigningKey> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(opaqueString(passphrase));
  let seed: Uint8Array;
  try {
    seed = await decrypter.decrypt(file);
  } catch {
    throw new OpeningRefused("not-for-this-key");
  }
  if (seed.length !== 32) throw new OpeningRefused("frame");
  return new SigningKey(seed);
}
