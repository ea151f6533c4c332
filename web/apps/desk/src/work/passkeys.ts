import type { Schema } from "@backup/api";
import { b64u, bytesOfB64u } from "@backup/sealing";
import { Refusal } from "./problem.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A used passkey: what may be sent, and apart from it what opens keys and must never be sent. */
export interface UsedPasskey {
  readonly assertion: Schema<"Assertion">;
  readonly credential: string;
  readonly prf: Bytes | undefined;
}

const prfOf = (credential: PublicKeyCredential): Bytes | undefined => {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return undefined;
  return first instanceof ArrayBuffer
    ? new Uint8Array(first)
    : Uint8Array.from(new Uint8Array(first.buffer, first.byteOffset, first.byteLength));
};

const asCredential = (credential: Credential | null): PublicKeyCredential => {
  if (credential instanceof PublicKeyCredential) return credential;
  throw new Refusal("passkey");
};

const refused = (): never => {
  throw new Refusal("passkey");
};

/** Text of bytes as the contract wants them. Only named parts are taken, so no PRF result can travel (section 8). */
const text = (buffer: ArrayBuffer): string => b64u(new Uint8Array(buffer));

export const usePasskey = async (
  options: Schema<"AssertionOptions">,
  only?: readonly string[],
): Promise<UsedPasskey> => {
  const credential = asCredential(
    await navigator.credentials
      .get({
        publicKey: {
          challenge: bytesOfB64u(options.challenge),
          rpId: options.rpId,
          userVerification: "required",
          allowCredentials: (only ?? []).map((id) => ({ type: "public-key" as const, id: bytesOfB64u(id) })),
          extensions: { prf: { eval: { first: bytesOfB64u(options.prf) } } },
        },
      })
      .catch(refused),
  );
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    credential: text(credential.rawId),
    prf: prfOf(credential),
    assertion: {
      credential: text(credential.rawId),
      clientDataJSON: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      ...(response.userHandle === null ? {} : { userHandle: text(response.userHandle) }),
    },
  };
};

export interface MadePasskey {
  readonly registration: Omit<Schema<"Registration">, "slot">;
  readonly credential: string;
  readonly prf: Bytes | undefined;
  readonly mayGivePrf: boolean;
}

export const makePasskey = async (options: Schema<"RegistrationOptions">): Promise<MadePasskey> => {
  const credential = asCredential(
    await navigator.credentials
      .create({
        publicKey: {
          challenge: bytesOfB64u(options.challenge),
          rp: { id: options.rpId, name: "BackUp" },
          user: { id: bytesOfB64u(options.userHandle), name: options.name, displayName: options.name },
          pubKeyCredParams: [
            { type: "public-key", alg: -8 },
            { type: "public-key", alg: -7 },
            { type: "public-key", alg: -257 },
          ],
          authenticatorSelection: { residentKey: "required", userVerification: "required" },
          attestation: "none",
          excludeCredentials: options.exclude.map((id) => ({ type: "public-key" as const, id: bytesOfB64u(id) })),
          extensions: { prf: { eval: { first: bytesOfB64u(options.prf) } } },
        },
      })
      .catch(refused),
  );
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    credential: text(credential.rawId),
    prf: prfOf(credential),
    mayGivePrf: credential.getClientExtensionResults().prf?.enabled === true,
    registration: {
      credential: text(credential.rawId),
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
    },
  };
};
