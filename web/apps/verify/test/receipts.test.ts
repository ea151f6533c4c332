import { readFileSync } from "node:fs";
import { leafHash, parsePolicy, type Policy } from "@backup/ledger";
import { mlDsa44 } from "@backup/ledger/ml-dsa-44";
import { bytesOfHex, hex, utf8 } from "@backup/sealing";
import { describe, expect, test } from "vitest";
import { checkReceipt, NotALeaf, receiptJson } from "../src/receipts.ts";

interface ReceiptVector {
  readonly name: string;
  readonly expect: string;
  readonly policy: string;
  readonly receipt: string;
}

const vectors = JSON.parse(
  readFileSync(new URL("../../../../vectors/ledger/receipts.json", import.meta.url), "utf8"),
) as readonly ReceiptVector[];

/** What the vectors call an outcome, and what the page may say of it. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  malformed: ["malformed", "no-event"],
  extra: ["no-event", "malformed", "wrong-root"],
  "unknown-origin": ["unknown-origin"],
  "no-verifiable-signature": ["no-known-signature"],
  "invalid-signature": ["signature-fails"],
  quorum: ["quorum-missing"],
  proof: ["outside-tree", "wrong-length", "wrong-root"],
};
const rebuilt = { kind: "rebuilt" } as const;
const policyOf = ({ policy }: ReceiptVector): Policy => parsePolicy(policy, mlDsa44);

describe("a receipt under a policy", () => {
  test.each(vectors.map((vector) => [vector.name, vector] as const))("is judged as in Java: %s", (_, vector) => {
    const verdict = checkReceipt(vector.receipt, policyOf(vector), rebuilt);
    if (vector.expect === "ok") expect(verdict.kind).toBe("held");
    else expect(verdict.kind === "failed" && SAID[vector.expect]?.includes(verdict.why)).toBe(true);
  });

  const good = vectors.find(({ expect: outcome, receipt }) => outcome === "ok" && receipt.includes("\nextra "));
  if (!good) throw new Error("there is a receipt that holds");

  test("says where it stands, who signed and what event it tells of", () => {
    const verdict = checkReceipt(good.receipt, policyOf(good), rebuilt);
    expect(verdict).toMatchObject({ kind: "held", index: 5, size: 8, event: { kind: "deposit" } });
    expect(JSON.parse(receiptJson(verdict))).toMatchObject({ held: true, index: 5 });
  });

  test("is found changed at each of its bytes before the first signature", () => {
    const bytes = utf8(good.receipt);
    const end = good.receipt.indexOf("\u2014");
    const policy = policyOf(good);
    const missed = Array.from({ length: end }, (_, at) => {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      return checkReceipt(flipped, policy, rebuilt).kind;
    });
    expect(missed.filter((kind) => kind !== "failed")).toEqual([]);
  });

  test("holds for no other entry or leaf than its own", () => {
    const policy = policyOf(good);
    const other = hex(leafHash(Uint8Array.of(1)));
    expect(checkReceipt(good.receipt, policy, { kind: "leaf", hex: other }).kind).toBe("failed");
    expect(checkReceipt(good.receipt, policy, { kind: "bytes", bytes: Uint8Array.of(1) }).kind).toBe("failed");
    expect(checkReceipt(good.receipt, policy, { kind: "leaf", hex: " 00 " }).kind).toBe("failed");
    expect(() => checkReceipt(good.receipt, policy, { kind: "leaf", hex: "xyz" })).toThrow(NotALeaf);
    expect(() => checkReceipt(good.receipt, policy, { kind: "leaf", hex: "0" })).toThrow(NotALeaf);
  });

  test("of a foreign log holds with its entry, and brings no event", () => {
    const leaves = JSON.parse(
      readFileSync(new URL("../../../../vectors/ledger/leaves.json", import.meta.url), "utf8"),
    ) as readonly { readonly name: string; readonly leaf: string }[];
    const leaf = leaves.find(({ name }) => name === "blinded deposit")?.leaf ?? "";
    const foreign = good.receipt.replace(/^extra .*\n/m, "");
    expect(checkReceipt(foreign, policyOf(good), rebuilt)).toEqual({ kind: "failed", why: "no-event" });
    const entry = { kind: "bytes", bytes: bytesOfHex(leaf) } as const;
    const verdict = checkReceipt(foreign, policyOf(good), entry);
    expect(verdict.kind).toBe("held");
    expect(verdict).not.toHaveProperty("event");
    expect(checkReceipt(foreign, policyOf(good), { kind: "leaf", hex: leaf.toUpperCase() }).kind).toBe("held");
  });
});
