import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { BAG_RULES } from "../../../packages/dossier/src/bag/bag-finding.ts";
import { GROUNDS } from "../../../packages/dossier/src/check/result.ts";
import { LANGUAGES, type Language } from "../../../packages/ui/src/words.ts";

/** Where the verifier in Java keeps what it says: the page says the same, word for word. */
const JAVA = new URL("../../../../core/dossier/src/main/resources/org/wwow/backup/dossier/", import.meta.url);
const WORDS = ["HELD", "FAILED", "NOT_APPLICABLE", "VERDICT_HOLDS", "VERDICT_FAILS", "VERDICT_NOTHING"];

export type Sentences = Readonly<Record<string, string>>;

/** The sentences of checks, reasons and rules that the page can say, in one language. */
export function sentencesIn(language: Language): Sentences {
  const suffix = language === "en" ? "" : `_${language}`;
  const checks = read(`check/check${suffix}.properties`);
  const rules = read(`bag/bag${suffix}.properties`);
  const numbers = [...checks.keys()].filter((key) => /^CHECK_\d+$/.test(key));
  const said = [...numbers, ...WORDS, ...GROUNDS.filter((ground) => ground !== "BAG_RULE")];
  return Object.fromEntries([
    ...said.map((key) => [key, sentence(checks, key)] as const),
    ...BAG_RULES.map((rule) => [`RULE_${rule}`, sentence(rules, rule)] as const),
  ]);
}

function sentence(catalogue: ReadonlyMap<string, string>, key: string): string {
  const found = catalogue.get(key);
  if (found === undefined) throw new Error(`the verifier has no sentence ${key}`);
  return found;
}

/** One `KEY=sentence` a line; an apostrophe is written twice, as Java's MessageFormat reads it. */
function read(path: string): ReadonlyMap<string, string> {
  const lines = readFileSync(new URL(path, JAVA), "utf8").split("\n");
  const pairs = lines.filter((line) => /^[A-Z0-9_]+=/.test(line)).map((line) => line.split(/=(.*)/s));
  return new Map(pairs.map(([key = "", text = ""]) => [key, text.replaceAll("''", "'")]));
}

/** Gives `virtual:sentences` to the page: every language at once, since nothing is loaded later. */
export function sentences(): Plugin {
  return {
    name: "sentences",
    resolveId: (id) => (id === "virtual:sentences" ? `\0${id}` : null),
    load: (id) =>
      id === "\0virtual:sentences"
        ? `export default ${JSON.stringify(
            Object.fromEntries(Object.keys(LANGUAGES).map((one) => [one, sentencesIn(one as Language)])),
          )}`
        : null,
  };
}
