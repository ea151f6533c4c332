/**
 * What the screens know of cases and people. Nothing here is a byte format: `docs/protocol` is, and the modules
 * beside this one translate. Every time says its kind: `received` is the server's word, `claimed` a device's.
 */

import type { Schema } from "@backup/api";
import type { ErasedItems, ErasingItem, ErasureOf, TombstoneView } from "./erased.ts";
import type { NoteBeside } from "./answer-view.ts";
import type { StruckReach } from "./contact-in-force.ts";
import type { CircleChange } from "./directory/circle-change.ts";
import type { CircleId, MemberId, OrganisationId } from "./directory/shown.ts";

export type { AnswersView, AnswerView, NoteBeside } from "./answer-view.ts";
export type { CircleChange, Difference, Marked } from "./directory/circle-change.ts";
export type {
  CircleId,
  CircleView,
  CountryView,
  ChildTraining,
  DutyHours,
  MemberId,
  MemberView,
  OrganisationId,
  OrganisationView,
  Promised,
  PromisedHours,
} from "./directory/shown.ts";

export type CaseId = string;
export type ItemId = string;

/** Routing priority of protocol section 9.8: now, a care window runs, unknown, open. */
export type Priority = 1 | 2 | 3 | 4;

/** Where a case stands: nobody opened `care` yet; news since this member looked; opened; asked to be erased; closed. */
export type CaseStanding = "unread" | "news" | "open" | "erasing" | "closed";

/** Why something was opened: one of a short list, because the person reads it (custody, protocol section 10). */
export const reasons = [
  "triage",
  "care",
  "conversation",
  "referral",
  "legal",
  "documentation",
  "handover",
  "asked-by-reporter",
] as const;
export type Reason = (typeof reasons)[number];

/** What `care` told this browser. Kept only while the keys are in memory. */
export interface CareSummary {
  readonly needs: readonly string[];
  readonly area: string | undefined;
  readonly language: string | undefined;
  readonly helper: string | undefined;
}

export interface QueueRow {
  readonly case: CaseId;
  readonly reference: string;
  readonly circle: CircleId | undefined;
  readonly circleName: string;
  readonly priority: Priority | undefined;
  readonly windowEnds: Date | undefined;
  readonly received: Date;
  readonly changed: Date;
  readonly standing: CaseStanding;
  readonly openedBy: readonly string[];
  /** Something here is sealed to an earlier key of a circle of his, which he holds and who joined since lacks. */
  readonly behind: boolean;
  readonly summary: CareSummary | undefined;
}

/** Why a member can, or cannot, open a compartment. What is closed is named, never absent. */
export type Access =
  | { readonly kind: "open" }
  | { readonly kind: "not-granted" }
  | { readonly kind: "no-consent"; readonly purpose: Purpose }
  | { readonly kind: "withdrawn"; readonly purpose: Purpose }
  | { readonly kind: "erasing" }
  | { readonly kind: "unverified" };

export type Purpose =
  | "read"
  | "help"
  | "share_professionals"
  | "media"
  | "legal_analysis"
  | "legal_action"
  | "investigators"
  | "statistics"
  | "release";

/** A name to show for a reader: a circle or member of the directory, the person, or a service. */
export interface ReaderName {
  readonly kind: "member" | "circle" | "reporter" | "service";
  readonly id: string;
  readonly name: string;
  readonly organisation: string | undefined;
}

export interface CompartmentView {
  readonly name: string;
  readonly epoch: number;
  readonly items: number;
  readonly access: Access;
  readonly stale: boolean;
  readonly readers: readonly ReaderName[];
}

export interface ConsentView {
  readonly purpose: Purpose;
  readonly answer: "yes" | "no" | "later" | "unanswered";
  readonly to: readonly string[];
  readonly excluded: readonly string[];
  readonly until: Date | undefined;
  readonly given: Date | undefined;
  /** A yes older than it may be for something new, and when she was asked while she has not answered (section 9.11). */
  readonly due: boolean;
  readonly asked: Date | undefined;
  /** Whether a member may ask her: a yes that is due, or what she left for later; never a no. */
  readonly mayAsk: boolean;
  readonly speaker: string | undefined;
  readonly channel: string | undefined;
  readonly number: number;
}

