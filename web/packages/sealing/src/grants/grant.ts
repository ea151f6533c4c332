import { isCompartmentName, type CompartmentName } from "../case/compartments.ts";
import { IdentitySeed, type KeyId, type Recipient } from "../age/recipient.ts";
import { OpeningRefused } from "../age/refusal.ts";
import { ageFile, openContent, sealContent, sealedOf } from "../age/sealed.ts";
import { recipientOf, type Epoch, type Place } from "../content/item.ts";
import { b64u, bytesOfB64uSized } from "../notation/base64.ts";
import type { Bytes } from "../notation/bytes.ts";
import { FormRefused } from "../notation/form.ts";
import { hash } from "../notation/hashes.ts";
import { randomId, type CaseId, type CircleId, type GrantId, type Id, type InstanceId } from "../notation/ids.ts";
import { STATEMENT_TYPES } from "../notation/labels.ts";
import { Members } from "../notation/members.ts";
import type { Timestamp } from "../notation/times.ts";
import type { SigningKey, VerificationKey } from "../signing/ed25519.ts";
import { EnvelopeRefused, envelopeBytes, readEnvelope, signStatement, type Statement } from "../signing/envelope.ts";

/** Every grant, circle key and slot has this length. */
export const GRANT_FILE_BYTES = 2683;

/** Who reads: readers are equal, a service gets no back door. For `reporter` the id is the case id. */
export interface Reader {
  readonly kind: "member" | "circle" | "reporter" | "service";
  readonly id: Id;
}

/** An epoch's seed for one reader, signed by who grants it (protocol section 6). */
export interface GrantStatement extends Statement {
  readonly type: typeof STATEMENT_TYPES.grant;
  readonly case: CaseId;
  readonly compartment: CompartmentName;
  readonly epoch: number;
  readonly seed: string;
  readonly reader: KeyId;
  readonly by: VerificationKey;
  readonly purpose: string;
}

/** What the deposit shows of a grant (protocol section 9.5). */
export interface GrantEntry {
  readonly id: GrantId;
  readonly compartment: CompartmentName;
  readonly epoch: number;
  readonly reader: Reader;
  readonly key: KeyId;
  readonly until?: Timestamp;
  /** Digest of the grant file, b64u. */
  readonly digest: string;
}

/** A grant ready for a deposit. */
export interface SealedGrant {
  readonly entry: GrantEntry;
  readonly file: Bytes;
}

/** To whom and why. */
export interface Grantee {
  readonly reader: Reader;
  /** The reader's recipient now, from a checked directory. */
  readonly recipient: Recipient;
  /** The consent's purpose the grant rests on, or another word of the field: 1 to 32 of `a-z` and `_`. */
  readonly purpose: string;
  readonly until?: Timestamp;
}

function readPurpose(text: string): void {
  if (!/^[a-z_]{1,32}$/.test(text)) throw new FormRefused("OUT_OF_RANGE", "purpose");
}

/** Seals an epoch to one reader. */
export async function sealGrant(grantee: Grantee, place: Place, epoch: Epoch, by: SigningKey): Promise<SealedGrant> {
  readPurpose(grantee.purpose);
  const statement: GrantStatement = {
    type: STATEMENT_TYPES.grant,
    ...place,
    compartment: epoch.compartment,
    epoch: epoch.epoch,
    seed: b64u(epoch.identity.revealSeed()),
    reader: grantee.recipient.keyId,
    by: by.verification,
    purpose: grantee.purpose,
  };
  const file = ageFile(await sealContent("grant", envelopeBytes(signStatement(statement, by)), grantee.recipient));
  const until = grantee.until === undefined ? {} : { until: grantee.until };
  const entry: GrantEntry = {
    id: randomId<"grant">(),
    compartment: epoch.compartment,
    epoch: epoch.epoch,
    reader: grantee.reader,
    key: grantee.recipient.keyId,
    ...until,
    digest: b64u(hash(file)),
  };
  return { entry, file };
}

/** What a reader knows of a grant before opening it. */
export interface ExpectedGrant extends Place {
  readonly compartment: CompartmentName;
  readonly epoch: number;
  /** True if this key may grant: the author key, or a member of a circle of which a yes speaks or spoke (section 6). */
  readonly mayGrant: (by: VerificationKey) => boolean;
}

/** An epoch that was granted, with who made the grant. */
export interface GrantedEpoch extends Epoch {
  readonly by: VerificationKey;
}

