import {
  canonicalBytes,
  digestOf,
  randomId,
  readId,
  SigningKey,
  signStatement,
  systemRandom,
  timestamp,
  type Bytes,
} from "@backup/sealing";
import type {
  DirectoryStatement,
  Envelope,
  InstanceId,
  MemberStatement,
  OrganisationStatement,
  StatementDigest,
} from "@backup/sealing/member";
import type { FirstStart, SetUp } from "./desk.ts";
import { fingerprint } from "./directory/directory.ts";
import { acceptance, makeAccount, type MadeAccount } from "./invitations.ts";
import { proposePassphrase } from "./passphrase.ts";
import { Refusal } from "./problem.ts";
import { withToken, type Server } from "./server.ts";

interface Begun {
  readonly server: Server;
  readonly instance: InstanceId;
  readonly log: string;
}

const twoYears = 2 * 365 * 86_400_000;

/** The first statements, each pointing at the one before. */
class FirstChain {
  readonly envelopes: Envelope<DirectoryStatement>[] = [];
  readonly #instance: InstanceId;
  readonly #issued = timestamp(new Date());
  #previous: StatementDigest | undefined;

  constructor(instance: InstanceId) {
    this.#instance = instance;
  }

  add(draft: object, signer: SigningKey): void {
    const statement = {
      ...draft,
      instance: this.#instance,
      sequence: this.envelopes.length,
      ...(this.#previous === undefined ? {} : { previous: this.#previous }),
      issued: this.#issued,
    } as unknown as DirectoryStatement;
    this.envelopes.push(signStatement(statement, signer));
    this.#previous = digestOf(statement);
  }

  get last(): { readonly sequence: number; readonly digest: StatementDigest } {
    if (this.#previous === undefined) throw new Error("nothing was signed yet");
    return { sequence: this.envelopes.length - 1, digest: this.#previous };
  }

  digests(): readonly StatementDigest[] {
    return this.envelopes.map((envelope) => digestOf(envelope.statement)).sort();
  }
}

/** Root, organisation, first member, administrator, head: the root stands in until there is an administrator. */
export const firstStatements = (
  { instance, log }: { readonly instance: InstanceId; readonly log: string },
  root: SigningKey,
  start: FirstStart,
  made: MadeAccount,
): readonly Envelope<DirectoryStatement>[] => {
  const chain = new FirstChain(instance);
  const organisation = randomId<"organisation">();
  const roles = ["administrator", "intake"];
  const own = acceptance({ instance, organisation, roles }, made);
  const { member, opening, signing, profile } = own.statement;
  const { name, country, purposes } = start.organisation;
  chain.add({ type: "backup/v1/root", key: root.verification, log, witnesses: [] }, root);
  const first: Pick<OrganisationStatement, "type" | "id" | "name" | "country" | "purposes"> = {
    type: "backup/v1/organisation",
    id: organisation,
    name: name.trim().normalize("NFC"),
    country,
    purposes: [...purposes].sort(),
  };
  chain.add(first, root);
  const admitted: Omit<MemberStatement, "instance" | "sequence" | "previous" | "issued"> = {
    type: "backup/v1/member",
    id: member,
    organisation,
    roles,
    opening,
    signing,
    profile,
    notAfter: timestamp(new Date(Date.now() + twoYears)),
    acceptance: own,
  };
  chain.add(admitted, root);
  chain.add({ type: "backup/v1/administrator", member }, root);
  chain.add({ type: "backup/v1/head", last: chain.last, intake: chain.digests() }, made.keys.signing);
  return chain.envelopes;
};

/** The first start: everything is made and signed in this page; the root's seed lives only between two calls of it. */
export class DeskSetUp implements SetUp {
  readonly #server: Server;
  #begun: Begun | undefined;
  #seed: Bytes | undefined;

  constructor(server: Server) {
    this.#server = server;
  }

  proposePassphrase(): Promise<string> {
    return proposePassphrase(systemRandom);
  }

  async begin(token: string): Promise<{ totp: string }> {
    const server = withToken(this.#server.transport, () => token);
    const state = await server.ask("get", "/setup", {}).catch((thrown: unknown) => {
      throw thrown instanceof Refusal && thrown.code === "session" ? new Refusal("token") : thrown;
    });
    if (!state.open || state.instance === undefined || state.log === undefined || state.totp === undefined)
      throw new Refusal("token");
    this.#begun = { server, instance: readId<"instance">(state.instance), log: state.log };
    return { totp: state.totp };
  }

  async makeRoot(passphrase: string): Promise<{ file: Uint8Array; fingerprint: string }> {
    const { sealRoot } = await import("@backup/sealing/root");
    this.#seed?.fill(0);
    const seed = systemRandom(32);
    this.#seed = seed;
    const file = await sealRoot(seed, passphrase);
    const key = new SigningKey(seed);
    const shown = fingerprint(key.verification);
    key.forget();
    return { file, fingerprint: shown };
  }

  async finish(start: FirstStart, progress: (step: "keys" | "statements" | "sending") => void): Promise<void> {
    const begun = this.#begun;
    const seed = this.#seed;
    if (begun === undefined || seed === undefined) throw new Refusal("token");
    progress("keys");
    const made = await makeAccount(begun.instance, start.administrator);
    const root = new SigningKey(seed);
    try {
      progress("statements");
      const statements = firstStatements(begun, root, start, made);
      progress("sending");
      await begun.server.ask("post", "/setup", { bytes: canonicalBytes({ ...made.sent, statements }) });
      this.forget();
    } finally {
      root.forget();
      made.keys.forget();
    }
  }

  /** Drops the root's seed and the token. */
  forget(): void {
    this.#seed?.fill(0);
    this.#seed = undefined;
    this.#begun = undefined;
  }
}
