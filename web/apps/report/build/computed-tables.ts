import type { Plugin } from "vite";
import { type Edit, edited, isNode, type Node, nodesOf } from "./syntax.ts";

/**
 * The first 64 bits of the fractional parts of the cube roots of the first primes: the round constants of SHA-512, and
 * in their upper halves those of SHA-256 (FIPS 180-4, section 4.2). This very function goes into the page.
 */
export function cubeRoots(count: number): bigint[] {
  const roots: bigint[] = [];
  for (let prime = 2n; roots.length < count; prime++) {
    let divisor = 2n;
    while (prime % divisor) divisor++;
    if (divisor < prime) continue;
    // Newton's way from above: it falls until it is the root, rounded down.
    let root = 1n << 68n;
    for (let next = root - 1n; next < root; next = (2n * root + (prime << 192n) / (root * root)) / 3n) root = next;
    roots.push(root & 0xffff_ffff_ffff_ffffn);
  }
  return roots;
}

/** Random-looking numbers do not pack: these tables cost a kilobyte where the sum that makes them costs a tenth. */
export function computedTables(): Plugin {
  return {
    name: "computed-tables",
    transform(code, id) {
      return /@noble\/hashes\/sha2\.js$/.test(id) ? { code: withComputedTables(code), map: null } : null;
    },
  };
}

/** The same module with both tables computed; throws where what is computed is not what stood there. */
export function withComputedTables(code: string): string {
  const nodes = nodesOf(code);
  const short = tableIn(nodes, "SHA256_K");
  const long = tableIn(nodes, "K512");
  const roots = cubeRoots(80);
  same(
    valuesOf(short),
    roots.slice(0, 64).map((root) => root >> 32n),
  );
  same(valuesOf(long), roots);
  const edits: readonly Edit[] = [
    [short.start, short.end, "cubeRoots(64).map((root) => Number(root >> 32n))"],
    [long.start, long.end, "cubeRoots(80)"],
  ];
  return `${edited(code, edits)}\n${cubeRoots.toString()}\n`;
}

/** The first list inside the constant of this name. */
function tableIn(nodes: readonly Node[], name: string): Node {
  const constant = nodes.find(({ type, id }) => type === "VariableDeclarator" && isNode(id) && id["name"] === name);
  const table = nodes.find(
    ({ type, start, end }) =>
      type === "ArrayExpression" && constant !== undefined && start > constant.start && end <= constant.end,
  );
  if (!table) throw new Error(`there is no table ${name}`);
  return table;
}

function valuesOf(table: Node): readonly bigint[] {
  return (table["elements"] as readonly Node[]).map((element) => BigInt(element["value"] as string | number));
}

function same(stood: readonly bigint[], computed: readonly bigint[]): void {
  if (stood.join() !== computed.join()) throw new Error("a table is not what is computed for it");
}
