export * from "./icons.ts";
export * from "./words.ts";
export * from "./writing.ts";
