import type { Schema } from "@backup/api";
import type { Protection } from "./child.ts";
import type { Erasable } from "./erased.ts";
import type * as m from "./model.ts";

/** What the screens may ask for. `createDesk` does it against the server; nothing here knows a screen. */
export interface Desk {
  readonly door: Door;
  readonly cases: Cases;
  readonly intake: Intake;
  readonly people: People;
  readonly setUp: SetUp;
}

export type Progress = (done: number, total: number) => void;

/** In, locked, out. While locked no key is in memory. */
export interface Door {
  /** Nothing is pinned before the set-up: the page that comes after it must be read anew. */
  instance(): "set-up" | "ready";
  signIn(name: string, passphrase: string, code: string): Promise<m.Me>;
  signInWithPasskey(): Promise<m.Me>;
  unlock(passphrase: string): Promise<void>;
  unlockWithPasskey(): Promise<void>;
  /** Whether the session lives but no key is in memory: after a passkey that cannot open keys, or the lock. */
  locked(): boolean;
  lock(): void;
  signOut(): Promise<void>;
  hasPasskey(): boolean;
  /** Refuses with `sign-in` where passphrase or code are not the member's. */
  addPasskey(passphrase: string, code: string): Promise<{ unlocks: boolean }>;
  aboutMe(): readonly m.AboutMe[];
  headIsOld(): boolean;
  /** Something that reporters need has changed since the head was signed (protocol section 7). */
  headLags(): boolean;
  readInvitation(token: string): Promise<Invitation>;
  acceptInvitation(token: string, account: NewAccount): Promise<void>;
}

export interface Invitation {
  readonly organisation: string;
  readonly roles: readonly string[];
  /** Secret of the code generator, base 32. */
  readonly totp: string;
  readonly until: Date;
}

export interface NewAccount {
  readonly name: string;
  readonly languages: readonly string[];
  readonly signInName: string;
  readonly passphrase: string;
  readonly code: string;
}

export interface Duty {
  readonly circle: m.CircleId;
  readonly member: m.MemberId;
  readonly until: Date;
}

export interface Cases {
  queue(): Promise<readonly m.QueueRow[]>;
  /** The names of a cell of the map in the country files, by language; nothing where no file names it. */
  area(cell: string): Readonly<Partial<Record<string, string>>> | undefined;
  /** A poke says that something changed, never what. */
  onNews(listener: () => void): () => void;
  open(reference: string): Promise<CaseFile>;
  duty(): Promise<readonly Duty[]>;
  takeDuty(circle: m.CircleId, until: Date): Promise<void>;
  leaveDuty(circle: m.CircleId): Promise<void>;
}

/** One case, read through the keys of the member who opened it. */
export interface CaseFile {
  readonly overview: m.CaseOverview;
  readonly acts: Acts;
  answers(compartment: string, reason: m.Reason): Promise<readonly m.AnswersView[]>;
  safeContact(): Promise<m.SafeContact>;
  exhibits(): Promise<readonly m.ExhibitView[]>;
  /** What the person wrote about a file that is not here. */
  notesAlone(): Promise<readonly m.NoteBeside[]>;
  /** Whether something that lies here could not be verified: what is shown leaves it out. */
  hasUnverified(compartment: "exhibits" | "team"): Promise<boolean>;
  openMedia(exhibit: m.ExhibitView, reason: m.Reason, progress: Progress, signal: AbortSignal): Promise<m.OpenedMedia>;
  approve(exhibit: m.ExhibitView): Promise<void>;
  markForTwo(exhibit: m.ExhibitView): Promise<void>;
  conversations(): Promise<readonly m.ConversationView[]>;
  /** Whether it is or may be about a child, and what this member may then do (protocol sections 7 and 26). */
  protection(): Promise<Protection>;
  /** A focal point's decision whether a guardian may be written to; the reason stays with the team. */
  decideOnGuardian(open: boolean, reason: string): Promise<void>;
  send(compartment: string, text: string, files: readonly File[], progress: Progress): Promise<void>;
  openAttachment(compartment: string, attachment: m.Attachment, progress: Progress): Promise<m.OpenedMedia>;
  classification(): Promise<m.Classification | undefined>;
  classify(classification: m.Classification): Promise<void>;
  notes(): Promise<readonly m.NoteView[]>;
  addNote(text: string): Promise<void>;
  tasks(): Promise<readonly m.TaskView[]>;
  /** Proposes to ask again what is recorded; the words, if any, are sealed in `team`. */
  proposeInterview(reason: string, words: string): Promise<void>;
  /** Keeps what was told again beside the first account. */
  tellAgain(words: string, language: string): Promise<void>;
  putTask(task: { task: string | undefined; text: string; due: string | undefined; done: boolean }): Promise<void>;
  samePerson(): Promise<readonly m.SamePerson[]>;
  /** Joins this case with another one of the same person, or parts them; both cases say so afterwards. */
  join(reference: string, how: m.Surety, joined: boolean): Promise<void>;
  custody(): Promise<readonly m.CustodyEvent[]>;
  receipt(event: m.CustodyEvent): Promise<m.ReceiptView>;
  /** Compartments whose key is no longer used, and which this member can give a new one. */
  staleHere(): readonly string[];
  renewKeys(): Promise<void>;
  canWriteTeam(): boolean;
  refresh(): Promise<CaseFile>;
}

