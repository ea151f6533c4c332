import { describe, expect, it } from "vitest";
import { b64u, canonicalBytes, hash } from "@backup/sealing/reporter";
import { checkedCircles, countriesThatHold, DirectoryUntrue, readPin } from "../src/flow/circles.ts";
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
