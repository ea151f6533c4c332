import { IdentitySeed } from "../src/age/recipient.ts";
import { memberIdOf } from "../src/keys/member-id.ts";
import { DirectoryChain } from "../src/directory/chain.ts";
import { b64u } from "../src/notation/base64.ts";
import { randomId, systemRandom, type MemberId } from "../src/notation/ids.ts";
import { timestamp } from "../src/notation/times.ts";
import { SigningKey } from "../src/signing/ed25519.ts";
import {
  digestOf,
  signStatement,
  type Envelope,
  type Statement,
  type StatementDigest,
} from "../src/signing/envelope.ts";

const instance = randomId<"instance">();
export const issued = timestamp(new Date(1_790_000_000_000));
export const now = new Date(1_790_000_000_000);
const later = timestamp(new Date(1_890_000_000_000));
export const LOG = "log.example+00000000+AAAA";
export const digest = () => b64u(systemRandom(32));

export interface Person {
  readonly id: MemberId;
  readonly key: SigningKey;
  readonly opening: string;
}

export function person(): Person {
  const key = new SigningKey(systemRandom(32));
  return {
    id: memberIdOf(instance, key.verification),
    key,
    opening: IdentitySeed.draw().recipient.toString(),
  };
}

/** A directory that grows statement by statement, as an administrator's client makes it. */
export class World {
  readonly root = new SigningKey(systemRandom(32));
  readonly pin = { instance, root: this.root.verification, log: LOG };
  readonly organisation = randomId<"organisation">();
  readonly circle = randomId<"circle">();
  readonly circleKeys = [IdentitySeed.draw(), IdentitySeed.draw(), IdentitySeed.draw()] as const;
  readonly statements: Envelope[] = [];
  readonly ana = person();
  readonly ben = person();
  readonly cleo = person();

  next(type: string, fields: object, ...signers: readonly SigningKey[]): Envelope {
    const last = this.statements.at(-1);
    const previous = last === undefined ? {} : { previous: digestOf(last.statement) };
    const common = { type, instance, sequence: this.statements.length, ...previous, issued };
    return signStatement({ ...common, ...fields } as unknown as Statement, ...signers);
  }

  add(type: string, fields: object, ...signers: readonly SigningKey[]): Envelope {
    const envelope = this.next(type, fields, ...signers);
    this.statements.push(envelope);
    return envelope;
  }

  memberFields(who: Person, change: object = {}): object {
    const part = {
      organisation: this.organisation,
      roles: ["intake"],
      opening: who.opening,
      signing: who.key.verification,
      profile: digest(),
    };
    const acceptance = signStatement(
      { type: "backup/v1/acceptance", instance, member: who.id, ...part } as unknown as Statement,
      who.key,
    );
    return { id: who.id, ...part, notAfter: later, acceptance, ...change };
  }

  circleFields(change: object = {}): object {
    return {
      id: this.circle,
      organisation: this.organisation,
      name: "First response",
      purposes: ["intake"],
      area: [],
      languages: ["ar", "fr"],
      epoch: 0,
      recipient: this.circleKeys[0].recipient.toString(),
      members: [this.ana.id, this.cleo.id].sort(),
      keepers: [this.cleo.id],
      ...change,
    };
  }

  head(...signers: readonly SigningKey[]): Envelope {
    const last = this.statements.at(-1);
    const tip = last === undefined ? ("" as StatementDigest) : digestOf(last.statement);
    const intake = this.path()
      .map(({ statement }) => digestOf(statement))
      .sort();
    return this.add(
      "backup/v1/head",
      { last: { sequence: this.statements.length - 1, digest: tip }, intake },
      ...signers,
    );
  }

  path(): Envelope[] {
    return this.statements.filter(({ statement: { type } }) => !/head|revocation|client/.test(type));
  }

  chain(): DirectoryChain {
    const chain = new DirectoryChain(this.pin);
    chain.append(this.statements);
    return chain;
  }
}

/** Root, organisation, two administrators, a keeper, an intake circle, a country, a head. */
export function world(): World {
  const made = new World();
  made.add("backup/v1/root", { key: made.root.verification, log: LOG, witnesses: [] }, made.root);
  made.add(
    "backup/v1/organisation",
    { id: made.organisation, name: "An organisation", country: "FR", purposes: ["intake"] },
    made.root,
  );
  made.add("backup/v1/member", made.memberFields(made.ana), made.root);
  made.add("backup/v1/administrator", { member: made.ana.id }, made.root);
  made.add("backup/v1/member", made.memberFields(made.ben), made.ana.key);
  made.add("backup/v1/administrator", { member: made.ben.id }, made.root, made.ana.key);
  made.add("backup/v1/member", made.memberFields(made.cleo), made.ben.key);
  made.add("backup/v1/circle", made.circleFields(), made.ana.key, made.ben.key);
  const hours = { zone: "Africa/Kinshasa", week: [{ day: 1, from: "08:00", to: "18:00" }] };
  made.add(
    "backup/v1/country",
    { code: "CD", circles: [made.circle], hours, child: true, file: digest(), notAfter: later },
    made.ana.key,
  );
  made.head(made.ana.key);
  return made;
}