/** What the person answered in person, to whom, and how. */
export interface InPerson {
  readonly answers: Readonly<Partial<Record<m.Purpose, "yes" | "no" | "later">>>;
  readonly channel: "spoken" | "signed" | "thumbprint";
  readonly language: string;
}

/** What is done in a case by signed statements. A `reason` is one of the code words of `model.ts`, never prose. */
export interface Acts {
  close(reason: string): Promise<void>;
  /** Asks the person about a choice; with `release`, whether this circle of investigators may be answered. */
  ask(purpose: m.Purpose, recipient: m.CircleId | undefined, reason: string): Promise<void>;
  /** Circles of investigators in force. */
  investigators(): readonly m.CircleView[];
  handOverTo(): readonly m.CircleView[];
  proposeHandOver(to: m.CircleId, reason: string): Promise<void>;
  /** Whether another case began later than this one: only the earlier is given back. */
  isLater(other: m.CaseId): Promise<boolean>;
  /** Gives this case, for reading, to the code of a later one; never known by a name and a date. */
  proposeGivingBack(to: m.CaseId, how: m.Surety, reason: string): Promise<void>;
  /** One member is enough to end it. */
  endGivingBack(relink: string, reason: string): Promise<void>;
  /** `ask` closes now and destroys after 14 days; `now` destroys at once, on the person's word. */
  proposeErasure(act: "ask" | "now", reason: string): Promise<void>;
  /** The same of one file or message, with all that goes along. */
  proposeItemErasure(erasable: Erasable, act: "ask" | "now", reason: string): Promise<void>;
  /** The one act on an erasure that one member may do, on the person's word; of the whole case where no item is named. */
  takeErasureBack(reason: string, item?: m.ItemId): Promise<void>;
  proposeHold(until: Date, reason: string): Promise<void>;
  proposeLift(reason: string): Promise<void>;
  answerInPerson(given: InPerson): Promise<"done" | "proposed">;
  /** A colleague's no to a new interview; the proposal goes. */
  declineInterview(proposal: string, reason: string): Promise<void>;
  proposals(): Promise<readonly m.ProposalView[]>;
  second(proposal: m.ProposalView): Promise<void>;
}

export interface IntakeAnswers {
  readonly circle: m.CircleId;
  readonly answers: Readonly<Record<string, readonly string[] | string>>;
  readonly consents: Readonly<Partial<Record<m.Purpose, "yes" | "no" | "later">>>;
  readonly channel: "spoken" | "signed" | "thumbprint";
  readonly speaker: "self" | "guardian" | "witness" | "third_party";
  readonly language: string;
  readonly note: string;
  readonly files: readonly File[];
}

export interface AssistedCase {
  readonly reference: string;
  /** The person's access code, in memory until it is handed over or dropped. */
  readonly code: string;
  /** Names of the files that did not arrive. */
  readonly unsent: readonly string[];
}

export interface Intake {
  circles(): readonly m.CircleView[];
  /** Draws a code as the reporter's page does, seals and sends. The code lives in the answer only. */
  open(answers: IntakeAnswers, progress: (step: "keys" | "sealing" | "sending") => void): Promise<AssistedCase>;
  /** Overwrites what is left of the code's keys. */
  forget(): void;
}

export interface NewCircle {
  readonly circle: m.CircleId | undefined;
  readonly organisation: m.OrganisationId;
  readonly name: string;
  readonly purposes: readonly string[];
  readonly area: readonly string[];
  readonly languages: readonly string[];
  readonly members: readonly m.MemberId[];
  readonly keepers: readonly m.MemberId[];
  /** Who of them was trained to speak with children, and when. */
  readonly childTrained: readonly m.ChildTraining[];
}

