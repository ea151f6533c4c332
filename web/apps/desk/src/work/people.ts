import type { Schema } from "@backup/api";
import {
  b64u,
  canonicalBytes,
  hash,
  IdentitySeed,
  passphraseKeys,
  randomId,
  readId,
  Recipient,
  sealCircleKey,
  timestamp,
  verifyEnvelope,
  type AcceptanceStatement,
  type CirclePurpose,
  type CircleStatement,
  type Envelope,
} from "@backup/sealing/member";
import { openCircleKeys } from "./circle-keys.ts";
import type { Context } from "./context.ts";
import type { InvitationView, NewCircle, NewCountry, OwnKeys, People, Readiness } from "./desk.ts";
import { marksOf } from "./directory/child-trained.ts";
import { fileOf } from "./directory/country-file.ts";
import { fingerprint } from "./directory/directory.ts";
import { proposedView } from "./directory/proposed.ts";
import { append, appendByRoot, appendHead, propose, type StatementDraft } from "./directory/signing.ts";
import {
  circleViews,
  countryViews,
  memberViews,
  organisationViews,
  promisesOf,
  readinessOf,
  recordOf,
  weekOf,
} from "./directory/views.ts";
import { secondSignature } from "./proposals.ts";
import type * as m from "./model.ts";
import { Refusal } from "./problem.ts";
import { proofOf, wrongProof } from "./proof.ts";

const year = 365 * 86_400_000;
const sorted = (texts: readonly string[]): string[] => [...texts].sort();
const ids = <Kind extends string>(texts: readonly string[]) => sorted(texts).map((text) => readId<Kind>(text));

/** The directory as administrators and keepers change it. Every change is a signed statement of the chain. */
export class DeskPeople implements People {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  refresh(): Promise<void> {
    return this.#context.directory.refresh();
  }

