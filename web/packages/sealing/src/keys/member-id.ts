import { bytesOfB64uSized } from "../notation/base64.ts";
import { hash } from "../notation/hashes.ts";
import { derivedId, idBytes, type InstanceId, type MemberId } from "../notation/ids.ts";
import { HASH_LABELS } from "../notation/labels.ts";
import type { VerificationKey } from "../signing/ed25519.ts";

/**
 * Member id of a signing key: it certifies the key, so nobody can put another one behind an office or into a circle
 * (protocol section 7).
 */
export function memberIdOf(instance: InstanceId, signing: VerificationKey): MemberId {
  return derivedId<"member">(hash(HASH_LABELS.memberId, idBytes(instance), bytesOfB64uSized(signing, 32)));
}
