import {
  b64u,
  IdentitySeed,
  nextConsent,
  randomId,
  sealGrant,
  SigningKey,
  signStatement,
  systemRandom,
  type Statement,
  type Consent,
  type ConsentDecision,
  type Id,
} from "@backup/sealing";
import type { Schema } from "@backup/api";
import { MemberKeys } from "@backup/sealing/member";
import type { Context } from "../src/work/context.ts";
import { History } from "../src/work/directory/history.ts";
import { Keyring } from "../src/work/keyring.ts";
import { epochOf, person, place, serving, type Kept } from "./sealed-by-her.ts";

/** Two organisations with their circles, and the people who are, or were, in them. */
export const [ours, theirs] = [randomId(), randomId()];
export const [intake, lawyers, others] = [randomId(), randomId(), randomId()];

export type SignedAnswers = Schema<"CaseAnswers">["answers"][number];

interface Person {
  readonly id: Id;
  readonly organisation: Id;
  readonly key: SigningKey;
}
const somebody = (organisation: Id): Person => ({
  id: randomId(),
  organisation,
  key: new SigningKey(systemRandom(32)),
});
export const me = somebody(ours);
export const colleague = somebody(ours);
export const left = somebody(ours);
export const lawyer = somebody(ours);
export const idle = somebody(ours);
export const outsider = somebody(theirs);
/** In a circle of ours, and of the other organisation. */
export const guest = somebody(theirs);
export const nobody = { key: new SigningKey(systemRandom(32)) };

const circle = (id: Id, organisation: Id, purpose: string, people: readonly Person[], epoch = 0) => ({
  type: "backup/v1/circle",
  id,
  organisation,
  name: purpose,
  purposes: [purpose],
  members: people.map((one) => one.id).sort(),
  epoch,
});

const everybody = [me, colleague, left, lawyer, idle, outsider, guest];
const statements = [
  ...everybody.map((one) => ({
    type: "backup/v1/member",
    id: one.id,
    organisation: one.organisation,
    signing: one.key.verification,
  })),
  circle(intake, ours, "intake", [me, colleague, left, guest]),
  circle(intake, ours, "intake", [me, colleague, guest], 1),
  circle(lawyers, ours, "legal", [lawyer]),
  circle(others, theirs, "intake", [outsider]),
];

const ofCircles = IdentitySeed.draw().recipient;

/** The directory as far as its first `known` statements were read; reading it again shows the rest. */
const directoryOf = (known: number) => {
  const history = new History();
  const follow = (next: number): void =>
    history.follow({ next, statement: (at: number) => ({ statement: statements[at], signers: [] }) } as never);
  follow(known);
  const inForce = new Map(
    statements
      .filter((one) => "members" in one)
      .map((one) => [one.id, { statement: one, recipient: ofCircles }] as const),
  );
  return {
    instance: place.instance,
    history,
    memberByKey: (key: string) => history.byKey(key),
    circle: (id: Id) => inForce.get(id),
    circlesOf: (member: Id) => [...inForce.values()].filter(({ statement }) => statement.members.includes(member)),
    readerName: (who: object) => who,
    memberName: (id: string) => id,
    anyName: (id: string) => id,
    refreshed: 0,
    refresh() {
      this.refreshed += 1;
      follow(statements.length);
      return Promise.resolve();
    },
  };
};

export type Answer = Pick<ConsentDecision, "purpose"> & Partial<ConsentDecision>;

/** Her answers as the links of their chains; a yes to our organisation where nothing else is said. */
export const consents = (...answers: readonly Answer[]): readonly Consent[] => {
  const latest = new Map<string, Consent>();
  return answers.map((answer) => {
    const wording = { questionnaire: "crsv", version: "1.4.0", language: "en" };
    const decision: ConsentDecision = { answer: "yes", to: [ours], exclude: [], speaker: "self", wording, ...answer };
    const next = nextConsent(decision, latest.get(answer.purpose));
    latest.set(answer.purpose, next);
    return next;
  });
};

/** A deposit with answers, its first signer the author, as the server hands it on. */
export const answered = (
  consents: readonly Consent[],
  by: readonly [SigningKey, ...SigningKey[]],
  more: object = {},
): SignedAnswers => {
  const [author] = by;
  const statement = {
    type: "backup/v1/deposit",
    ...place,
    id: randomId(),
    author: author.verification,
    ...{ epochs: [], items: [], grants: [], consents },
    ...more,
  } as Statement;
  return { envelope: signStatement(statement, ...by) as never, received: "2026-11-20T14:03:00Z" };
};

interface Told {
  /** What the server hands on for her answers, where it is not each under her own signature. */
  readonly answers?: readonly SignedAnswers[];
  readonly consents?: readonly Consent[];
  /** Who granted the circle of this member which compartment. */
  readonly grants?: readonly (readonly [name: string, by: SigningKey])[];
  /** Whom the server says to read. */
  readonly readers?: readonly { readonly kind: string; readonly id: Id }[];
  readonly documents?: readonly Kept[];
  /** How much of the directory was read before. */
  readonly known?: number;
  /** Whether each compartment waits for a new key. */
  readonly stale?: boolean;
  /** What the server says of a case beside what is told here. */
  readonly page?: object;
  /** What it answers to anything else that is asked: by path. */
  readonly asked?: Readonly<Record<string, (said: unknown) => Promise<unknown>>>;
}

/** A desk of this member's at which the case stands as told; the server by hand answers what it was given. */
export const deskWith = async (
  told: Told,
): Promise<{ context: Context; directory: ReturnType<typeof directoryOf> }> => {
  const seed = IdentitySeed.draw();
  const keyring = new Keyring();
  keyring.hold(MemberKeys.draw());
  keyring.holdCircle({ instance: place.instance, circle: intake as never, epoch: 1, identity: seed });
  const grantee = { reader: { kind: "circle", id: intake } as const, recipient: seed.recipient, purpose: "read" };
  const grants = (told.grants ?? []).map(async ([compartment, by]) => {
    const { file } = await sealGrant(grantee, place, epochOf(compartment), by);
    return { grant: randomId(), compartment, epoch: 0, circle: intake, circleEpoch: 1, file: b64u(file) };
  });
  const documents = told.documents ?? [];
  const names = [...(told.grants ?? []).map(([name]) => name), ...documents.map((one) => one.item.compartment)];
  const page = {
    author: person.verification,
    state: "open",
    compartments: [...new Set(names)].map((compartment) => ({
      compartment,
      epoch: 0,
      stale: told.stale ?? false,
    })),
    readers: (told.readers ?? []).map((reader) => ({ reader, compartment: "care", epoch: 0, state: "live" })),
    grants: await Promise.all(grants),
    items: documents.map((one) => one.item),
    cursor: "",
    more: false,
    ...told.page,
  };
  const answers = told.answers ?? (told.consents ?? []).map((consent) => answered([consent], [person]));
  const gate = serving(...documents);
  const directory = directoryOf(told.known ?? statements.length);
  const server = {
    ask: (method: string, path: string, asked: unknown) => {
      if (path === "/cases/{case}") return Promise.resolve(page);
      if (path === "/cases/{case}/answers") return Promise.resolve({ answers });
      const by = told.asked?.[path];
      return by === undefined ? gate.ask(method as never, path as never, asked) : by(asked);
    },
    payload: (path: string) => gate.payload(path),
  };
  const local = { note: () => Promise.resolve() };
  const context = { server, keyring, local, directory, instance: place.instance, session: { member: me.id } };
  return { context: context as unknown as Context, directory };
};
