import { b64u, bytesOfB64u, readId } from "@backup/sealing";
import { MemberKeys, passphraseKeys, prfUnlock, type Unlock } from "@backup/sealing/member";
import { openCircleKeys } from "./circle-keys.ts";
import type { Context, Session } from "./context.ts";
import type { Door } from "./desk.ts";
import { Directory } from "./directory/directory.ts";
import { aboutMe } from "./directory/about-me.ts";
import { acceptInvitation, readInvitation } from "./invitations.ts";
import type { Me } from "./model.ts";
import { makePasskey, usePasskey } from "./passkeys.ts";
import type { Pin } from "./pin.ts";
import { Refusal } from "./problem.ts";
import { proofOf, wrongPassphrase, wrongProof } from "./proof.ts";

const signInName = (name: string): string => name.trim().toLowerCase();

/** Opens the slot that this unlocking secret fits; the server is asked for the slots, never told the secret. */
const openKeys = async (context: Context, unlock: Unlock, credential?: string): Promise<MemberKeys> => {
  const { slots } = await context.server.ask("get", "/access/slots", {});
  const slot = slots.find(
    (one) => one.kind === unlock.kind && (credential === undefined || one.credential === credential),
  );
  if (slot === undefined) throw new Refusal(unlock.kind === "prf" ? "no-prf" : "passphrase");
  return MemberKeys.open(bytesOfB64u(slot.file), unlock).catch(wrongPassphrase);
};

/** The directory must hold exactly the keys in hand: otherwise somebody speaks in this member's name (section 7). */
const checkOwnKeys = (context: Context, keys: MemberKeys): void => {
  const own = context.directory.inForce(context.session.member);
  if (own === undefined) throw new Refusal("not-permitted");
  if (own.signing !== keys.signing.verification || own.opening !== keys.opening.recipient.toString())
    throw new Refusal("not-my-keys");
};

const meOf = (context: Context): Me => {
  const { session, directory } = context;
  const circles = directory.circlesOf(session.member);
  return {
    id: session.member,
    name: directory.memberName(session.member),
    organisation: directory.organisationName(session.organisation),
    organisationId: session.organisation,
    roles: session.roles,
    administrator: directory.administrators().some((one) => one.id === session.member),
    keeper: circles.some((circle) => circle.statement.keepers.some((id) => id === session.member)),
  };
};

/** Sign-in, unlock and lock. What signs in and what opens keys are derived apart; only the first is ever sent. */
export class DeskDoor implements Door {
  readonly #context: Context;
  readonly #pin: Pin | undefined;
  #hasPasskey = false;

  constructor(context: Context, pin: Pin | undefined) {
    this.#context = context;
    this.#pin = pin;
  }

  instance(): "set-up" | "ready" {
    return this.#pin === undefined ? "set-up" : "ready";
  }

  async signIn(name: string, passphrase: string, code: string): Promise<Me> {
    const pin = this.#pinned();
    const keys = await passphraseKeys(passphrase, pin.instance, signInName(name)).catch(wrongPassphrase);
    const session = await this.#context.server
      .ask("post", "/access/sign-in", { body: { name: signInName(name), value: keys.signIn, code } })
      .catch((thrown: unknown) => {
        throw thrown instanceof Refusal && (thrown.code === "session" || thrown.code === "form")
          ? new Refusal("sign-in")
          : thrown;
      });
    await this.#enter(session);
    await this.#hold(await openKeys(this.#context, keys.unlock));
    return meOf(this.#context);
  }

  async signInWithPasskey(): Promise<Me> {
    const options = await this.#context.server.ask("post", "/access/passkeys/assertion-options", {});
    const used = await usePasskey(options);
    const session = await this.#context.server.ask("post", "/access/passkeys/assertion", { body: used.assertion });
    await this.#enter(session);
    this.#hasPasskey = used.prf !== undefined;
    if (used.prf !== undefined)
      await this.#hold(await openKeys(this.#context, prfUnlock(used.prf), used.credential)).catch(() => undefined);
    return meOf(this.#context);
  }

  async unlock(passphrase: string): Promise<void> {
    const { instance, name } = this.#context.session;
    const keys = await passphraseKeys(passphrase, readId<"instance">(instance), name).catch(wrongPassphrase);
    await this.#hold(await openKeys(this.#context, keys.unlock));
  }

  async unlockWithPasskey(): Promise<void> {
    const options = await this.#context.server.ask("post", "/access/passkeys/assertion-options", {});
    const used = await usePasskey(options);
    if (used.prf === undefined) throw new Refusal("no-prf");
    await this.#hold(await openKeys(this.#context, prfUnlock(used.prf), used.credential));
  }

  locked(): boolean {
    return this.#context.keyring.locked;
  }

  lock(): void {
    this.#context.keyring.forget();
    this.#context.local.forget();
  }

  async signOut(): Promise<void> {
    this.lock();
    this.#context.leave();
    await this.#context.server.ask("delete", "/access/session", {});
  }

  hasPasskey(): boolean {
    return this.#hasPasskey;
  }

  async addPasskey(passphrase: string, code: string): Promise<{ unlocks: boolean }> {
    const { server, keyring } = this.#context;
    const body = await proofOf(this.#context, passphrase, code);
    const options = await server.ask("post", "/access/passkeys/registration-options", { body }).catch(wrongProof);
    const made = await makePasskey(options);
    let prf = made.prf;
    if (prf === undefined && made.mayGivePrf) {
      const ask = await server.ask("post", "/access/passkeys/assertion-options", {});
      prf = (await usePasskey(ask, [made.credential])).prf;
    }
    const slot = prf === undefined ? undefined : await keyring.member.slot(prfUnlock(prf));
    const added = { ...made.registration, ...(slot === undefined ? {} : { slot: b64u(slot) }) };
    await server.ask("post", "/access/passkeys", { body: added });
    this.#hasPasskey ||= slot !== undefined;
    return { unlocks: slot !== undefined };
  }

  aboutMe() {
    return aboutMe(this.#context.directory, this.#context.session.member);
  }

  headIsOld(): boolean {
    return this.#context.directory.chain.isStale(new Date());
  }

  headLags(): boolean {
    return this.#context.directory.chain.lags();
  }

  readInvitation(token: string) {
    return readInvitation(this.#context.server, token);
  }

  acceptInvitation(token: string, account: Parameters<Door["acceptInvitation"]>[1]): Promise<void> {
    return acceptInvitation(this.#context.server, token, account);
  }

  #pinned(): Pin {
    if (this.#pin === undefined) throw new Refusal("chain");
    return this.#pin;
  }

  async #enter(session: Session): Promise<void> {
    const pin = this.#pinned();
    if (session.instance !== pin.instance) throw new Refusal("chain");
    const directory = new Directory(this.#context.server, pin);
    await directory.refresh();
    this.#context.enter(session, directory);
  }

  async #hold(keys: MemberKeys): Promise<void> {
    checkOwnKeys(this.#context, keys);
    this.#context.keyring.hold(keys);
    await openCircleKeys(this.#context);
    await this.#context.local.open();
  }
}