/** Opens a grant made to this identity; throws if anything about it does not hold. */
export async function openGrant(
  file: Uint8Array,
  identity: IdentitySeed,
  expected: ExpectedGrant,
): Promise<GrantedEpoch> {
  const content = await openSmall(file, identity);
  const { instance } = expected;
  const verified = readEnvelope<GrantStatement>(content, { type: STATEMENT_TYPES.grant, instance });
  const statement = verified.statement;
  Members.read(statement, (members) => {
    members.oneOf("type", [STATEMENT_TYPES.grant]);
    members.uuid("instance");
    members.id("case");
    members.parsed("compartment", 64, (text) => {
      if (!isCompartmentName(text)) throw new FormRefused("OUT_OF_RANGE", "compartment");
    });
    members.u32("epoch");
    members.bytes("seed", 32);
    members.bytes("reader", 16);
    members.bytes("by", 32);
    members.parsed("purpose", 32, readPurpose);
  });
  if (verified.signers.length !== 1 || !verified.signedBy(statement.by)) throw new EnvelopeRefused("signer");
  if (!expected.mayGrant(statement.by)) throw new EnvelopeRefused("signer");
  const held =
    statement.case === expected.case &&
    statement.compartment === expected.compartment &&
    statement.epoch === expected.epoch &&
    statement.reader === identity.recipient.keyId;
  if (!held) throw new OpeningRefused("not-for-this-key");
  const seed = new IdentitySeed(bytesOfB64uSized(statement.seed, 32));
  return { compartment: expected.compartment, epoch: expected.epoch, identity: seed, by: statement.by };
}

async function openSmall(file: Uint8Array, identity: IdentitySeed): Promise<Bytes> {
  if (file.length !== GRANT_FILE_BYTES) throw new OpeningRefused("frame");
  return openContent("grant", sealedOf(file), identity);
}

/** A circle's epoch for one member or its recovery recipient (protocol section 7). */
export interface CircleKeyStatement extends Statement {
  readonly type: typeof STATEMENT_TYPES.circleKey;
  readonly circle: CircleId;
  readonly epoch: number;
  readonly seed: string;
  readonly reader: KeyId;
  readonly by: VerificationKey;
}

/** One epoch of a circle as its members hold it. */
export interface CircleEpoch {
  readonly instance: InstanceId;
  readonly circle: CircleId;
  readonly epoch: number;
  readonly identity: IdentitySeed;
}

/** Seals a circle's epoch to one member; 2 683 bytes. */
export async function sealCircleKey(circle: CircleEpoch, reader: Recipient, by: SigningKey): Promise<Bytes> {
  const statement: CircleKeyStatement = {
    type: STATEMENT_TYPES.circleKey,
    instance: circle.instance,
    circle: circle.circle,
    epoch: circle.epoch,
    seed: b64u(circle.identity.revealSeed()),
    reader: reader.keyId,
    by: by.verification,
  };
  return ageFile(await sealContent("grant", envelopeBytes(signStatement(statement, by)), reader));
}

/** What the directory says of a circle epoch: its recipient certifies the seed. */
export interface ExpectedCircleKey {
  readonly instance: InstanceId;
  readonly circle: CircleId;
  readonly epoch: number;
  /** The recipient of the circle statement in force for this epoch. */
  readonly recipient: Recipient;
  readonly mayGrant: (by: VerificationKey) => boolean;
}

/** Opens a circle key; its seed must give the very recipient that the directory names. */
export async function openCircleKey(
  file: Uint8Array,
  identity: IdentitySeed,
  expected: ExpectedCircleKey,
): Promise<CircleEpoch> {
  const { instance } = expected;
  const type = STATEMENT_TYPES.circleKey;
  const verified = readEnvelope<CircleKeyStatement>(await openSmall(file, identity), { type, instance });
  const statement = verified.statement;
  Members.read(statement, (members) => {
    members.oneOf("type", [type]);
    members.uuid("instance");
    members.id("circle");
    members.u32("epoch");
    members.bytes("seed", 32);
    members.bytes("reader", 16);
    members.bytes("by", 32);
  });
  if (verified.signers.length !== 1 || !verified.signedBy(statement.by) || !expected.mayGrant(statement.by)) {
    throw new EnvelopeRefused("signer");
  }
  const seed = new IdentitySeed(bytesOfB64uSized(statement.seed, 32));
  const held =
    statement.circle === expected.circle &&
    statement.epoch === expected.epoch &&
    statement.reader === identity.recipient.keyId &&
    seed.recipient.keyId === expected.recipient.keyId;
  if (!held) throw new OpeningRefused("not-for-this-key");
  return { instance, circle: expected.circle, epoch: expected.epoch, identity: seed };
}

/** True if an epoch's recipient is the one a grant was made for; used before re-granting. */
export function sameRecipient(epoch: Epoch, recipient: Recipient): boolean {
  return recipientOf(epoch).keyId === recipient.keyId;
}
