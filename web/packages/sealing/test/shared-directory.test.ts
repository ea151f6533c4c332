import { describe, expect, test } from "vitest";
import { DirectoryChain } from "../src/directory/chain.ts";
import { checkIntakePath } from "../src/directory/intake-path.ts";
import { DirectoryRefused, type DirectoryPin, type DirectoryReason } from "../src/directory/rules.ts";
import type { DirectoryStatement } from "../src/directory/statements.ts";
import { readWriters, type Writer, writersOf } from "../src/directory/writers.ts";
import { canonicalJson } from "../src/notation/canonical.ts";
import type { Timestamp } from "../src/notation/times.ts";
import type { StatementDigest } from "../src/signing/envelope.ts";
import { vector } from "./vectors.ts";

/** So much of the chain, and what was accepted after it. */
interface Begun {
  readonly name: string;
  readonly upTo: number;
  readonly after: readonly unknown[];
}

interface Shared {
  readonly pin: DirectoryPin;
  readonly chain: readonly unknown[];
  readonly next: readonly (Begun & { outcome: string; next: unknown })[];
  readonly writers: readonly (Begun & { list: string; digest?: string })[];
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

const statementsOf = ({ upTo, after }: Begun) => [...shared.chain.slice(0, upTo), ...after];
const expected = (named: string) => (named === "ACCEPTED" ? named : REASONS[named]);

describe("the shared directory", () => {
  test.each(shared.next)("offered after the chain: $name, $outcome", ({ outcome: named, next, ...begun }) => {
    const chain = new DirectoryChain(shared.pin);
    chain.append(statementsOf(begun));
    expect(outcome(() => chain.append([next]))).toBe(expected(named));
    expect(chain.next).toBe(begun.upTo + begun.after.length + Number(named === "ACCEPTED"));
  });

  test.each(shared.writers)("who may write to a reporter: $name", ({ list, digest, ...begun }) => {
    const chain = new DirectoryChain(shared.pin);
    chain.append(statementsOf(begun));
    const statements = Array.from({ length: chain.next }, (_, at) => chain.statement(at)?.statement);
    expect(canonicalJson(writersOf(statements as DirectoryStatement[]))).toBe(list);
    expect(chain.writers).toBe(digest);
    expect([...readWriters(JSON.parse(list) as Writer[], chain.writers).values()]).toEqual(JSON.parse(list));
  });

  test("a list is not taken for the one that the head names with a writer more, one less, or another end", () => {
    const { list, digest } = shared.writers.find((one) => one.digest !== undefined) ?? { list: "[]" };
    const writers = JSON.parse(list) as Writer[];
    const [first, ...rest] = writers;
    if (first === undefined) throw new Error("a list of nobody");
    const named = digest as StatementDigest;
    const later = { ...first, until: "2030-01-01T00:00:00Z" as Timestamp };
    for (const other of [rest, [first, ...writers], [later, ...rest], [...writers].reverse(), []])
      expect(outcome(() => readWriters(other, named))).toBe("incomplete");
    expect(outcome(() => readWriters(writers, undefined))).toBe("incomplete");
    expect(readWriters([], undefined).size).toBe(0);
  });

  test.each(shared.paths)("a reporter's path: $name, $outcome", ({ outcome: named, path: statements, head }) => {
    const check = () => checkIntakePath({ statements, head }, shared.pin, () => undefined, now);
    expect(outcome(check)).toBe(expected(named));
  });
});
