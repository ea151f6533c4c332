export * from "./icons.ts";
export * from "./words.ts";
