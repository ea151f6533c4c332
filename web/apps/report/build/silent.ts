import { parseSync, type Plugin } from "vite";

/** Kinds of error whose text nobody reads: the page shows none and logs none. */
const MUTE = new Set(["Error", "RangeError", "TypeError", "SyntaxError"]);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly callee?: Node & { readonly name?: string };
}

/**
 * Leaves the texts of errors out of the page: on 2G they cost seconds, and a phone in the wrong hands need not explain
 * itself. The kind of an error, by which the code decides, stays. Tests and the desk keep the texts.
 */
export function silent(): Plugin {
  return {
    name: "silent",
    apply: "build",
    enforce: "post",
    transform(code, id) {
      if (!/\.(js|mjs|ts|tsx)$/.test(id) || !code.includes("Error(")) return null;
      return { code: withoutTexts(code), map: null };
    },
  };
}

/** The same program with every muted error made without arguments. */
export function withoutTexts(code: string): string {
  const cuts = textsOf(parseSync("module.js", code).program);
  return cuts.reduceRight((text, [from, to]) => `${text.slice(0, from)}()${text.slice(to)}`, code);
}

/** Where the arguments of muted errors stand, from front to back. */
function textsOf(root: unknown): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const open: unknown[] = [root];
  while (open.length > 0) {
    const next = open.pop();
    if (isList(next)) open.push(...next);
    else if (isNode(next)) {
      if (next.type === "NewExpression" && next.callee && MUTE.has(next.callee.name ?? ""))
        found.push([next.callee.end, next.end]);
      else open.push(...(Object.values(next) as unknown[]));
    }
  }
  return found.sort(([one], [other]) => one - other);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}
