import { bytesOfHex, Members, readCanonical, type Bytes, type Id, type Timestamp } from "@backup/sealing";
import { ACTOR_KINDS, EVENT_KINDS, type EventKind, type LedgerEvent } from "@backup/ledger";

const LINE = 300;
const HIDDEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069\u2028\u2029]/u;

/** Who acted, as custody tells it; checked against the ledger's event, which is stricter. */
interface ToldActor {
  readonly kind: string;
  readonly id?: string;
}

/** One step of custody (docs/protocol/dossier.md section 7), as far as it is checked against the ledger. */
export interface CustodyEvent {
  readonly seq: number;
  readonly id: string;
  readonly time: Timestamp;
  readonly action: EventKind;
  readonly actor: ToldActor;
  readonly second?: ToldActor;
  readonly item: Id;
  /** SHA-256 of the line before. */
  readonly prior: Bytes;
  /** The line's own bytes, without its end. */
  readonly line: Bytes;
}

/** Reads one line, which must be canonical; throws `FormRefused`. */
export function readCustodyEvent(line: Bytes): CustodyEvent {
  return Members.read(readCanonical(line), (members) => {
    members.integer("v", 1, 1);
    for (const name of ["role", "organisation", "purpose", "tool", "version", "basis"]) said(members, name);
    for (const name of ["from", "to"]) members.optional(name, () => said(members, name));
    for (const name of ["before", "after"]) members.optional(name, () => digest(members, name));
    const second = members.optional("second", () => members.object("second", readActor));
    return {
      seq: members.integer("seq", 1, 2 ** 40),
      id: members.id("id"),
      time: members.time("time"),
      action: members.oneOf("action", EVENT_KINDS),
      actor: members.object("actor", readActor),
      ...(second === undefined ? {} : { second }),
      item: members.uuid("item"),
      prior: digest(members, "prior"),
      line,
    };
  });
}

/** Whether the ledger's event says the same as this line of what both say. */
export function agrees(told: CustodyEvent, event: LedgerEvent): boolean {
  return (
    told.id === event.id &&
    told.time === event.received &&
    told.action === event.kind &&
    told.item === event.subject &&
    sameActor(told.actor, event.actor) &&
    sameActor(told.second, event.second)
  );
}

function sameActor(one: ToldActor | undefined, other: ToldActor | undefined): boolean {
  return one?.kind === other?.kind && one?.id === other?.id;
}

function readActor(members: Members): ToldActor {
  const kind = members.oneOf("kind", ACTOR_KINDS);
  const id = members.optional("id", () => members.uuid("id"));
  return id === undefined ? { kind } : { kind, id };
}

function digest(members: Members, name: string): Bytes {
  return members.parsed(name, 64, (text) => {
    const bytes = bytesOfHex(text);
    if (bytes.length !== 32) throw new SyntaxError("no digest");
    return bytes;
  });
}

function said(members: Members, name: string): string {
  return members.parsed(name, LINE, (text) => {
    if (text.trim() === "" || HIDDEN.test(text)) throw new SyntaxError("no line");
    return text;
  });
}