export type CustodyKind =
  Schema<"CustodyEvent">["kind"] | "asked" | "relink" | "relink-end" | "interview" | "interview-no";

/** One event of the ledger about this case, in plain words. */
export interface CustodyEvent {
  readonly id: string;
  readonly kind: CustodyKind;
  readonly actor: ReaderName;
  readonly second: ReaderName | undefined;
  readonly subject: string;
  readonly why: Reason | undefined;
  readonly received: Date;
  /** Of an erasure of one item: when it is due while it waits, or what is left of it. */
  readonly erasing?: ErasingItem | undefined;
  readonly tombstone?: TombstoneView | undefined;
}

/** What the receipt of an event says, once this browser has checked it. Only one that holds can be kept as a file. */
export type ReceiptView =
  | { readonly kind: "pending" }
  | { readonly kind: "wrong" }
  | {
      readonly kind: "holds";
      readonly witnessed: boolean;
      readonly received: Date;
      readonly file: Uint8Array<ArrayBuffer>;
    };

export type ExhibitKind = "image" | "video" | "audio" | "document";

export interface ExhibitView {
  readonly item: ItemId;
  readonly media: ItemId;
  readonly kind: ExhibitKind;
  readonly compartment: string;
  readonly name: string;
  readonly mediaType: string;
  readonly length: number;
  readonly sha256: string;
  readonly sha512: string;
  readonly claimed: Date | undefined;
  readonly received: Date;
  readonly two: boolean;
  readonly approved: boolean;
  readonly capture: readonly (readonly [name: string, value: string])[];
  /** What the person wrote about this file later. */
  readonly notes: readonly NoteBeside[];
}

/** The media of an exhibit, opened: an address inside this browser that `release` takes back. */
export interface OpenedMedia {
  readonly address: string;
  readonly mediaType: string;
  readonly checked: boolean;
  release(): void;
}

export interface Attachment {
  readonly item: ItemId;
  readonly document: ItemId;
  readonly name: string;
  readonly mediaType: string;
  readonly length: number;
}

/** What the person said of a message of hers later; it stands at its own place too, with its files. */
export interface CorrectionView extends NoteBeside {
  readonly item: ItemId;
}

export interface MessageView {
  readonly item: ItemId;
  readonly mine: boolean;
  /** Nobody where it could not be verified. */
  readonly author: ReaderName | undefined;
  readonly text: string;
  readonly claimed: Date | undefined;
  readonly received: Date;
  readonly attachments: readonly Attachment[];
  /** When that was received which this corrects. */
  readonly corrects: Date | undefined;
  readonly later: readonly CorrectionView[];
  readonly unverified: boolean;
}

export interface ConversationView {
  readonly compartment: string;
  readonly readers: readonly ReaderName[];
  readonly messages: readonly MessageView[];
  readonly writable: boolean;
}

export interface Classification {
  readonly acts: readonly string[];
  readonly setting: readonly string[];
  readonly circumstance: readonly string[];
  readonly perpetrator: readonly string[];
  readonly grade: string;
  readonly note: string;
}

export interface NoteView {
  readonly item: ItemId;
  readonly author: ReaderName;
  readonly text: string;
  readonly received: Date;
}

/** How a member knows that two cases are of one person: a name and a date are not enough. */
export const sureties = ["in-person", "question"] as const;
export type Surety = (typeof sureties)[number];

/** A case whose code is lost, given back for reading to the new code by two members (protocol section 25). */
export interface GivenBack {
  readonly relink: string;
  /** From when on it is read under the new code. */
  readonly opens: Date;
  readonly ended: Date | undefined;
  /** Whoever has the old code ended it: it is not lost, and the case is never given again. */
  readonly byOldCode: boolean;
}

/** Another case of the same person, joined by a member and never by itself. */
export interface SamePerson {
  readonly case: CaseId;
  readonly reference: string;
  readonly how: Surety;
  readonly author: ReaderName;
}

