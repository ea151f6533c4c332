/** For the reporter's page: her keys and what she makes. Loaded after the first screen. */
export * from "./index.ts";
export { openHeader } from "./age/header.ts";
export * from "./code/access-code.ts";
export * from "./code/stretch.ts";
export * from "./keys/reporter-keys.ts";
export * from "./directory/intake-path.ts";
export { DirectoryRefused, type DirectoryPin, type DirectoryReason } from "./directory/rules.ts";
export type * from "./directory/statements.ts";
export { readWriters, type Writer } from "./directory/writers.ts";
