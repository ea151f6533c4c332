import { describe, expect, it } from "vitest";
import { b64u, canonicalBytes, type CircleInForce, type CountryStatement, hash } from "@backup/sealing/reporter";
import { checkedCircles, countriesThatHold, DirectoryUntrue, readingCircle, readPin } from "../src/flow/circles.ts";
import type { ReadingCircle } from "../src/flow/consents.ts";

const file = { code: "CF", emergency: [{ kind: "general", number: "112" }] };
const circle = (digest: string): ReadingCircle => ({
  id: "circle" as never,
  name: "Intake",
  organisation: { id: "organisation" as never, name: "Organisation" },
  purposes: ["intake"],
  recipient: {} as never,
  countries: [{ code: "CF", child: false, file: digest }],
});

describe("a country file", () => {
  const digest = b64u(hash(canonicalBytes(file)));

  it("holds when a checked statement names exactly it", () => {
    expect([...countriesThatHold({ countries: [{ file }] }, [circle(digest)])]).toEqual(["CF"]);
  });

  it("does not hold with one number changed, or without a statement", () => {
    const altered = { ...file, emergency: [{ kind: "general", number: "113" }] };
    expect([...countriesThatHold({ countries: [{ file: altered }] }, [circle(digest)])]).toEqual([]);
    expect([...countriesThatHold({ countries: [{ file }] }, [])]).toEqual([]);
    expect([...countriesThatHold({}, [circle(digest)])]).toEqual([]);
  });
});

describe("somebody trained to speak with children", () => {
  const mark = [{ day: "2026-03-14", member: "m" }];
  const country = (child: boolean) => ({ code: "CF", circles: ["c"], hours: {}, child, file: "f" });
  const read = (child: boolean, childTrained?: unknown) => {
    const statement = { id: "c", name: "Intake", purposes: ["intake"], ...(childTrained ? { childTrained } : {}) };
    const organisation = { id: "o", name: "House", purposes: [] };
    const circle = { statement, organisation, recipient: {} } as unknown as CircleInForce;
    return readingCircle(circle, [country(child) as unknown as CountryStatement]).countries[0]?.child;
  };

  it("is there where two people marked a member and the country promises the hours", () => {
    expect(read(true, mark)).toBe(true);
  });

  it("is not there by the word of a country alone, nor at hours that nobody promised", () => {
    expect(read(true)).toBe(false);
    expect(read(false, mark)).toBe(false);
    expect(read(false)).toBe(false);
  });
});

describe("the directory", () => {
  const pin = { instance: "i", root: "r", log: "l" };

  it("is not asked to be trusted without a pin", () => {
    for (const wrong of [undefined, {}, { instance: "i" }, { ...pin, log: 1 }]) expect(() => readPin(wrong)).toThrow();
  });

  it("is untrue, not away, when its path does not hold", async () => {
    const answer = { statements: [], head: { head: {} } };
    await expect(checkedCircles(pin, () => Promise.resolve(answer))).rejects.toBeInstanceOf(DirectoryUntrue);
  });

  it("is away, not untrue, when nobody answers", async () => {
    const away = new TypeError("lost");
    await expect(checkedCircles(pin, () => Promise.reject(away))).rejects.toBe(away);
  });
});
