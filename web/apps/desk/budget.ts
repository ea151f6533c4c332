import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

/** What the first screen may weigh, with sealing and the longest of the four languages (gzip). */
export const firstScreenBytes = 100_000;

const weight = (part: Rolldown.OutputChunk | Rolldown.OutputAsset): number =>
  gzipSync(part.type === "chunk" ? part.code : part.source, { level: 9 }).length;

const withImports = (name: string, bundle: Rolldown.OutputBundle, seen = new Set<string>()): ReadonlySet<string> => {
  const part = bundle[name];
  if (part?.type !== "chunk" || seen.has(name)) return seen;
  seen.add(name);
  for (const each of part.imports) withImports(each, bundle, seen);
  return seen;
};

/** Bytes of the entry, all it imports at once, its style, and the heaviest language. */
export const firstScreen = (bundle: Rolldown.OutputBundle): number => {
  const parts = Object.values(bundle);
  const entry = parts.find((part) => part.type === "chunk" && part.isEntry);
  const chunks = [...withImports(entry?.fileName ?? "", bundle)].flatMap((name) => bundle[name] ?? []);
  const style = parts.filter((part) => /^assets\/index-.*\.css$/.test(part.fileName));
  const languages = parts.filter((part) => /^assets\/(en|fr|ar|uk)-.*\.js$/.test(part.fileName)).map(weight);
  return [...chunks, ...style].map(weight).reduce((sum, one) => sum + one, 0) + Math.max(0, ...languages);
};

/** Fails the build when the first screen grows beyond its budget. */
export const budget = (): Plugin => ({
  name: "desk-budget",
  generateBundle(_options, bundle) {
    const bytes = firstScreen(bundle);
    if (bytes > firstScreenBytes)
      this.error(
        `the first screen weighs ${String(bytes)} bytes, more than ${String(firstScreenBytes)}: load less before sign-in`,
      );
    this.info(`first screen: ${String(bytes)} of ${String(firstScreenBytes)} bytes`);
  },
});
