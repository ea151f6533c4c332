/** For the desk: members' keys and slots beside what every app shares. */
export * from "./index.ts";
export * from "./keys/member-keys.ts";
export * from "./keys/opaque-string.ts";
export { caseIdOf } from "./keys/reporter-keys.ts";
