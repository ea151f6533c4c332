import {
  b64u,
  canonicalBytes,
  hash,
  readId,
  signStatement,
  systemRandom,
  verifyEnvelope,
  type Envelope,
  type InstanceId,
} from "@backup/sealing";
import {
  memberIdOf,
  MemberKeys,
  passphraseKeys,
  type AcceptanceStatement,
  type OrganisationStatement,
} from "@backup/sealing/member";
import type { Schema } from "@backup/api";
import type { Invitation, NewAccount } from "./desk.ts";
import { Refusal } from "./problem.ts";
import type { Server } from "./server.ts";

const ended = (thrown: unknown): never => {
  throw thrown instanceof Refusal && ["session", "not-permitted", "absent"].includes(thrown.code)
    ? new Refusal("invitation")
    : thrown;
};

const opened = (server: Server, token: string): Promise<Schema<"OpenedInvitation">> =>
  server.ask("post", "/access/invitations/opened", { body: { token } }).catch(ended);

/** What an invitation offers. The organisation's own statement names it, not the server. */
export const readInvitation = async (server: Server, token: string): Promise<Invitation> => {
  const answer = await opened(server, token);
  const instance = readId<"instance">(answer.instance);
  const { statement } = verifyEnvelope<OrganisationStatement>(answer.organisation, {
    type: "backup/v1/organisation",
    instance,
  });
  return { organisation: statement.name, roles: answer.roles, totp: answer.totp, until: new Date(answer.until) };
};

/** Keys and values of a new account: what is sent opens nothing. */
export interface MadeAccount {
  readonly keys: MemberKeys;
  readonly sent: Schema<"NewAccount">;
  readonly profileDigest: string;
}

export const makeAccount = async (instance: InstanceId, account: NewAccount): Promise<MadeAccount> => {
  const keys = MemberKeys.draw();
  const passphrase = await passphraseKeys(account.passphrase, instance, account.signInName);
  const salt = systemRandom(16);
  const profile = { name: account.name, languages: [...account.languages] };
  return {
    keys,
    profileDigest: b64u(hash(salt, canonicalBytes(profile))),
    sent: {
      name: account.signInName,
      signIn: passphrase.signInHash,
      slot: b64u(await keys.slot(passphrase.unlock)),
      code: account.code,
      profile: { salt: b64u(salt), profile },
    },
  };
};

/** Who the keys are for: it stands in the acceptance and again in the member statement. */
export interface Accepting {
  readonly instance: InstanceId;
  readonly organisation: string;
  readonly roles: readonly string[];
}

/** The new member's own signature under the keys and the role (protocol section 18). */
export const acceptance = (who: Accepting, made: MadeAccount): Envelope<AcceptanceStatement> =>
  signStatement<AcceptanceStatement>(
    {
      type: "backup/v1/acceptance",
      instance: who.instance,
      member: memberIdOf(who.instance, made.keys.signing.verification),
      organisation: readId<"organisation">(who.organisation),
      roles: [...who.roles].sort(),
      opening: made.keys.opening.recipient.toString(),
      signing: made.keys.signing.verification,
      profile: made.profileDigest,
    },
    made.keys.signing,
  );

export const acceptInvitation = async (server: Server, token: string, account: NewAccount): Promise<void> => {
  const answer = await opened(server, token);
  const instance = readId<"instance">(answer.instance);
  const { statement } = verifyEnvelope<OrganisationStatement>(answer.organisation, {
    type: "backup/v1/organisation",
    instance,
  });
  const made = await makeAccount(instance, account);
  const who = { instance, organisation: statement.id, roles: answer.roles };
  try {
    const body = { ...made.sent, token, acceptance: acceptance(who, made) };
    await server.ask("post", "/access/invitations/accepted", { bytes: canonicalBytes(body) }).catch(ended);
  } finally {
    made.keys.forget();
  }
};
