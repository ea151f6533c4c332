import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { type Edit, edited, type Node, nodesOf } from "./syntax.ts";

const SOURCES = new URL("../src/", import.meta.url);
const DOMAIN = new URL("../../../../domain/", import.meta.url);

/** Words of the return screens, loaded with them. */
const LATER =
  /^((enter|home|talk|opened|part|why|role|event|told|erase|choice|parting|asked|undone|gone|given)\.|receipt\.(?!title$)|choices\.now$|place\.(named|exact|nameIt|describe|phone))/;

export const isLater = (name: string) => LATER.test(name);

/** What the sources of a folder say in quotes, and how their texts with values in them begin. */
interface Said {
  readonly literals: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

/**
 * Numbers for the names of texts: a name is for who writes a screen, and in the page it costs its letters twice, in the
 * screens and in each language. A name stays where it is put together from parts, in a screen or in what stands behind
 * it, where it means something else as well, and where no screen says it whole.
 */
export function numbersOf(names: readonly string[], screens: Said, others: Said): Numbers {
  const beginnings = [...screens.beginnings, ...others.beginnings];
  const numbered = names.filter(
    (name) =>
      name.includes(".") &&
      screens.literals.has(name) &&
      !others.literals.has(name) &&
      !beginnings.some((beginning) => name.startsWith(beginning)),
  );
  const early = numbered.filter((name) => !isLater(name));
  // What is loaded first is counted first, so that it is a list.
  return new Map([...early, ...numbered.filter(isLater)].map((name, number) => [name, number]));
}

export type Numbers = ReadonlyMap<string, number>;

let known: Numbers | undefined;

/** The numbers of this page: the same in the screens and in every language. */
export function wordNumbers(): Numbers {
  if (known) return known;
  const names = Object.keys(JSON.parse(readFileSync(new URL("words/en.json", SOURCES), "utf8")) as object);
  const domain = ["questionnaires/", "./"].flatMap((folder) => [...quotedIn(new URL(folder, DOMAIN))]);
  const flow = saidIn("flow/");
  known = numbersOf(names, saidIn("app/"), { ...flow, literals: new Set([...flow.literals, ...domain]) });
  return known;
}

/** Puts numbers for names into the screens. */
export function wordKeys(): Plugin {
  return {
    name: "word-keys",
    apply: "build",
    enforce: "post",
    transform(code, id) {
      return /\/report\/src\/app\/.*\.tsx?$/.test(id) ? { code: withNumbers(code, wordNumbers()), map: null } : null;
    },
  };
}

/** The same program with numbers for names. */
export function withNumbers(code: string, numbers: Numbers): string {
  const edits = nodesOf(code).flatMap((node): Edit[] => {
    const number = numbers.get(textOf(node) ?? "");
    return number === undefined ? [] : [[node.start, node.end, String(number)]];
  });
  return edited(code, edits);
}

function textOf({ type, value }: Node): string | undefined {
  return type === "Literal" && typeof value === "string" ? value : undefined;
}

function saidIn(folder: string): Said {
  const at = new URL(folder, SOURCES);
  const names = readdirSync(at, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
  return saidBy(names.map((name) => readFileSync(new URL(name, at), "utf8")));
}

/** What these sources say. */
export function saidBy(sources: readonly string[]): Said {
  const nodes = sources.flatMap((source) => nodesOf(source, "module.tsx"));
  const beginnings = nodes.flatMap(({ type, quasis }) => {
    const [first] =
      type === "TemplateLiteral" ? (quasis as readonly { readonly value: { readonly raw: string } }[]) : [];
    return first && /^[a-z]+\./.test(first.value.raw) ? [first.value.raw] : [];
  });
  return { literals: new Set(nodes.flatMap((node) => textOf(node) ?? [])), beginnings };
}

function quotedIn(folder: URL): ReadonlySet<string> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const texts = files.map((name) => readFileSync(new URL(name, folder), "utf8"));
  return new Set(texts.flatMap((text) => [...text.matchAll(/"([a-z_.]+)"/g)].map(([, name = ""]) => name)));
}