  organisations(): readonly m.OrganisationView[] {
    return organisationViews(this.#context.directory);
  }

  members(): readonly m.MemberView[] {
    return memberViews(this.#context.directory);
  }

  circles(): readonly m.CircleView[] {
    return circleViews(this.#context.directory, this.#context.session.member);
  }

  countries(): readonly m.CountryView[] {
    return countryViews(this.#context.directory);
  }

  countryRecord(code: string): NewCountry | undefined {
    return recordOf(this.#context.directory, code, document.documentElement.lang);
  }

  readiness(country: string): Readiness {
    return readinessOf(this.#context.directory, country);
  }

  async addOrganisation(organisation: { name: string; country: string; purposes: readonly string[] }): Promise<void> {
    await append(this.#context, {
      type: "backup/v1/organisation",
      id: randomId<"organisation">(),
      name: organisation.name.normalize("NFC"),
      country: organisation.country,
      purposes: sorted(organisation.purposes),
    });
  }

  async invite(organisation: string, roles: readonly string[]): Promise<{ link: string; until: Date }> {
    const body = { organisation, roles: sorted(roles) } as Schema<"NewInvitation">;
    const made = await this.#context.server.ask("post", "/access/invitations", { body });
    // The token stands in the fragment: no server, log or referrer sees it.
    return { link: `${location.origin}${location.pathname}#join=${made.token}`, until: new Date(made.until) };
  }

  async #invitations(): Promise<Schema<"Invitations">["invitations"]> {
    return (await this.#context.server.ask("get", "/access/invitations", {})).invitations;
  }

  async invitations(): Promise<readonly InvitationView[]> {
    return (await this.#invitations()).map((one) => {
      const signing = one.acceptance === undefined ? undefined : this.#accepted(one).statement.signing;
      return {
        id: one.invitation,
        organisation: this.#context.directory.organisationName(one.organisation),
        roles: one.roles,
        until: new Date(one.until),
        accepted: one.state === "accepted",
        name: one.profile?.profile.name,
        fingerprint: signing === undefined ? undefined : fingerprint(signing),
      };
    });
  }

  #accepted(one: { readonly acceptance?: unknown }): Envelope<AcceptanceStatement> {
    const expected = { type: "backup/v1/acceptance" as const, instance: this.#context.instance };
    return verifyEnvelope<AcceptanceStatement>(one.acceptance, expected).envelope;
  }

  async admit(invitation: string): Promise<void> {
    const one = (await this.#invitations()).find((each) => each.invitation === invitation);
    if (one?.acceptance === undefined) throw new Refusal("invitation");
    const acceptance = this.#accepted(one);
    const { member, organisation, roles, opening, signing, profile } = acceptance.statement;
    // What she accepted must be what was offered: the server could otherwise raise her roles.
    const offered = one.organisation === organisation && sorted(one.roles).join() === roles.join();
    if (!offered) throw new Refusal("unverified");
    await append(this.#context, {
      type: "backup/v1/member",
      id: member,
      organisation,
      roles,
      opening,
      signing,
      profile,
      notAfter: timestamp(new Date(Date.now() + 2 * year)),
      acceptance,
    });
    await this.#headFollows();
  }

  async withdrawInvitation(invitation: string): Promise<void> {
    await this.#context.server.ask("delete", "/access/invitations/{invitation}", { path: { invitation } });
  }

  async revoke(member: string, reason: string): Promise<void> {
    await append(this.#context, {
      type: "backup/v1/revocation",
      subject: { kind: "member", id: member },
      reason,
      from: timestamp(new Date()),
    });
    await this.#headFollows();
  }

  /** Reporters learn of it with the next head. Who may not sign one leaves it to an administrator: the page says so. */
  async #headFollows(): Promise<void> {
    if (this.#context.directory.chain.lags()) await appendHead(this.#context).catch(() => undefined);
  }

  async makeAdministrator(
    member: string,
    root: { file: Uint8Array; passphrase: string } | undefined,
  ): Promise<"done" | "proposed"> {
    const draft: StatementDraft = { type: "backup/v1/administrator", member: readId<"member">(member) };
    if (root === undefined) {
      await propose(this.#context, draft);
      return "proposed";
    }
    const { openRoot } = await import("@backup/sealing/root");
    const key = await openRoot(root.file, root.passphrase).catch(() => {
      throw new Refusal("root");
    });
    try {
      await appendByRoot(this.#context, draft, key);
    } finally {
      key.forget();
    }
    return "done";
  }

  /** A circle's statement; a new key whenever somebody leaves, sealed to everyone who stays. */
  async putCircle(circle: NewCircle): Promise<"done" | "proposed"> {
    await this.#context.directory.refresh();
    const before = circle.circle === undefined ? undefined : this.#context.directory.circle(circle.circle)?.statement;
    return this.#putCircle(circle, before, before?.members.some((id) => !circle.members.includes(id)) ?? false);
  }

  async renewCircleKey(circle: string): Promise<void> {
    await this.#context.directory.refresh();
    const before = this.#context.directory.circle(circle)?.statement;
    if (before === undefined) throw new Refusal("absent");
    // Who was revoked stands in the statement still, and must not be sealed to.
    const members = before.members.filter((id) => this.#context.directory.inForce(id) !== undefined);
    const keepers = before.keepers.filter((id) => members.includes(id));
    const renewed = { ...before, circle: before.id, members, keepers, childTrained: before.childTrained ?? [] };
    await this.#putCircle(renewed, before, true);
  }

  async #putCircle(
    circle: NewCircle,
    before: CircleStatement | undefined,
    leaving: boolean,
  ): Promise<"done" | "proposed"> {
    const id = before?.id ?? randomId<"circle">();
    // The key may have been made since this member came in.
    if (before !== undefined) await openCircleKeys(this.#context);
    const held =
      before === undefined || leaving ? undefined : this.#context.keyring.circleEpoch(before.id, before.epoch);
    if (before !== undefined && !leaving && held === undefined) throw new Refusal("no-key");
    const epoch = before === undefined ? 0 : leaving ? before.epoch + 1 : before.epoch;
    const identity = held?.identity ?? IdentitySeed.draw();
    const statement = {
      type: "backup/v1/circle" as const,
      id,
      organisation: readId<"organisation">(circle.organisation),
      name: circle.name.normalize("NFC"),
      purposes: sorted(circle.purposes) as CirclePurpose[],
      area: sorted(circle.area),
      languages: sorted(circle.languages),
      epoch,
      recipient: identity.recipient.toString(),
      members: ids<"member">(circle.members),
      keepers: ids<"member">(circle.keepers),
      ...marksOf(circle.childTrained, circle.members),
      ...(before?.recovery === undefined ? {} : { recovery: before.recovery }),
    };
    const joining =
      held === undefined
        ? circle.members
        : circle.members.filter((one) => !(before?.members as readonly string[]).includes(one));
    const circleKeys = await this.#circleKeys(statement, identity, joining);
    await propose(this.#context, statement, { circleKeys });
    return "proposed";
  }

  async #circleKeys(
    circle: Pick<CircleStatement, "id" | "epoch">,
    identity: IdentitySeed,
    members: readonly string[],
  ): Promise<readonly Schema<"SealedCircleKey">[]> {
    const { directory, keyring, instance } = this.#context;
    const epoch = { instance, circle: circle.id, epoch: circle.epoch, identity };
    const keys: Schema<"SealedCircleKey">[] = [];
    for (const member of members) {
      const known = directory.inForce(member);
      if (known === undefined) throw new Refusal("key-changed");
      const recipient = Recipient.read(known.opening);
      const file = await sealCircleKey(epoch, recipient, keyring.signing);
      keys.push({ reader: member, key: recipient.keyId, file: b64u(file) });
    }
    return keys;
  }

  promises(circle: string): readonly m.Promised[] {
    return promisesOf(this.#context.directory, circle);
  }

  putCountry(country: NewCountry): Promise<void> {
    const before = this.#context.directory.countryFile(country.code);
    return this.#putCountry(country, fileOf(country, before, document.documentElement.lang));
  }

  async putHours(code: string, zone: string, hours: readonly m.DutyHours[]): Promise<void> {
    const file = this.#context.directory.countryFile(code);
    const record = this.countryRecord(code);
    if (file === undefined || record === undefined) throw new Refusal("absent");
    await this.#putCountry({ ...record, zone, hours }, file);
  }

  async #putCountry(country: NewCountry, file: Schema<"CountryFile">): Promise<void> {
    await append(
      this.#context,
      {
        type: "backup/v1/country",
        code: country.code,
        circles: ids<"circle">(country.circles),
        hours: { zone: country.zone, week: weekOf(country.hours).map((one) => ({ ...one })) },
        child: country.child,
        file: b64u(hash(canonicalBytes(file))),
        notAfter: timestamp(new Date(Date.now() + year)),
      },
      { file },
    );
    await appendHead(this.#context);
  }

  renewHead(): Promise<void> {
    return appendHead(this.#context);
  }

  async #proposals(): Promise<Schema<"DirectoryProposals">["proposals"]> {
    return (await this.#context.server.ask("get", "/directory/proposals", {})).proposals;
  }

  async proposals(): Promise<readonly m.ProposalView[]> {
    const waiting = await this.#proposals();
    // What a circle would change is told against the directory of now, or somebody who joined would seem to stay.
    await this.#context.directory.refresh();
    return waiting.map((one) => proposedView(one, this.#context));
  }

  async second(proposal: m.ProposalView): Promise<void> {
    const found = (await this.#proposals()).find((one) => one.proposal === proposal.id);
    if (found === undefined) throw new Refusal("absent");
    const body = secondSignature(found.envelope, proposal, this.#context);
    await this.#context.server.ask("post", "/directory/proposals/{proposal}/signatures", {
      path: { proposal: proposal.id },
      body,
    });
    await appendHead(this.#context).catch(() => undefined);
  }

  async passkeys() {
    const { passkeys } = await this.#context.server.ask("get", "/access/passkeys", {});
    return passkeys.map(({ credential, added, prf }) => ({ id: credential, added, unlocks: prf }));
  }

  async dropPasskey(credential: string): Promise<void> {
    await this.#context.server.ask("delete", "/access/passkeys/{credential}", { path: { credential } });
  }

  ownKeys(): OwnKeys {
    const { directory, session } = this.#context;
    const own = directory.inForce(session.member);
    return {
      opening: own === undefined ? "" : fingerprint(own.opening),
      signing: own === undefined ? "" : fingerprint(own.signing),
      statement: own?.sequence ?? 0,
    };
  }

  async changePassphrase(passphrase: string, code: string, next: string): Promise<void> {
    const { session, instance, keyring, server } = this.#context;
    const proof = await proofOf(this.#context, passphrase, code);
    const then = await passphraseKeys(next, instance, session.name);
    const slot = b64u(await keyring.member.slot(then.unlock));
    const body = { ...proof, signIn: then.signInHash, slot };
    await server.ask("put", "/access/passphrase", { body }).catch(wrongProof);
  }
}
