/** Every label of the protocol in one place: one label, one purpose (protocol sections 1 to 10). */
export const SALT = "backup/v1";

/** Labels of HASH, written with their newline. */
export const HASH_LABELS = {
  accessCode: "backup/v1/access-code\n",
  mailboxId: "backup/v1/mailbox-id\n",
  case: "backup/v1/case\n",
  recipient: "backup/v1/recipient\n",
  work: "backup/v1/work\n",
  member: "backup/v1/member\n",
  memberId: "backup/v1/member-id\n",
  prf: "backup/v1/prf\n",
} as const;

/** Labels of K(label, fields…). */
export type KeyLabel =
  | "mailbox"
  | "opening"
  | "draft"
  | "author"
  | "compartment"
  | "signal"
  | "member-opening"
  | "member-signing"
  | "member-unlock"
  | "member-sign-in";

/** `type` of each signed statement: the domain separator of its signature. */
export const STATEMENT_TYPES = {
  document: "backup/v1/document",
  grant: "backup/v1/grant",
  circleKey: "backup/v1/circle-key",
  deposit: "backup/v1/deposit",
  consent: "backup/v1/consent",
  event: "backup/v1/event",
  root: "backup/v1/root",
  administrator: "backup/v1/administrator",
  organisation: "backup/v1/organisation",
  member: "backup/v1/member",
  circle: "backup/v1/circle",
  country: "backup/v1/country",
  revocation: "backup/v1/revocation",
  client: "backup/v1/client",
  head: "backup/v1/head",
  acceptance: "backup/v1/acceptance",
  erasure: "backup/v1/erasure",
  approval: "backup/v1/approval",
  handover: "backup/v1/handover",
  relink: "backup/v1/relink",
  relinkEnd: "backup/v1/relink-end",
  asking: "backup/v1/asking",
  interview: "backup/v1/interview",
  closing: "backup/v1/closing",
  hold: "backup/v1/hold",
} as const;

/** One of the statement types above. */
export type StatementType = (typeof STATEMENT_TYPES)[keyof typeof STATEMENT_TYPES];
