/** Calls, live notices and uploads, typed by docs/protocol/openapi.yaml. */
export * from "./call.ts";
export * from "./payload.ts";
export * from "./pokes.ts";
export * from "./problem.ts";
export * from "./transport.ts";
export * from "./upload.ts";
export type { components, operations, paths } from "./generated/openapi.d.ts";

import type { components } from "./generated/openapi.d.ts";
/** A schema of the contract by its name: `Schema<"OwnCase">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];
