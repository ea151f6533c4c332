import type { Schema } from "@backup/api";
import {
  b64u,
  bytesOfB64u,
  canonicalBytes,
  hash,
  type CircleId,
  type InstanceId,
  type MemberId,
} from "@backup/sealing";
import { DirectoryChain, type CircleInForce, type DirectoryPin, type MemberStatement } from "@backup/sealing/member";
import type * as m from "../model.ts";
import { Refusal } from "../problem.ts";
import type { Server } from "../server.ts";
import { History, type KnownMember } from "./history.ts";

type Profile = Schema<"Profiles">["profiles"][number];

/** Four groups of four signs that two people can read to each other. */
export const fingerprint = (key: string): string => {
  const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  let bits = 0n;
  for (const byte of hash(key).subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  const text = Array.from({ length: 16 }, (_, at) => signs[Number((bits >> BigInt(75 - 5 * at)) & 31n)]).join("");
  return text.match(/.{4}/g)?.join(" ") ?? text;
};

/** The checked directory: the whole chain, and the names and country files whose digests stand in it. */
export class Directory {
  readonly #server: Server;
  readonly pin: DirectoryPin;
  readonly chain: DirectoryChain;
  readonly history = new History();
  #profiles = new Map<string, Profile>();
  #files = new Map<string, Schema<"CountryFile">>();

  constructor(server: Server, pin: DirectoryPin) {
    this.#server = server;
    this.pin = pin;
    this.chain = new DirectoryChain(pin);
  }

  get instance(): InstanceId {
    return this.pin.instance;
  }

  /** Reads what is new of the chain, then names and country files. A statement that does not hold stops everything. */
  async refresh(): Promise<void> {
    for (let calls = 0; calls < 400; calls++) {
      const { statements, more } = await this.#server.ask("get", "/directory/chain", {
        query: { from: this.chain.next },
      });
      try {
        this.chain.append(statements);
      } catch {
        throw new Refusal("chain");
      }
      if (!more) break;
    }
    this.history.follow(this.chain);
    const { profiles } = await this.#server.ask("get", "/directory/profiles", {});
    this.#profiles = new Map(profiles.filter((one) => this.#isOwn(one)).map((one) => [one.member, one]));
    const { countries } = await this.#server.ask("get", "/directory/countries", {});
    this.#files = new Map(countries.filter((one) => this.#isFile(one.file)).map((one) => [one.file.code, one.file]));
  }

  /** A name counts only if the member's statement holds its digest. */
  #isOwn({ member, salt, profile }: Profile): boolean {
    const digest = b64u(hash(bytesOfB64u(salt), canonicalBytes(profile)));
    return this.history.members.get(member)?.statement.profile === digest;
  }

  #isFile(file: Schema<"CountryFile">): boolean {
    return this.chain.inForce.countries.get(file.code)?.file === b64u(hash(canonicalBytes(file)));
  }

  countryFile(code: string): Schema<"CountryFile"> | undefined {
    return this.#files.get(code);
  }

  /** What the country files call a cell of the map. */
  areaNames(cell: string): Readonly<Partial<Record<string, string>>> | undefined {
    for (const file of this.#files.values()) {
      const named = file.areas.find((one) => one.area === cell);
      if (named !== undefined) return named.name;
    }
    return undefined;
  }

  memberName(id: string): string {
    return this.#profiles.get(id)?.profile.name ?? `M-${id.slice(0, 4).toUpperCase()}`;
  }

  organisationName(id: string): string {
    return this.history.name(id) ?? id.slice(0, 8);
  }

  circle(id: string): CircleInForce | undefined {
    return this.chain.circle(id as CircleId);
  }

  circles(): readonly CircleInForce[] {
    return [...this.chain.inForce.circles.keys()].flatMap((id) => this.circle(id) ?? []);
  }

  circlesOf(member: string): readonly CircleInForce[] {
    return this.chain.circlesOf(member as MemberId);
  }

  inForce(member: string): MemberStatement | undefined {
    return this.chain.member(member as MemberId, new Date());
  }

  memberByKey(key: string): KnownMember | undefined {
    return this.history.byKey(key);
  }

  administrators(): readonly MemberStatement[] {
    return [...this.history.members.keys()].flatMap((id) => {
      const member = this.chain.isAdministrator(id as MemberId) ? this.inForce(id) : undefined;
      return member ?? [];
    });
  }

  /** A reader of a case by its name in the directory. */
  readerName(reader: { readonly kind: string; readonly id?: string }): m.ReaderName {
    const id = reader.id ?? "";
    const organisationOf = (organisation: string | undefined): string | undefined =>
      organisation === undefined ? undefined : this.organisationName(organisation);
    if (reader.kind === "member") {
      const organisation = organisationOf(this.history.members.get(id)?.statement.organisation);
      return { kind: "member", id, name: this.memberName(id), organisation };
    }
    if (reader.kind === "circle") {
      const organisation = organisationOf(this.circle(id)?.statement.organisation);
      return { kind: "circle", id, name: this.organisationName(id), organisation };
    }
    return { kind: reader.kind === "reporter" ? "reporter" : "service", id, name: "", organisation: undefined };
  }

  /** A name for an id in a consent, whatever it is. */
  anyName(id: string): string {
    return this.history.name(id) ?? this.memberName(id);
  }
}
