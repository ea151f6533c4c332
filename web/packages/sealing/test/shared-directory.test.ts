import { describe, expect, test } from "vitest";
import { DirectoryChain } from "../src/directory/chain.ts";
import { checkIntakePath } from "../src/directory/intake-path.ts";
import { DirectoryRefused, type DirectoryPin, type DirectoryReason } from "../src/directory/rules.ts";
import { vector } from "./vectors.ts";

interface Shared {
  readonly pin: DirectoryPin;
  readonly chain: readonly unknown[];
  readonly next: readonly { name: string; outcome: string; after: readonly unknown[]; next: unknown }[];
  readonly paths: readonly { name: string; outcome: string; path: readonly unknown[]; head: unknown }[];
}

const shared = vector("sealing/directory.json") as Shared;
const now = new Date("2026-11-21T10:00:00Z");

/** The reason that the vectors' outcome is called here: what cannot be read is one reason. */
const REASONS: Readonly<Record<string, DirectoryReason>> = {
  OTHER_INSTANCE: "form",
  SIGNATURE: "form",
  FORM: "form",
  CHAIN: "chain",
  PIN: "pin",
  ISSUED: "issued",
  SIGNERS: "signers",
  UNKNOWN: "unknown",
  ACCEPTANCE: "acceptance",
  KEY: "key",
  EPOCH: "epoch",
  HEAD: "head",
  NOT_IN_FORCE: "not-in-force",
  INCOMPLETE: "incomplete",
  NOT_IN_LEDGER: "head",
};

function outcome(check: () => unknown): string {
  try {
    check();
    return "ACCEPTED";
  } catch (error) {
    if (error instanceof DirectoryRefused) return error.reason;
    throw error;
  }
}

const expected = (named: string) => (named === "ACCEPTED" ? named : REASONS[named]);

describe("the shared directory", () => {
  test.each(shared.next)("offered after the chain: $name, $outcome", ({ outcome: named, after, next }) => {
    const chain = new DirectoryChain(shared.pin);
    chain.append([...shared.chain, ...after]);
    expect(outcome(() => chain.append([next]))).toBe(expected(named));
    expect(chain.next).toBe(shared.chain.length + after.length + Number(named === "ACCEPTED"));
  });

  test.each(shared.paths)("a reporter's path: $name, $outcome", ({ outcome: named, path: statements, head }) => {
    const check = () => checkIntakePath({ statements, head }, shared.pin, () => undefined, now);
    expect(outcome(check)).toBe(expected(named));
  });
});
