import { b64u, equalBytes, hash, readCanonical, readTimestamp, type Bytes } from "@backup/sealing";
import { EVENT_KINDS } from "@backup/ledger";
import { agrees, readCustodyEvent, type CustodyEvent } from "../custody/custody-event.ts";
import type { Examination } from "./examination.ts";
import type { LogEvidence } from "./log-evidence.ts";
import { judgePart, valueOf, type Part } from "./part.ts";
import { failed, Grounds, type Result } from "./result.ts";
import type { SubmittedFile } from "./submitted-file.ts";

const CUSTODY = "data/custody.jsonl";
const INDEX = "data/dossier.json";
const MOST_LINES = 100_000;
const NONE = "A".repeat(43);

/** The custody as the file brings it; no events where they cannot be read: then check 18 fails for it. */
export interface CustodyEvidence {
  readonly chain: Part<readonly CustodyEvent[]>;
  readonly events: readonly CustodyEvent[];
}

export async function readCustody(file: SubmittedFile): Promise<CustodyEvidence> {
  const chain = await file.part(CUSTODY, (bytes) => linesOf(bytes).map(readCustodyEvent));
  return { chain, events: valueOf(chain) ?? [] };
}

/** Lines that each end, as every list of lines in a dossier is written. */
function linesOf(bytes: Bytes): readonly Bytes[] {
  const lines: Bytes[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(0x0a, at);
    if (end < 0 || lines.length === MOST_LINES) throw new SyntaxError("lines-unended");
    lines.push(bytes.slice(at, end));
    at = end + 1;
  }
  return lines;
}

/** When the dossier was made, by its index; undefined where that cannot be read, which is for other checks to say. */
async function madeOf(file: SubmittedFile): Promise<{ readonly made?: number } | undefined> {
  const part = await file.part(INDEX, readCanonical);
  const sheet = member(valueOf(part), "case");
  if (sheet === undefined || typeof sheet !== "object" || Array.isArray(sheet)) return undefined;
  try {
    return { made: Date.parse(readTimestamp(member(sheet, "made"))) };
  } catch {
    return {};
  }
}

function member(value: unknown, name: string): unknown {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject && Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** Check 18: custody is a chain without a gap. */
export async function chainCheck(examined: Examination): Promise<Result> {
  const { chain } = await examined.custody();
  const log = await examined.log();
  const index = await madeOf(examined.file);
  return judgePart(chain, (events) => {
    const [first] = events;
    const last = events.at(-1);
    if (first === undefined || last === undefined) return failed("NO_CUSTODY");
    const grounds = new Grounds();
    grounds.require(first.action === "deposit", "CUSTODY_BEGINS_LATE");
    requireLinked(events, grounds);
    const late = index !== undefined && !(Date.parse(last.time) <= (index.made ?? -Infinity));
    grounds.require(!late, "TIME_AFTER_MAKING", last.id);
    requireNoneLeftOut(events, log, grounds);
    return grounds.orHeld("CUSTODY_HELD", events.length, first.time, last.time);
  });
}

function requireLinked(events: readonly CustodyEvent[], grounds: Grounds): void {
  let prior = hash();
  let before = "";
  events.forEach((event, at) => {
    grounds.require(event.seq === at + 1, "CUSTODY_NUMBER", at + 1);
    grounds.require(equalBytes(event.prior, prior), "CUSTODY_LINK", at + 1);
    grounds.require(event.time >= before, "CUSTODY_TIME", at + 1);
    prior = hash(event.line);
    before = event.time;
  });
}

/** Each event in the log commits to the one before it in the same case: whoever left one out cannot close the gap. */
function requireNoneLeftOut(events: readonly CustodyEvent[], { receipts }: LogEvidence, grounds: Grounds): void {
  let before = NONE;
  for (const { id, seq } of events) {
    const told = valueOf(receipts.get(id));
    if (told === undefined) {
      grounds.fail("PROOF_MISSING", id);
      return;
    }
    grounds.require(told.receipt.event.previous === before, "CUSTODY_LEFT_OUT", seq);
    const { leaf } = told.receipt;
    before = leaf.kind === "blinded" ? b64u(leaf.commitment) : NONE;
  }
}

/** Check 19: every deed is an event, each in the log as it is told here. */
export async function eventsCheck(examined: Examination): Promise<Result> {
  const { chain } = await examined.custody();
  const { receipts } = await examined.log();
  return judgePart(chain, (events) => {
    const grounds = new Grounds();
    const ids = new Set<string>();
    for (const event of events) {
      grounds.require(!ids.has(event.id), "TWICE", event.id);
      ids.add(event.id);
      const told = valueOf(receipts.get(event.id));
      grounds.require(told !== undefined && agrees(event, told.receipt.event), "EVENT_NOT_LOGGED", event.seq);
    }
    const cases = new Set<string>();
    for (const [id, part] of receipts) {
      const told = valueOf(part);
      if (told === undefined) continue;
      cases.add(told.receipt.event.case);
      grounds.require(ids.has(told.receipt.event.id), "EVENT_NOT_IN_CUSTODY", id);
    }
    grounds.require(cases.size === 1, "EVENTS_OF_TWO_CASES", cases.size);
    const kinds = new Set(events.map(({ action }) => action));
    grounds.require(kinds.has("deposit"), "CUSTODY_BEGINS_LATE");
    return grounds.orHeld("EVENTS_HELD", events.length, inEventOrder(kinds));
  });
}

function inEventOrder(kinds: ReadonlySet<string>): string {
  return EVENT_KINDS.filter((kind) => kinds.has(kind)).join(", ");
}
