import type { CompartmentName } from "../case/compartments.ts";
import type { IdentitySeed, Recipient } from "../age/recipient.ts";
import { HEADER_BYTES } from "../age/header.ts";
import type { Sealed } from "../age/sealed.ts";
import { b64u } from "../notation/base64.ts";
import type { Bytes } from "../notation/bytes.ts";
import { hash, mac } from "../notation/hashes.ts";
import type { CaseId, InstanceId, ItemId } from "../notation/ids.ts";

/** One epoch of one compartment as its holder sees it; the recipient is derived from the seed the holder has. */
export interface Epoch {
  readonly compartment: CompartmentName;
  readonly epoch: number;
  readonly identity: IdentitySeed;
}

/** Where a sealed thing stands. */
export interface Place {
  readonly instance: InstanceId;
  readonly case: CaseId;
}

/** What the deposit shows of an item: nothing of its kind but document or media (protocol section 9.5). */
export interface ItemEntry {
  readonly id: ItemId;
  readonly compartment: CompartmentName;
  readonly epoch: number;
  readonly kind: "document" | "media";
  /** Exact payload length in bytes, a size class. */
  readonly size: number;
  /** Digest of the header, b64u. */
  readonly header: string;
  /** Digest of the payload, b64u. */
  readonly payload: string;
  /** MAC(opener, HASH(content)), b64u: lets a court check the leaf without any key. */
  readonly bind: string;
  /** Opens only with a second member. */
  readonly two?: true;
}

/** A finished item: what the deposit shows, and the header that travels in it. */
export interface SealedItem {
  readonly entry: ItemEntry;
  readonly header: Bytes;
  /** The payload, if it is small enough to travel in the deposit; media payloads went up before. */
  readonly payload?: Bytes;
}

/** `bind` of an item. */
export function bindOf(opener: Uint8Array, contentHash: Uint8Array): string {
  return b64u(mac(opener, contentHash));
}

/** What an item's entry needs beside the sealed bytes. */
export interface EntryParts {
  readonly id: ItemId;
  readonly epoch: Epoch;
  readonly opener: Uint8Array;
  readonly content: Uint8Array;
}

/** Entry of a document from its sealed bytes. */
export function documentEntry(parts: EntryParts, sealed: Sealed): ItemEntry {
  if (sealed.header.length !== HEADER_BYTES) throw new RangeError("no header of one hybrid stanza");
  return {
    id: parts.id,
    compartment: parts.epoch.compartment,
    epoch: parts.epoch.epoch,
    kind: "document",
    size: sealed.payload.length,
    header: b64u(hash(sealed.header)),
    payload: b64u(hash(sealed.payload)),
    bind: bindOf(parts.opener, hash(parts.content)),
  };
}

/** The recipient of an epoch. */
export function recipientOf(epoch: Epoch): Recipient {
  return epoch.identity.recipient;
}
