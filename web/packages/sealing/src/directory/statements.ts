import type { KeyId } from "../age/recipient.ts";
import { Recipient } from "../age/recipient.ts";
import { bytesOfB64uSized } from "../notation/base64.ts";
import type { JsonObject } from "../notation/canonical.ts";
import { readId, readIdOf, type CircleId, type MemberId, type OrganisationId } from "../notation/ids.ts";
import { STATEMENT_TYPES } from "../notation/labels.ts";
import type { Members } from "../notation/members.ts";
import { readTimestamp, type Timestamp } from "../notation/times.ts";
import { readVerificationKey, type VerificationKey } from "../signing/ed25519.ts";
import type { Envelope, Statement, StatementDigest } from "../signing/envelope.ts";

/** What every statement of the directory has (protocol section 7). */
export interface DirectoryCommon extends Statement {
  readonly sequence: number;
  /** Digest of the statement before; absent only in number 0. */
  readonly previous?: StatementDigest;
  readonly issued: Timestamp;
}

export interface RootStatement extends DirectoryCommon {
  readonly type: typeof STATEMENT_TYPES.root;
  readonly key: VerificationKey;
  /** vkey of the log. */
  readonly log: string;
  /** tlog-policy of the witnesses; absent while there is none. */
  readonly policy?: string;
  /** vkeys of witnesses, sorted. */
  readonly witnesses: readonly string[];
}

export interface AdministratorStatement extends DirectoryCommon {
  readonly type: typeof STATEMENT_TYPES.administrator;
  readonly member: MemberId;
}

export const CIRCLE_PURPOSES = ["analysis", "intake", "investigation", "legal", "response", "training"] as const;
export type CirclePurpose = (typeof CIRCLE_PURPOSES)[number];

export interface OrganisationStatement extends DirectoryCommon {
  readonly type: typeof STATEMENT_TYPES.organisation;
  readonly id: OrganisationId;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly purposes: readonly string[];
}

/** The member's own part: says that she made these keys and takes these roles (protocol section 18). */
export interface AcceptanceStatement extends Statement {
  readonly type: typeof STATEMENT_TYPES.acceptance;
  readonly member: MemberId;
  readonly organisation: OrganisationId;
  readonly roles: readonly string[];
  readonly opening: string;
  readonly signing: VerificationKey;
  readonly profile: string;
}

export interface MemberStatement extends DirectoryCommon {
  readonly type: typeof STATEMENT_TYPES.member;
  readonly id: MemberId;
  readonly organisation: OrganisationId;
  readonly roles: readonly string[];
  readonly opening: string;
  readonly signing: VerificationKey;
  readonly profile: string;
  readonly notAfter: Timestamp;
  readonly acceptance: Envelope<AcceptanceStatement>;
}

export interface CircleStatement extends DirectoryCommon {
  readonly type: typeof STATEMENT_TYPES.circle;
  readonly id: CircleId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly purposes: readonly CirclePurpose[];
  /** H3 cells of resolution 4, or nothing for everywhere; sorted. */
  readonly area: readonly string[];
  readonly languages: readonly string[];
  readonly epoch: number;
  readonly recipient: string;
  readonly members: readonly MemberId[];
  readonly keepers: readonly MemberId[];
  readonly recovery?: string;
  /** Members who were trained to speak with children and the day of it, sorted by member; absent where nobody was. */
  readonly childTrained?: readonly { readonly day: string; readonly member: MemberId }[];
}

export interface CountryStatement extends DirectoryCommon {
  readonly type: typeof STATEMENT_TYPES.country;
  readonly code: string;
  readonly circles: readonly CircleId[];
  /** `{zone, week[]}` of protocol section 19. */
  readonly hours: JsonObject;
  readonly child: boolean;
  readonly file: string;
  readonly notAfter: Timestamp;
}

export const REVOKED_KINDS = ["administrator", "circle", "country", "member", "organisation"] as const;

export interface RevocationStatement extends DirectoryCommon {
  readonly type: typeof STATEMENT_TYPES.revocation;
  /** For a country the id is its code. */
  readonly subject: { readonly kind: (typeof REVOKED_KINDS)[number]; readonly id: string };
  readonly reason: string;
  /** Since when earlier deeds are in doubt; the revocation itself counts at once. */
  readonly from: Timestamp;
}

export interface ClientStatement extends DirectoryCommon {
  readonly type: typeof STATEMENT_TYPES.client;
  readonly files: Readonly<Record<string, string>>;
}

export interface HeadStatement extends DirectoryCommon {
  readonly type: typeof STATEMENT_TYPES.head;
  readonly last: { readonly sequence: number; readonly digest: StatementDigest };
  /** Digests of every statement in force that a reporter needs, sorted. */
  readonly intake: readonly StatementDigest[];
  /** Digest of the list of whoever may write to a reporter; absent while nobody may. */
  readonly writers?: StatementDigest;
}

/** Every statement of the chain. */
export type DirectoryStatement =
  | RootStatement
  | AdministratorStatement
  | OrganisationStatement
  | MemberStatement
  | CircleStatement
  | CountryStatement
  | RevocationStatement
  | ClientStatement
  | HeadStatement;

const NAME = 120;
const WORD = 32;
const MOST = 4096;
const LARGEST = Number.MAX_SAFE_INTEGER;

const word = (text: string): string => {
  if (!/^[a-z_-]{1,32}$/.test(text)) throw new RangeError("not a word");
  return text;
};

const purpose = (text: string): string => {
  if (!CIRCLE_PURPOSES.some((one) => one === text)) throw new RangeError("not a purpose");
  return text;
};

const ZONE = /^[A-Za-z0-9_+-]{1,32}(\/[A-Za-z0-9_+-]{1,32}){0,2}$/;
const CLOCK = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