export interface TaskView {
  readonly item: ItemId;
  readonly task: string;
  readonly text: string;
  readonly due: string | undefined;
  readonly done: boolean;
  readonly author: ReaderName;
  readonly received: Date;
}

/** A precaution that needs words of the person's, with them or without. */
export interface AskedFor {
  readonly text: string | undefined;
}

/** The rules of safe contact. Unanswered means the strictest. */
export interface SafeContact {
  /** Whether the person agreed to be contacted; without it answers wait under the code, and nothing else goes out. */
  readonly wanted: boolean;
  readonly answered: boolean;
  readonly none: boolean;
  readonly methods: readonly string[];
  readonly precautions: readonly string[];
  /** The word to say first; there without its text where the person asked for one and did not say which. */
  readonly codeWord: AskedFor | undefined;
  /** The hours to keep, in the person's words, in the same way. */
  readonly hours: AskedFor | undefined;
  /** A way to reach the person, where one was given and may be used. */
  readonly reach: string | undefined;
  /** Ways the person replaced or took back, oldest first; never beside a rule that hides the one in force. */
  readonly struck: readonly StruckReach[];
  /** Whether the person wrote about the last way she left: her words may take it back, so nobody uses it. */
  readonly doubt: boolean;
  /** Whether one was given that opens with the consent to be contacted only. */
  readonly reachHeld: boolean;
  /** Whether some of the rules are sealed to others, or could not be read: then nothing is shown, and nobody calls. */
  readonly closed: boolean;
  /** Whether one was given by somebody who is held, or whose telephone is watched: it is not shown, and nobody calls. */
  readonly watched: boolean;
  /** What the person wrote about these answers later; it is read beside them and loosens nothing. */
  readonly notes: readonly NoteBeside[];
}

/** All that is known of a case without opening anything sealed. */
export interface CaseOverview {
  readonly case: CaseId;
  readonly reference: string;
  readonly received: Date;
  readonly standing: CaseStanding;
  readonly priority: Priority | undefined;
  readonly windowEnds: Date | undefined;
  readonly assisted: boolean;
  readonly compartments: readonly CompartmentView[];
  readonly consents: readonly ConsentView[];
  /** When an erasure that waits is carried out. */
  readonly erasing: Date | undefined;
  /** Until when a legal hold blocks destruction. */
  readonly heldUntil: Date | undefined;
  readonly erased: ErasedItems;
  readonly givenBack: GivenBack | undefined;
  readonly interview: Interview;
}

/** Whether an account is recorded, and until when two members agreed that it may be taken again. */
export interface Interview {
  readonly recorded: boolean;
  readonly until: Date | undefined;
}

export type ProposalKind =
  "handover" | "interview" | "relink" | "circle" | "administrator" | "erasure" | "hold" | "deposit" | "revocation";

/** A two-person act that waits for its second signer. */
export interface ProposalView {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly title: string;
  /** How the person was known, where a case is given back to a new code. */
  readonly how: Surety | undefined;
  /** The compartments that are given with it for reading, each once. */
  readonly given: readonly string[];
  /** Which of the acts of its kind, where it has several. */
  readonly act: string;
  readonly until: Date | undefined;
  readonly answers: readonly { readonly purpose: Purpose; readonly answer: "yes" | "no" | "later" }[];
  readonly by: ReaderName;
  readonly reason: string;
  readonly erasureOf: ErasureOf | undefined;
  /** Of a circle: what it changes of the one in force. */
  readonly circle?: CircleChange;
  readonly lapses: Date;
  readonly mine: boolean;
  /** Digest of the statement that was shown: the second signature is over this one or none. */
  readonly shown: string;
}

/** A statement of the directory about the member who signs in. */
export interface AboutMe {
  readonly sequence: number;
  readonly what: string;
  /** The circle it is about, where it is about one. */
  readonly circle: string | undefined;
  readonly by: readonly string[];
  readonly issued: Date;
}

export interface Me {
  readonly id: MemberId;
  readonly name: string;
  readonly organisation: string;
  readonly organisationId: OrganisationId;
  readonly roles: readonly string[];
  readonly administrator: boolean;
  readonly keeper: boolean;
}
