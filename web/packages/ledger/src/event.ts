import { Members, readIdOf, type CaseId, type Id, type InstanceId, type Timestamp } from "@backup/sealing";

export const EVENT_KINDS = [
  "deposit",
  "grant",
  "access",
  "consent",
  "transfer",
  "offer",
  "export",
  "erasure",
  "hold",
  "fixity",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const ACTOR_KINDS = ["reporter", "member", "service", "server"] as const;

/** Who acted. For the reporter the id is the case's: she has no other. The server has none. */
export type Actor =
  { readonly kind: Exclude<(typeof ACTOR_KINDS)[number], "server">; readonly id: Id } | { readonly kind: "server" };

/** One deed in a case, as its custody tells it and as a leaf commits to it (protocol section 10). */
export interface LedgerEvent {
  readonly type: "backup/v1/event";
  readonly instance: InstanceId;
  readonly id: Id<"event">;
  readonly kind: EventKind;
  readonly case: CaseId;
  /** What was done to: an item, a grant, a consent, an offer, or the case itself. */
  readonly subject: Id;
  readonly actor: Actor;
  /** The other person, where the deed needs two. */
  readonly second?: Actor;
  /** Of the signed statement, where there is one; b64u. */
  readonly digest?: string;
  /** By the server's clock. */
  readonly received: Timestamp;
  /** Commitment of the case's last event, b64u; 32 zero bytes in the first. */
  readonly previous: string;
}

function readActor(members: Members): Actor {
  const kind = members.oneOf("kind", ACTOR_KINDS);
  return kind === "server" ? { kind } : { kind, id: members.uuid("id") };
}

/** Reads the JSON form; throws `FormRefused`. */
export function readEvent(value: unknown): LedgerEvent {
  Members.read(value, (members) => {
    members.oneOf("type", ["backup/v1/event"]);
    members.uuid("instance");
    members.parsed("id", 36, (text) => readIdOf(4, text));
    members.oneOf("kind", EVENT_KINDS);
    members.parsed("case", 36, (text) => readIdOf(8, text));
    members.uuid("subject");
    members.object("actor", readActor);
    members.optional("second", () => members.object("second", readActor));
    members.optional("digest", () => members.bytes("digest", 32));
    members.time("received");
    members.bytes("previous", 32);
  });
  return value as LedgerEvent;
}
