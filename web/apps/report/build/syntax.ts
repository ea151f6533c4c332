import { parseSync } from "vite";

/** A node of the syntax tree, with where it stands in the text. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}

/** What stands from one place to another gives way to a text. */
export type Edit = readonly [from: number, to: number, text: string];

/** Every node of a program, from front to back; of a source with types and screens by the name of such a file. */
export function nodesOf(code: string, name = "module.js"): readonly Node[] {
  const found: Node[] = [];
  const open: unknown[] = [parseSync(name, code).program];
  while (open.length > 0) {
    const next = open.pop();
    if (isNode(next)) found.push(next);
    if (typeof next === "object" && next !== null) open.push(...(Object.values(next) as unknown[]));
  }
  return found.sort((one, other) => one.start - other.start || other.end - one.end);
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value && "end" in value;
}

/** The program with these edits; one inside another gives way to the outer. */
export function edited(code: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort(([one], [other]) => one - other);
  let made = "";
  let at = 0;
  for (const [from, to, text] of sorted) {
    if (from < at) continue;
    made += code.slice(at, from) + text;
    at = to;
  }
  return made + code.slice(at);
}
