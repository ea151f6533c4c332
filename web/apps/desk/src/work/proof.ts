import type { Schema } from "@backup/api";
import { passphraseKeys } from "@backup/sealing/member";
import type { Context } from "./context.ts";
import { Refusal } from "./problem.ts";

export const wrongPassphrase = (): never => {
  throw new Refusal("passphrase");
};

/** What proves that the member sits here and not somebody at an open desk; the passphrase itself is never sent. */
export const proofOf = async (
  { session, instance }: Context,
  passphrase: string,
  code: string,
): Promise<Schema<"Proof">> => ({
  value: (await passphraseKeys(passphrase, instance, session.name).catch(wrongPassphrase)).signIn,
  code,
});

/** The session lives on where passphrase or code were wrong: it says so, and locks nobody out. */
export const wrongProof = (thrown: unknown): never => {
  throw thrown instanceof Refusal && thrown.code === "session" ? new Refusal("sign-in") : thrown;
};
