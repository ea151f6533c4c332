import { IdentitySeed } from "../age/recipient.ts";
import type { AccessCode } from "../code/access-code.ts";
import { stretchCode } from "../code/stretch.ts";
import { b64u, bytesOfB64uSized } from "../notation/base64.ts";
import { concat, u32, utf8, type Bytes } from "../notation/bytes.ts";
import { DerivationKey, hash } from "../notation/hashes.ts";
import { derivedId, idBytes, idOf, type CaseId, type Id, type InstanceId } from "../notation/ids.ts";
import { HASH_LABELS } from "../notation/labels.ts";
import { SigningKey, type VerificationKey } from "../signing/ed25519.ts";
import type { CompartmentName } from "../case/compartments.ts";

/** Case id of an author key: it certifies the key, so nobody can speak for the reporter (protocol section 3). */
export function caseIdOf(instance: InstanceId, author: VerificationKey): CaseId {
  return derivedId<"case">(hash(HASH_LABELS.case, idBytes(instance), bytesOfB64uSized(author, 32)));
}

/** Mailbox id of a mailbox secret: what the server keeps. */
export function mailboxIdOf(secret: Uint8Array): Id<"mailbox"> {
  return idOf<"mailbox">(hash(HASH_LABELS.mailboxId, secret).subarray(0, 16));
}

/** One case of a reporter: its number, author key and opening identity. */
export interface ReporterCase {
  readonly number: number;
  readonly id: CaseId;
  readonly author: SigningKey;
  readonly opening: IdentitySeed;
}

/** Everything that follows from one access code on one instance (protocol section 3). */
export class ReporterKeys {
  readonly #root: DerivationKey;
  readonly instance: InstanceId;

  constructor(instance: InstanceId, ikm: Uint8Array) {
    this.instance = instance;
    this.#root = DerivationKey.of(ikm);
  }

  /** Stretches the code and derives; see `stretchCode` for the time it takes. */
  static async of(code: AccessCode, instance: InstanceId): Promise<ReporterKeys> {
    return new ReporterKeys(instance, await stretchCode(code.revealDigits(), instance));
  }

  /** Sent only inside the session call, as base64url. */
  mailboxSecret(): string {
    return b64u(this.#mailbox());
  }

  /** What the server keeps; also hashed into the work of a first deposit. */
  mailboxId(): Id<"mailbox"> {
    return mailboxIdOf(this.#mailbox());
  }

  /** Identity of drafts on this device; nobody else ever sees its recipient. */
  draft(): IdentitySeed {
    return new IdentitySeed(this.#root.derive("draft"));
  }

  /** Case n = 0, 1, …: a new author key and recipient each, so readers of two cases cannot tell they share a reporter. */
  case(number: number): ReporterCase {
    const author = new SigningKey(this.#root.derive("author", u32(number)));
    const opening = new IdentitySeed(this.#root.derive("opening", u32(number)));
    return { number, id: caseIdOf(this.instance, author.verification), author, opening };
  }

  /** Identity of an epoch the reporter makes; derived, so a reload needs nothing but the code. */
  compartment(caseId: CaseId, name: CompartmentName, epoch: number): IdentitySeed {
    return new IdentitySeed(this.#root.derive("compartment", concat(idBytes(caseId), utf8(`${name}\n`), u32(epoch))));
  }

  /** Tag of the case's statistical signal: only she can derive it again, so only she can withdraw it. */
  signalTag(caseId: CaseId): string {
    return b64u(this.#root.derive("signal", idBytes(caseId)).subarray(0, 16));
  }

  /** Overwrites the root key when she leaves; objects already handed out forget on their own. */
  forget(): void {
    this.#root.forget();
  }

  #mailbox(): Bytes {
    return this.#root.derive("mailbox");
  }
}

const HIGHEST_CASE = 1000;

/** The lowest case number neither listed nor answered 410 `erased` (protocol section 9.4). */
export function nextCase(keys: ReporterKeys, taken: ReadonlySet<CaseId>): ReporterCase {
  for (let number = 0; number < HIGHEST_CASE; number++) {
    const candidate = keys.case(number);
    if (!taken.has(candidate.id)) return candidate;
  }
  throw new RangeError("too many cases under one code");
}

/** Finds the numbers of the cases a mailbox lists, in order; a case that is not hers is left out. */
export function casesOf(keys: ReporterKeys, listed: ReadonlySet<CaseId>): readonly ReporterCase[] {
  const found: ReporterCase[] = [];
  // Erased cases leave gaps, so the search goes a little past the count.
  for (let number = 0; number < HIGHEST_CASE && found.length < listed.size; number++) {
    const candidate = keys.case(number);
    if (listed.has(candidate.id)) found.push(candidate);
    else if (number > listed.size + 64) break;
  }
  return found;
}
