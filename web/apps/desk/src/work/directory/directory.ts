import type { Schema } from "@backup/api";
import {
  b64u,
  bytesOfB64u,
  canonicalBytes,
  hash,
  readVerificationKey,
  Recipient,
  type VerificationKey,
} from "@backup/sealing";
import type * as m from "../model.ts";
import { Refusal } from "../problem.ts";
import type { Server } from "../server.ts";
import { emptyState, readOn, type Trusted } from "./check.ts";
import type { DirectoryState, KnownMember } from "./state.ts";
import type { CircleStatement } from "./statements.ts";

type Profile = Schema<"Profiles">["profiles"][number];

/** Four groups of four signs that two people can read to each other. */
export const fingerprint = (key: string): string => {
  const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const bytes = hash(key).subarray(0, 10);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const text = Array.from({ length: 16 }, (_, at) => signs[Number((bits >> BigInt(75 - 5 * at)) & 31n)]).join("");
  return text.match(/.{4}/g)?.join(" ") ?? text;
};

const headDays = 35;

/** The checked directory: the whole chain, and the names that its members chose. */
export class Directory {
  readonly #server: Server;
  readonly #trusted: Trusted;
  #state: DirectoryState;
  #profiles = new Map<string, Profile>();
  #files = new Map<string, Schema<"CountryFile">>();

  constructor(server: Server, trusted: Trusted) {
    this.#server = server;
    this.#trusted = trusted;
    this.#state = emptyState(trusted);
  }

  get state(): DirectoryState {
    return this.#state;
  }

  get trusted(): Trusted {
    return this.#trusted;
  }

  /** Reads what is new of the chain, then names and country files. A statement that does not hold stops everything. */
  async refresh(): Promise<void> {
    for (let calls = 0; calls < 400; calls++) {
      const query = { from: this.#state.next };
      const { statements, more } = await this.#server.ask("get", "/directory/chain", { query });
      try {
        readOn(this.#state, statements, this.#trusted);
      } catch {
        throw new Refusal("chain");
      }
      if (!more) break;
    }
    const { profiles } = await this.#server.ask("get", "/directory/profiles", {});
    this.#profiles = new Map(profiles.filter((one) => this.#isOwn(one)).map((one) => [one.member, one]));
    const { countries } = await this.#server.ask("get", "/directory/countries", {});
    this.#files = new Map(countries.filter((one) => this.#isFile(one.file)).map((one) => [one.file.code, one.file]));
  }

  /** A name counts only if the member's statement holds its digest. */
  #isOwn({ member, salt, profile }: Profile): boolean {
    const digest = b64u(hash(bytesOfB64u(salt), canonicalBytes(profile)));
    return this.#state.members.get(member)?.statement.profile === digest;
  }

  #isFile(file: Schema<"CountryFile">): boolean {
    return this.#state.countries.get(file.code)?.file === b64u(hash(canonicalBytes(file)));
  }

  countryFile(code: string): Schema<"CountryFile"> | undefined {
    return this.#files.get(code);
  }

  memberName(id: string): string {
    return this.#profiles.get(id)?.profile.name ?? `M-${id.slice(0, 4).toUpperCase()}`;
  }

  organisationName(id: string): string {
    return this.#state.organisations.get(id)?.name ?? id.slice(0, 8);
  }

  circle(id: string): CircleStatement | undefined {
    return this.#state.circles.get(id);
  }

  circlesOf(member: string): readonly CircleStatement[] {
    return [...this.#state.circles.values()].filter((circle) => circle.members.includes(member));
  }

  member(id: string): KnownMember | undefined {
    return this.#state.members.get(id);
  }

  inForce(id: string): KnownMember | undefined {
    return this.#state.inForce(id, new Date());
  }

  memberByKey(key: string): KnownMember | undefined {
    return this.#state.byKey(key);
  }

  recipientOfCircle(id: string): Recipient | undefined {
    const circle = this.circle(id);
    return circle === undefined ? undefined : Recipient.read(circle.recipient);
  }

  signingKey(member: string): VerificationKey | undefined {
    const known = this.#state.members.get(member);
    return known === undefined ? undefined : readVerificationKey(known.statement.signing);
  }

  headIsOld(now: Date = new Date()): boolean {
    const issued = this.#state.head?.issued;
    return issued !== undefined && now.getTime() - new Date(issued).getTime() > headDays * 86_400_000;
  }

  /** A reader of a case by its name in the directory. */
  readerName(reader: { readonly kind: string; readonly id?: string }): m.ReaderName {
    const id = reader.id ?? "";
    if (reader.kind === "member") {
      const organisation = this.member(id)?.statement.organisation;
      return {
        kind: "member",
        id,
        name: this.memberName(id),
        organisation: organisation === undefined ? undefined : this.organisationName(organisation),
      };
    }
    if (reader.kind === "circle") {
      const circle = this.circle(id);
      return {
        kind: "circle",
        id,
        name: circle?.name ?? id.slice(0, 8),
        organisation: circle === undefined ? undefined : this.organisationName(circle.organisation),
      };
    }
    if (reader.kind === "reporter") return { kind: "reporter", id, name: "", organisation: undefined };
    return { kind: "service", id, name: "", organisation: undefined };
  }

  /** A name for an id in a consent, whatever it is. */
  anyName(id: string): string {
    return this.circle(id)?.name ?? this.#state.organisations.get(id)?.name ?? this.memberName(id);
  }
}
