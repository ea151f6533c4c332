import { parsePolicy } from "@backup/ledger";
import { mlDsa44 } from "@backup/ledger/ml-dsa-44";
import { describe, expect, test } from "vitest";
import { Examination, putChecks, type Reason } from "../src/index.ts";
import { opened, verdicts, type VerdictVector } from "./vectors.ts";

/** What a parser says of what it refuses is told in each language's own words: there the place alone is compared. */
const OWN_WORDS = new Set(["PART_UNREADABLE", "PROOF_FAILS", "WITNESSES_MISSING", "BYTES_UNREADABLE", "NOT_JUDGED"]);

const comparable = ({ ground, about }: Pick<Reason, "about"> & { readonly ground: string }) => ({
  ground,
  about: OWN_WORDS.has(ground) ? about.slice(0, about.length - 1) : about.map((text) => text.normalize("NFC")),
});

async function verdictOf(vector: VerdictVector) {
  const trust = vector.policy === undefined ? {} : { policy: parsePolicy(vector.policy, mlDsa44) };
  const { checks } = await putChecks(new Examination(await opened(vector), { ...trust, mlDsa44 }));
  return checks.map(({ number, result }) => ({ number, result: result.outcome, why: result.why.map(comparable) }));
}

describe("the answer of the verifier in Java", () => {
  test("is there for bags, dossiers and what was done to them, and fails more often than not", () => {
    expect(verdicts.length).toBeGreaterThan(120);
    const failing = verdicts.filter(({ checks }) => checks.some(({ result }) => result === "failed"));
    expect(failing.length).toBeGreaterThan(verdicts.length / 2);
  });

  test.each(verdicts.map((vector) => [vector.name, vector] as const))("is found here too: %s", async (_, vector) => {
    const told = vector.checks.map(({ number, result, why }) => ({ number, result, why: why.map(comparable) }));
    const numbers = told.map(({ number }) => number);
    const found = (await verdictOf(vector)).filter(({ number }) => numbers.includes(number));
    expect(found).toEqual(told);
  });
});
