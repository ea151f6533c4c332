import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import type { MlDsa44Check } from "./verifier-key.ts";

/** ML-DSA-44 with an empty context, as tlog-cosignature uses it; never part of `report`. */
export const mlDsa44: MlDsa44Check = (publicKey, message, signature) => {
  try {
    return ml_dsa44.verify(signature, message, publicKey);
  } catch {
    return false;
  }
};
