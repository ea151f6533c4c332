import type { CompartmentName } from "../case/compartments.ts";
import type { Consent } from "../case/consent.ts";
import type { Recipient } from "../age/recipient.ts";
import type { ItemEntry, Place, SealedItem } from "../content/item.ts";
import type { GrantEntry, SealedGrant } from "../grants/grant.ts";
import { b64u } from "../notation/base64.ts";
import { canonicalBytes } from "../notation/canonical.ts";
import type { Bytes } from "../notation/bytes.ts";
import { randomId, type CaseId, type CircleId, type DepositId, type ItemId } from "../notation/ids.ts";
import { STATEMENT_TYPES } from "../notation/labels.ts";
import type { Timestamp } from "../notation/times.ts";
import type { SigningKey, VerificationKey } from "../signing/ed25519.ts";
import { signStatement, type Envelope, type Statement } from "../signing/envelope.ts";
import type { WorkDone } from "./work.ts";

/** Limits of one call (protocol section 9.5); beyond them the server answers 413. */
export const DEPOSIT_LIMITS = { bytes: 4 << 20, items: 256, grants: 256, consents: 32, step: 8192 } as const;

/** All that the server reads of the answers: derived on the device (protocol section 9.8). */
export interface RoutingSlip {
  readonly circle: CircleId;
  /** 1 now, 2 window, 3 unknown, 4 open. */
  readonly priority: 1 | 2 | 3 | 4;
  /** Six-hour steps; only with priority 2. */
  readonly windowEnds?: Timestamp;
}

/** The signed part of a deposit. No device time in it: a clock's skew is a fingerprint. */
export interface DepositStatement extends Statement {
  readonly type: typeof STATEMENT_TYPES.deposit;
  readonly id: DepositId;
  readonly case: CaseId;
  readonly author: VerificationKey;
  readonly opening?: { readonly recipient: string };
  readonly epochs: readonly { readonly compartment: CompartmentName; readonly epoch: number }[];
  readonly items: readonly ItemEntry[];
  readonly grants: readonly GrantEntry[];
  readonly consents: readonly Consent[];
  readonly marks: readonly ItemId[];
  readonly routing?: RoutingSlip;
}

/** Everything one deposit may carry; absent lists are empty. */
export interface DepositParts extends Place {
  readonly id?: DepositId;
  /** Only in the first deposit of a case. */
  readonly opening?: Recipient;
  /** Epochs made with this deposit, each followed by items or grants that use it. */
  readonly epochs?: readonly { readonly compartment: CompartmentName; readonly epoch: number }[];
  /** Items whose payload travels in the call. */
  readonly items?: readonly SealedItem[];
  /** Items whose payload went up before, with the address of the upload (`/uploads/…`). */
  readonly uploaded?: readonly (SealedItem & { readonly address: string })[];
  readonly grants?: readonly SealedGrant[];
  readonly consents?: readonly Consent[];
  readonly marks?: readonly ItemId[];
  readonly routing?: RoutingSlip;
}

/** A deposit ready to send; sending it again with the same bytes gives the same answer. */
export interface AssembledDeposit {
  readonly id: DepositId;
  readonly envelope: Envelope<DepositStatement>;
  /** Canonical JSON, padded to a multiple of 8 192 bytes. */
  readonly body: Bytes;
}

/** More than one call may carry; the caller splits it. */
export class DepositTooLarge extends RangeError {
  readonly what: "bytes" | "items" | "grants" | "consents";

  constructor(what: "bytes" | "items" | "grants" | "consents") {
    super(`too many ${what} for one deposit`);
    this.what = what;
  }
}

/** Signs and assembles one deposit call (protocol section 9.5). Work is added for the first of an empty mailbox. */
export function assembleDeposit(parts: DepositParts, author: SigningKey, work?: WorkDone): AssembledDeposit {
  const sent = [...(parts.items ?? []), ...(parts.uploaded ?? [])];
  refuseExcess(parts, sent.length);
  const statement = statementOf(parts, sent, author);
  const envelope = signStatement(statement, author);
  const payloads: Record<string, string> = {};
  for (const { entry, payload } of parts.items ?? []) {
    if (payload === undefined) throw new RangeError("an item without a payload needs an upload");
    payloads[entry.id] = b64u(payload);
  }
  for (const { entry, address } of parts.uploaded ?? []) payloads[entry.id] = address;
  const call = {
    envelope,
    headers: Object.fromEntries(sent.map(({ entry, header }) => [entry.id, b64u(header)])),
    payloads,
    grants: Object.fromEntries((parts.grants ?? []).map(({ entry, file }) => [entry.id, b64u(file)])),
    work,
    pad: "",
  };
  return { id: statement.id, envelope, body: padded(call) };
}

function refuseExcess(parts: DepositParts, items: number): void {
  if (items > DEPOSIT_LIMITS.items) throw new DepositTooLarge("items");
  if ((parts.grants?.length ?? 0) > DEPOSIT_LIMITS.grants) throw new DepositTooLarge("grants");
  if ((parts.consents?.length ?? 0) > DEPOSIT_LIMITS.consents) throw new DepositTooLarge("consents");
}

function statementOf(parts: DepositParts, items: readonly SealedItem[], author: SigningKey): DepositStatement {
  return {
    type: STATEMENT_TYPES.deposit,
    instance: parts.instance,
    id: parts.id ?? randomId<"deposit">(),
    case: parts.case,
    author: author.verification,
    ...(parts.opening === undefined ? {} : { opening: { recipient: parts.opening.toString() } }),
    epochs: parts.epochs ?? [],
    items: items.map(({ entry }) => entry),
    grants: (parts.grants ?? []).map(({ entry }) => entry),
    consents: parts.consents ?? [],
    marks: parts.marks ?? [],
    ...(parts.routing === undefined ? {} : { routing: parts.routing }),
  };
}

/** Pads a call with its `pad` member to a multiple of 8 192 bytes. */
export function padded(call: object): Bytes {
  const bare = canonicalBytes({ ...call, pad: "" }).length;
  const missing = (DEPOSIT_LIMITS.step - (bare % DEPOSIT_LIMITS.step)) % DEPOSIT_LIMITS.step;
  if (bare + missing > DEPOSIT_LIMITS.bytes) throw new DepositTooLarge("bytes");
  return canonicalBytes({ ...call, pad: "0".repeat(missing) });
}
