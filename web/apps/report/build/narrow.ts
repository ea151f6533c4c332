import type { Plugin } from "vite";
import { type Edit, edited, isNode, type Node, nodesOf } from "./syntax.ts";
import { NARROWED, type Narrowed } from "./narrowed.ts";

/**
 * Leaves out of the libraries what this page never reaches: sizes, modes and byte orders it does not use. The minifier
 * cannot see that, since each is decided by a value. What a value is here stands in `narrowed.ts`; a library that no
 * longer reads so stops the build. `vitest.config.ts` runs the vectors of the sealing package through the same step.
 */
export function narrow(): Plugin {
  return {
    name: "narrow",
    transform(code, id) {
      const [, name = ""] = /node_modules\/(.*)$/.exec(id) ?? [];
      const narrowed = NARROWED[name];
      return narrowed ? { code: narrowedTo(code, narrowed), map: null } : null;
    },
  };
}

/** The same module with these tests decided, these terms replaced and these members left out. */
export function narrowedTo(code: string, { tests = {}, terms = {}, without = [] }: Narrowed): string {
  const nodes = nodesOf(code);
  const textOf = (node: Node) => flat(code.slice(node.start, node.end));
  const tested = nodes.flatMap(({ test }) => (isNode(test) ? [test] : []));
  const edits: Edit[] = [
    ...Object.entries(tests).flatMap(([text, is]) =>
      found(tested, (node) => textOf(node) === text, text).map((node): Edit => [node.start, node.end, String(is)]),
    ),
    ...Object.entries(terms).flatMap(([text, is]) =>
      found(nodes, (node) => textOf(node) === text, text).map((node): Edit => [node.start, node.end, is]),
    ),
    ...without.flatMap((name) => found(nodes, (node) => isMember(node, name), name).map((node) => cut(code, node))),
  ];
  return edited(code, edits);
}

/** Without line breaks and remarks, so that a term reads as one says it. */
function flat(text: string): string {
  return text
    .replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "")
    .replace(/\s+/g, " ")
    .replace(/([([]) | (?=[)\]])/g, "$1");
}

function found(nodes: readonly Node[], wanted: (node: Node) => boolean, text: string): readonly Node[] {
  const all = nodes.filter(wanted);
  if (all.length === 0) throw new Error(`the library no longer says: ${text}`);
  return all;
}

/** A method, however it is written, or a member of an object that is written there. */
function isMember({ type, key, shorthand, value, left }: Node, name: string): boolean {
  if (type === "AssignmentExpression")
    return isNode(left) && isNode(left["property"]) && left["property"]["name"] === name && isPrototype(left["object"]);
  if (type !== "MethodDefinition" && type !== "Property") return false;
  if (shorthand === true || (isNode(value) && value.type === "AssignmentPattern")) return false;
  return isNode(key) && (key["name"] === name || String(key["value"]) === name);
}

function isPrototype(value: unknown): boolean {
  return isNode(value) && isNode(value["property"]) && value["property"]["name"] === "prototype";
}

/** With the comma after it, where one is. */
function cut(code: string, { start, end }: Node): Edit {
  const [comma = ""] = /^\s*,/.exec(code.slice(end)) ?? [];
  return [start, end + comma.length, ""];
}
