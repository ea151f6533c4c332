/** For the desk: members' keys and slots beside what every app shares. */
export * from "./index.ts";
export * from "./keys/member-id.ts";
export * from "./keys/member-keys.ts";
export * from "./keys/opaque-string.ts";
export { caseIdOf } from "./keys/reporter-keys.ts";
export * from "./directory/chain.ts";
export * from "./directory/intake-path.ts";
export * from "./directory/rules.ts";
export * from "./directory/statements.ts";
export * from "./directory/writers.ts";
