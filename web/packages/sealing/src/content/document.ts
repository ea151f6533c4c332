import { isCompartmentName, type CompartmentName } from "../case/compartments.ts";
import { OpeningRefused } from "../age/refusal.ts";
import { openContent, sealContent, type Sealed } from "../age/sealed.ts";
import type { KeyId } from "../age/recipient.ts";
import { b64u, bytesOfB64uSized } from "../notation/base64.ts";
import type { JsonObject } from "../notation/canonical.ts";
import { FormRefused } from "../notation/form.ts";
import { hash } from "../notation/hashes.ts";
import { randomId, systemRandom, type CaseId, type ItemId } from "../notation/ids.ts";
import { STATEMENT_TYPES } from "../notation/labels.ts";
import { Members } from "../notation/members.ts";
import { timestamp, type Timestamp } from "../notation/times.ts";
import type { SigningKey, VerificationKey } from "../signing/ed25519.ts";
import {
  EnvelopeRefused,
  envelopeBytes,
  readEnvelope,
  signStatement,
  type Envelope,
  type Statement,
  type Verified,
} from "../signing/envelope.ts";
import { bindOf, documentEntry, recipientOf, type Epoch, type Place, type SealedItem } from "./item.ts";

/** What a document is; sealed, so only its readers learn it (protocol section 5). */
export const DOCUMENT_KINDS = [
  "answers",
  "message",
  "exhibit",
  "place",
  "contact",
  "note",
  "classification",
  "plan",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A signed document. Naming the recipient stops re-sealing to others as if meant for them. */
export interface DocumentStatement<Body extends JsonObject = JsonObject> extends Statement {
  readonly type: typeof STATEMENT_TYPES.document;
  readonly case: CaseId;
  readonly compartment: CompartmentName;
  readonly epoch: number;
  readonly recipient: KeyId;
  readonly item: ItemId;
  readonly kind: DocumentKind;
  readonly author: VerificationKey;
  readonly claimed: Timestamp;
  readonly opener: string;
  readonly body: Body;
}

/** What a writer says; everything else is filled in. */
export interface DocumentDraft<Body extends JsonObject = JsonObject> {
  readonly kind: DocumentKind;
  readonly body: Body;
  /** The device's clock: claimed, and sealed. */
  readonly claimed: Date;
  /** Given when the item was announced before, for example by an upload. */
  readonly item?: ItemId;
}

/** A sealed document and the statement inside it, so that the writer can show what was sent. */
export interface SealedDocument<Body extends JsonObject = JsonObject> {
  readonly item: SealedItem;
  readonly envelope: Envelope<DocumentStatement<Body>>;
}

/** Signs, frames and seals a document to an epoch of a compartment. */
export async function sealDocument<Body extends JsonObject>(
  draft: DocumentDraft<Body>,
  place: Place,
  epoch: Epoch,
  author: SigningKey,
): Promise<SealedDocument<Body>> {
  const id = draft.item ?? randomId<"item">();
  const opener = systemRandom(32);
  const statement: DocumentStatement<Body> = {
    type: STATEMENT_TYPES.document,
    ...place,
    compartment: epoch.compartment,
    epoch: epoch.epoch,
    recipient: recipientOf(epoch).keyId,
    item: id,
    kind: draft.kind,
    author: author.verification,
    claimed: timestamp(draft.claimed),
    opener: b64u(opener),
    body: draft.body,
  };
  const envelope = signStatement(statement, author);
  const content = envelopeBytes(envelope);
  const sealed = await sealContent("document", content, recipientOf(epoch));
  const entry = documentEntry({ id, epoch, opener, content }, sealed);
  return { item: { entry, ...sealed }, envelope };
}

/** What a reader knows about an item before opening it. */
export interface ExpectedDocument extends Place {
  readonly item: ItemId;
  /** `bind` of the deposit, if at hand: then the leaf commits to exactly this content. */
  readonly bind?: string;
}

/**
 * Opens a document and checks everything it says about itself; throws `OpeningRefused`, `FormRefused` or
 * `EnvelopeRefused`, and then nothing of it may be shown.
 */
export async function openDocument(
  sealed: Sealed,
  epoch: Epoch,
  expected: ExpectedDocument,
): Promise<Verified<DocumentStatement>> {
  const content = await openContent("document", sealed, epoch.identity);
  const { instance } = expected;
  const verified = readEnvelope<DocumentStatement>(content, { type: STATEMENT_TYPES.document, instance });
  const statement = verified.statement;
  readDocument(statement);
  if (verified.signers.length !== 1 || !verified.signedBy(statement.author)) throw new EnvelopeRefused("signer");
  const held =
    statement.case === expected.case &&
    statement.item === expected.item &&
    statement.compartment === epoch.compartment &&
    statement.epoch === epoch.epoch &&
    statement.recipient === recipientOf(epoch).keyId;
  if (!held) throw new OpeningRefused("not-for-this-key");
  const bind = bindOf(bytesOfB64uSized(statement.opener, 32), hash(content));
  if (expected.bind !== undefined && expected.bind !== bind) throw new OpeningRefused("payload");
  return verified;
}

/** Refuses unknown, missing and malformed members of a document. */
function readDocument(statement: DocumentStatement): void {
  Members.read(statement, (members) => {
    members.oneOf("type", [STATEMENT_TYPES.document]);
    members.uuid("instance");
    members.id("case");
    members.parsed("compartment", 64, (text) => {
      if (!isCompartmentName(text)) throw new FormRefused("OUT_OF_RANGE", "compartment");
    });
    members.u32("epoch");
    members.bytes("recipient", 16);
    members.id("item");
    members.oneOf("kind", DOCUMENT_KINDS);
    members.bytes("author", 32);
    members.time("claimed");
    members.bytes("opener", 32);
    // The body belongs to its kind; canonical form already bounds it.
    const body = members.value("body");
    if (typeof body !== "object" || Array.isArray(body)) throw new FormRefused("WRONG_KIND", "body");
  });
}
