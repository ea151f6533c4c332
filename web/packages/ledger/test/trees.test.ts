import { bytesOfBase64, bytesOfHex, hex, systemRandom, type Bytes } from "@backup/sealing";
import { describe, expect, test } from "vitest";
import { extendsTree } from "../src/consistency-proof.ts";
import { includes } from "../src/inclusion-proof.ts";
import { leafHash, nodeHash, rootOf } from "../src/merkle-hash.ts";
import { ProofRefused } from "../src/refusals.ts";
import { tilePath, type Tile } from "../src/tile-path.ts";
import { vector, vectorFiles } from "./vectors.ts";

interface InclusionProbe {
  leafIdx: string | number;
  treeSize: string | number;
  root: string | null;
  leafHash: string | null;
  proof: string[] | null;
  desc: string;
  wantErr: boolean;
}

interface ConsistencyProbe {
  size1: number;
  size2: number;
  root1: string | null;
  root2: string | null;
  proof: string[] | null;
  desc: string;
  wantErr: boolean;
}

const bytes = (text: string | null): Bytes => bytesOfBase64(text ?? "");
const path = (proof: readonly string[] | null) => (proof ?? []).map(bytes);

describe("proofs of others", () => {
  const inclusion = vectorFiles("merkle-proofs/inclusion").map(
    (file) => [file, vector(file) as InclusionProbe] as const,
  );
  const consistency = vectorFiles("merkle-proofs/consistency").map(
    (file) => [file, vector(file) as ConsistencyProbe] as const,
  );

  test("are all there, and more of them must fail than hold", () => {
    expect(inclusion.length).toBe(98);
    const failing = [...inclusion, ...consistency].filter(([, probe]) => probe.wantErr).length;
    expect(failing).toBeGreaterThan((inclusion.length + consistency.length) / 2);
  });

  test.each(inclusion)("of inclusion: %s", (_, probe) => {
    const index = Number(probe.leafIdx);
    const check = () => {
      includes({ index, path: path(probe.proof) }, bytes(probe.leafHash), {
        size: Number(probe.treeSize),
        root: bytes(probe.root),
      });
    };
    if (probe.wantErr) expect(check).toThrow(ProofRefused);
    else expect(check).not.toThrow();
  });

  test.each(consistency)("of consistency: %s", (_, probe) => {
    const check = () => {
      const known = { size: probe.size1, root: bytes(probe.root1) };
      extendsTree(path(probe.proof), known, { size: probe.size2, root: bytes(probe.root2) });
    };
    if (probe.wantErr) expect(check).toThrow(ProofRefused);
    else expect(check).not.toThrow();
  });
});

describe("the reference tree", () => {
  const reference = vector("rfc6962-reference/roots.json") as { leaves_hex: string[]; root_hex_by_size: string[] };
  const leaves = reference.leaves_hex.map((leaf) => leafHash(bytesOfHex(leaf)));

  test.each(reference.root_hex_by_size.map((root, size) => [size, root] as const))(
    "has its root at %i leaves",
    (size, root) => {
      expect(hex(rootOf(leaves.slice(0, size)))).toBe(root);
    },
  );

  test("names its tiles as the specification does", () => {
    const named = (vector("rfc6962-reference/tile-paths.json") as (Tile & { path?: string })[]).filter(
      ({ path }) => path !== undefined,
    );
    expect(named.length).toBeGreaterThan(5);
    for (const tile of named) expect(tilePath(tile)).toBe(tile.path);
  });

  test.each<Tile>([
    { kind: "tile", level: 0, index: -1 },
    { kind: "tile", level: 64, index: 0 },
    { kind: "tile", level: 0, index: 0, width: 256 },
    { kind: "entries", index: 0, width: 0 },
  ])("has no tile %j", (tile) => {
    expect(() => tilePath(tile)).toThrow(RangeError);
  });
});

/** A prover by the definition of RFC 6962 section 2.1.1, written apart from the verifier. */
function split(count: number): number {
  let size = 1;
  while (2 * size < count) size *= 2;
  return size;
}

function auditPath(index: number, leaves: readonly Bytes[]): Bytes[] {
  if (leaves.length <= 1) return [];
  const at = split(leaves.length);
  return index < at
    ? [...auditPath(index, leaves.slice(0, at)), rootOf(leaves.slice(at))]
    : [...auditPath(index - at, leaves.slice(at)), rootOf(leaves.slice(0, at))];
}

function rootByDefinition(leaves: readonly Bytes[]): Bytes {
  const [only] = leaves;
  if (only !== undefined && leaves.length === 1) return only;
  const at = split(leaves.length);
  return nodeHash(rootByDefinition(leaves.slice(0, at)), rootByDefinition(leaves.slice(at)));
}

describe("a tree of any size", () => {
  const leaves = Array.from({ length: 70 }, () => leafHash(systemRandom(64)));

  test("has the root that the definition gives", () => {
    for (let size = 1; size <= leaves.length; size++) {
      expect(hex(rootOf(leaves.slice(0, size)))).toBe(hex(rootByDefinition(leaves.slice(0, size))));
    }
  });

  test("proves each of its leaves, and at no other index", () => {
    for (const size of [1, 2, 3, 7, 8, 33, 64, 70]) {
      const head = { size, root: rootOf(leaves.slice(0, size)) };
      for (let index = 0; index < size; index++) {
        const proof = { index, path: auditPath(index, leaves.slice(0, size)) };
        const leaf = leaves[index] ?? systemRandom(32);
        expect(() => includes(proof, leaf, head)).not.toThrow();
        if (size > 1) {
          expect(() => includes({ ...proof, index: (index + 1) % size }, leaf, head)).toThrow(ProofRefused);
        }
        expect(() => includes(proof, systemRandom(32), head)).toThrow("wrong-root");
        expect(() => includes({ index, path: [...proof.path, leaf] }, leaf, head)).toThrow("wrong-length");
        expect(() => includes(proof, leaf, { ...head, size: index })).toThrow("outside-tree");
      }
    }
  });
});