export interface EmergencyNumber {
  readonly kind: Schema<"CountryFile">["emergency"][number]["kind"];
  readonly number: string;
}

export interface FirstService {
  readonly kind: Schema<"CountryFile">["services"][number]["kind"];
  readonly name: string;
  readonly number: string;
  /** Day of the last verification, `YYYY-MM-DD`. */
  readonly verified: string;
}

export interface NewCountry {
  readonly code: string;
  readonly circles: readonly m.CircleId[];
  readonly zone: string;
  readonly hours: readonly m.DutyHours[];
  readonly child: boolean;
  readonly emergency: readonly EmergencyNumber[];
  readonly services: readonly FirstService[];
  /** The country note in each language it was written in. */
  readonly note: Readonly<Partial<Record<string, string>>>;
  readonly assessed: string;
  /** Day by which two readers were trained; empty where nobody recorded it. */
  readonly trained: string;
  /** Cells of the map near which there is help, by name. */
  readonly areas: readonly { readonly area: string; readonly name: string }[];
  /** Whether thoughts of suicide reach a supervised person on duty (protocol section 19). */
  readonly crisis: boolean;
}

export interface Readiness {
  readonly readers: boolean;
  readonly trained: boolean;
  readonly hours: boolean;
  readonly service: boolean;
  readonly note: boolean;
}

export interface OwnKeys {
  readonly opening: string;
  readonly signing: string;
  readonly statement: number;
}

export interface InvitationView {
  readonly id: string;
  readonly organisation: string;
  readonly roles: readonly string[];
  readonly until: Date;
  readonly accepted: boolean;
  readonly name: string | undefined;
  readonly fingerprint: string | undefined;
}

export interface People {
  refresh(): Promise<void>;
  organisations(): readonly m.OrganisationView[];
  members(): readonly m.MemberView[];
  circles(): readonly m.CircleView[];
  countries(): readonly m.CountryView[];
  /** What reporters are told about when this circle reads. */
  promises(circle: m.CircleId): readonly m.Promised[];
  /** What a country's record says now, as the form shows it. */
  countryRecord(code: string): NewCountry | undefined;
  proposals(): Promise<readonly m.ProposalView[]>;
  invitations(): Promise<readonly InvitationView[]>;
  addOrganisation(organisation: { name: string; country: string; purposes: readonly string[] }): Promise<void>;
  invite(organisation: m.OrganisationId, roles: readonly string[]): Promise<{ link: string; until: Date }>;
  admit(invitation: string): Promise<void>;
  withdrawInvitation(invitation: string): Promise<void>;
  revoke(member: m.MemberId, reason: string): Promise<void>;
  makeAdministrator(
    member: m.MemberId,
    root: { file: Uint8Array; passphrase: string } | undefined,
  ): Promise<"done" | "proposed">;
  putCircle(circle: NewCircle): Promise<"done" | "proposed">;
  putCountry(country: NewCountry): Promise<void>;
  /** Changes when somebody reads, and nothing else of the country's record. */
  putHours(code: string, zone: string, hours: readonly m.DutyHours[]): Promise<void>;
  /** A new key for a circle whose members stay: the old one may be in other hands. */
  renewCircleKey(circle: m.CircleId): Promise<void>;
  renewHead(): Promise<void>;
  second(proposal: m.ProposalView): Promise<void>;
  passkeys(): Promise<readonly { readonly id: string; readonly added: string; readonly unlocks: boolean }[]>;
  dropPasskey(id: string): Promise<void>;
  ownKeys(): OwnKeys;
  readiness(country: string): Readiness;
  changePassphrase(passphrase: string, code: string, next: string): Promise<void>;
}

export interface FirstStart {
  readonly organisation: { readonly name: string; readonly country: string; readonly purposes: readonly string[] };
  readonly administrator: NewAccount;
}

export interface SetUp {
  proposePassphrase(): Promise<string>;
  /** Opens the set-up with the token of the terminal; the answer is the secret of the code generator. */
  begin(token: string): Promise<{ totp: string }>;
  /** Makes the root in this page and seals it under its passphrase. The seed is dropped when `finish` has signed. */
  makeRoot(passphrase: string): Promise<{ file: Uint8Array; fingerprint: string }>;
  finish(start: FirstStart, progress: (step: "keys" | "statements" | "sending") => void): Promise<void>;
  forget(): void;
}
