import { describe, expect, test } from "vitest";
import { correctedBy, type Told } from "../src/content/corrections.ts";
import { vector } from "./vectors.ts";

interface Case {
  readonly name: string;
  readonly documents: readonly (Omit<Told, "body"> & { readonly about?: string })[];
  readonly corrects?: Readonly<Record<string, string>>;
}

const { accepted, refused } = vector("sealing/corrections.json") as {
  readonly accepted: readonly Case[];
  readonly refused: readonly Case[];
};

/** What each document corrects, by item. */
const corrected = ({ documents }: Case): Readonly<Record<string, string>> => {
  const told = documents.map(({ about, ...one }): Told => ({ ...one, body: about === undefined ? {} : { about } }));
  return Object.fromEntries(
    told.flatMap((one) => {
      const first = correctedBy(one, told);
      return first ? [[one.item, first.item]] : [];
    }),
  );
};

describe("a correction", () => {
  test.each(accepted)("stands beside what it names: $name", (one) => {
    expect(corrected(one)).toEqual(one.corrects);
  });

  test.each(refused)("corrects nothing: $name", (one) => {
    expect(corrected(one)).toEqual({});
  });

  test.each([7, null, ["11111111-1111-4111-8111-111111111111"], {}])(
    "corrects nothing by a name that is no text",
    (about) => {
      const first: Told = { item: "1", kind: "message", compartment: "care", mine: true, body: {} };
      expect(correctedBy({ ...first, item: "2", body: { about } }, [first])).toBeUndefined();
    },
  );
});
