/** The ledger as a browser checks it (protocol section 10). ML-DSA-44 has its own entry. */
export * from "./checkpoint.ts";
export * from "./checkpoint-text.ts";
export * from "./consistency-proof.ts";
export * from "./directory-proof.ts";
export * from "./event.ts";
export * from "./inclusion-proof.ts";
export * from "./leaf.ts";
export * from "./merkle-hash.ts";
export { Policy } from "./policy.ts";
export * from "./policy-parser.ts";
export * from "./receipt.ts";
export * from "./refusals.ts";
export * from "./signed-note.ts";
export * from "./tile-path.ts";
export * from "./tlog-proof.ts";
export type * from "./tree-head.ts";
export * from "./verifier-key.ts";