const clock = (text: string): string => {
  if (!CLOCK.test(text)) throw new RangeError("not a time of day");
  return text;
};

function ascending(texts: readonly string[]): void {
  if (texts.some((text, at) => at > 0 && (texts[at - 1] ?? "") >= text)) throw new RangeError("not sorted");
}

/** Duty hours, sorted by day and begin; an empty week promises nothing (protocol section 19). */
function hours(members: Members): void {
  members.parsed("zone", 64, (text) => {
    if (!ZONE.test(text)) throw new RangeError("not a zone");
  });
  const begins = members.objects("week", 28, (entry) => {
    const begin = `${entry.integer("day", 1, 7)}${entry.parsed("from", 5, clock)}`;
    if (begin.slice(1) >= entry.parsed("to", 5, clock)) throw new RangeError("ends before it begins");
    return begin;
  });
  ascending(begins);
}

/** One way to write a set: nobody is no list, and who is in it stands in the order of the ids. */
function childTrained(members: Members): void {
  const marks = members.objects("childTrained", MOST, (mark) => {
    mark.parsed("day", 10, (day) => readTimestamp(`${day}T00:00:00Z`));
    return mark.member("member");
  });
  ascending(marks);
  if (marks.length === 0) throw new RangeError("nobody");
}

function code(members: Members, name: string): void {
  members.parsed(name, 2, (text) => {
    if (!/^[A-Z]{2}$/.test(text)) throw new RangeError("not a country");
  });
}

function recipient(members: Members, name: string): void {
  members.parsed(name, 1959, (text) => Recipient.read(text));
}

/** Readers of what each type has beyond the common members. */
const PARTS: Readonly<Record<DirectoryStatement["type"], (members: Members) => void>> = {
  "backup/v1/root": (members) => {
    members.parsed("key", 43, readVerificationKey);
    members.text("log", 256);
    members.optional("policy", () => members.text("policy", 65_536));
    members.sorted("witnesses", 256, (vkey) => vkey);
  },
  "backup/v1/administrator": (members) => {
    members.member("member");
  },
  "backup/v1/organisation": (members) => {
    members.id("id");
    members.text("name", NAME);
    code(members, "country");
    members.sorted("purposes", WORD, word);
  },
  "backup/v1/member": (members) => {
    members.member("id");
    memberPart(members);
    members.time("notAfter");
    // An envelope; checked with its signature by the rules.
    members.value("acceptance");
  },
  "backup/v1/circle": (members) => {
    members.id("id");
    members.id("organisation");
    members.text("name", NAME);
    members.sorted("purposes", WORD, purpose);
    members.sorted("area", 512, (cell) => cell);
    members.sorted("languages", 64, word);
    members.u32("epoch");
    recipient(members, "recipient");
    members.sorted("members", MOST, (text) => readIdOf(8, text));
    members.sorted("keepers", MOST, (text) => readIdOf(8, text));
    members.optional("recovery", () => {
      recipient(members, "recovery");
    });
    members.optional("childTrained", childTrained);
  },
  "backup/v1/country": (members) => {
    code(members, "code");
    members.sorted("circles", MOST, readId);
    members.object("hours", hours);
    members.truth("child");
    members.bytes("file", 32);
    members.time("notAfter");
  },
  "backup/v1/revocation": (members) => {
    members.object("subject", (subject) => {
      const kind = subject.oneOf("kind", REVOKED_KINDS);
      if (kind === "country") code(subject, "id");
      else if (kind === "member" || kind === "administrator") subject.member("id");
      else subject.id("id");
    });
    members.parsed("reason", WORD, word);
    members.time("from");
  },
  "backup/v1/client": (members) => {
    // File names are free; each digest is one.
    const files = members.value("files") as Readonly<Record<string, unknown>>;
    members.object("files", (named) => {
      for (const name of Object.keys(files)) named.bytes(name, 32);
    });
  },
  "backup/v1/head": (members) => {
    members.object("last", (last) => {
      last.integer("sequence", 0, LARGEST);
      last.bytes("digest", 32);
    });
    members.sorted("intake", MOST, (digest) => bytesOfB64uSized(digest, 32));
    members.optional("writers", () => members.bytes("writers", 32));
  },
};

function memberPart(members: Members): void {
  members.id("organisation");
  members.sorted("roles", 8, word);
  recipient(members, "opening");
  members.parsed("signing", 43, readVerificationKey);
  members.bytes("profile", 32);
}

/** Reads an acceptance: `member` and what the member statement repeats. */
export function acceptanceMembers(members: Members): void {
  members.oneOf("type", [STATEMENT_TYPES.acceptance]);
  members.uuid("instance");
  members.member("member");
  memberPart(members);
}

/** True if the type belongs to the directory's chain. */
export function isDirectoryType(type: string): type is DirectoryStatement["type"] {
  return Object.hasOwn(PARTS, type);
}

/** Reads the members of a directory statement of this type. */
export function directoryMembers(type: DirectoryStatement["type"]): (members: Members) => void {
  return (members) => {
    members.oneOf("type", [type]);
    members.uuid("instance");
    members.integer("sequence", 0, LARGEST);
    members.optional("previous", () => members.bytes("previous", 32));
    members.time("issued");
    PARTS[type](members);
  };
}

/** A circle as a sealing client uses it, once its statement is in force. */
export interface CircleInForce {
  readonly statement: CircleStatement;
  readonly organisation: OrganisationStatement;
  readonly recipient: Recipient;
  readonly key: KeyId;
}

/** Makes the usable form of a circle statement. */
export function circleInForce(statement: CircleStatement, organisation: OrganisationStatement): CircleInForce {
  const to = Recipient.read(statement.recipient);
  return { statement, organisation, recipient: to, key: to.keyId };
}
