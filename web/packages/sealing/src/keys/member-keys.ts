import { IdentitySeed } from "../age/recipient.ts";
import { OpeningRefused } from "../age/refusal.ts";
import { ageFile, openContent, sealContent, sealedOf } from "../age/sealed.ts";
import { argon2id, PASSPHRASE_COST, type Progress } from "../code/stretch.ts";
import { b64u } from "../notation/base64.ts";
import { utf8, type Bytes } from "../notation/bytes.ts";
import { DerivationKey, hash } from "../notation/hashes.ts";
import { idBytes, systemRandom, type InstanceId, type RandomBytes } from "../notation/ids.ts";
import { HASH_LABELS } from "../notation/labels.ts";
import { SigningKey } from "../signing/ed25519.ts";
import { opaqueString } from "./opaque-string.ts";

/** A member's keys, from one secret of 32 bytes that only her slots hold (protocol section 8). */
export class MemberKeys {
  readonly #secret: Bytes;
  readonly opening: IdentitySeed;
  readonly signing: SigningKey;

  constructor(secret: Uint8Array) {
    const root = DerivationKey.of(secret);
    this.#secret = Uint8Array.from(secret);
    this.opening = new IdentitySeed(root.derive("member-opening"));
    this.signing = new SigningKey(root.derive("member-signing"));
    root.forget();
  }

  /** New keys, made in the browser when an invitation is taken. */
  static draw(random: RandomBytes = systemRandom): MemberKeys {
    return new MemberKeys(random(32));
  }

  /** A slot: 2 683 bytes that only this unlocking secret opens. */
  async slot(unlock: Unlock): Promise<Bytes> {
    return ageFile(await sealContent("grant", this.#secret, unlock.identity.recipient));
  }

  /** Opens a slot; throws `OpeningRefused` on a wrong passphrase or passkey. */
  static async open(slot: Uint8Array, unlock: Unlock): Promise<MemberKeys> {
    const secret = await openContent("grant", sealedOf(slot), unlock.identity);
    if (secret.length !== 32) throw new OpeningRefused("frame");
    return new MemberKeys(secret);
  }

  /** Drops the keys from memory: after 10 minutes idle, or when she locks. */
  forget(): void {
    this.#secret.fill(0);
    this.opening.forget();
    this.signing.forget();
  }
}

/** What opens a slot. The server never gets it: the value that signs in comes from another label. */
export interface Unlock {
  readonly kind: "passphrase" | "prf";
  readonly identity: IdentitySeed;
}

/** What a passphrase gives: the slot's identity, and the value that signs in (b64u; the server keeps its HASH). */
export interface PassphraseKeys {
  readonly unlock: Unlock;
  readonly signIn: string;
  /** HASH of the sign-in value, b64u: sent once, when the account is made or the passphrase changed. */
  readonly signInHash: string;
}

/** A sign-in name with other signs than `a-z 0-9 . _ @ + -`, or not of 1 to 64. */
export class SignInNameRefused extends Error {
  constructor() {
    super("sign-in name refused");
  }
}

/** The lower-case form of a sign-in name, which is what it is known by. */
export function signInName(typed: string): string {
  // Only ASCII is folded: lower-casing of other scripts differs between systems, and is refused below.
  const name = typed.replace(/[A-Z]/g, (sign) => sign.toLowerCase());
  if (!/^[a-z0-9._@+-]{1,64}$/.test(name)) throw new SignInNameRefused();
  return name;
}

/** Salt of a sign-in name; derived, so no call tells known names from unknown. */
export function passphraseSalt(instance: InstanceId, name: string): Bytes {
  return hash(HASH_LABELS.member, idBytes(instance), utf8(signInName(name))).slice(0, 16);
}

/** Stretches a passphrase (64 MiB, 3 passes: 1 to 3 s); throws `PassphraseRefused` for what OpaqueString forbids. */
export async function passphraseKeys(
  passphrase: string,
  instance: InstanceId,
  name: string,
  progress?: Progress,
): Promise<PassphraseKeys> {
  const salt = passphraseSalt(instance, name);
  const ikm = await argon2id(utf8(opaqueString(passphrase)), salt, PASSPHRASE_COST, progress);
  const root = DerivationKey.of(ikm);
  const signIn = root.derive("member-sign-in");
  const unlock: Unlock = { kind: "passphrase", identity: new IdentitySeed(root.derive("member-unlock")) };
  root.forget();
  return { unlock, signIn: b64u(signIn), signInHash: b64u(hash(signIn)) };
}

/** Input of the passkey's PRF extension for this instance. */
export function prfInput(instance: InstanceId): Bytes {
  return hash(HASH_LABELS.prf, idBytes(instance));
}

/** What a passkey's PRF output (32 bytes) opens. The caller MUST strip it from what is sent. */
export function prfUnlock(output: Uint8Array): Unlock {
  return { kind: "prf", identity: new IdentitySeed(DerivationKey.of(output).derive("member-unlock")) };
}
