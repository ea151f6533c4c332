import { describe, expect, it } from "vitest";
import { isChosen, shownTeams, standingTeams } from "../src/flow/choosing.ts";
import { asked } from "./files.ts";
import { begun, circle, sending, written } from "./keeping-world.ts";

const of = (code: string) => ({ code, child: false });
const bangui = { ...circle(), countries: [of("CF")] };
const kyiv = { ...circle(), countries: [of("UA")] };
const lviv = { ...circle(), countries: [of("UA")], purposes: ["response"] };
const all = [bangui, kyiv, lviv];

describe("the teams that would read", () => {
  it("are all shown and none proposed while no country was named", () => {
    expect(shownTeams(all, "")).toEqual(all);
    expect(all.some((one) => isChosen(one, "", {}))).toBe(false);
  });

  it("are those of the country she named, and its intake team is proposed", () => {
    expect(shownTeams(all, "UA")).toEqual([kyiv, lviv]);
    expect(all.map((one) => isChosen(one, "UA", {}))).toEqual([false, true, false]);
  });

  it.each(["other", "FR"])("are not proposed for a country without a team (%s)", (country) => {
    expect(shownTeams(all, country)).toEqual(all);
    expect(all.some((one) => isChosen(one, country, {}))).toBe(false);
  });

  it("are as she switched them, whatever is proposed", () => {
    const turned = { [kyiv.id]: false, [lviv.id]: true };
    expect(all.map((one) => isChosen(one, "UA", turned))).toEqual([false, false, true]);
    expect(isChosen(lviv, "", turned)).toBe(true);
  });

  it("stay the same for what she adds later", () => {
    expect(standingTeams(all, [{ circle: bangui.id }, {}], [kyiv])).toEqual([bangui]);
    expect(standingTeams(all, [], [kyiv])).toEqual([kyiv]);
  });

  it("are never nobody: sending to none is refused before anything goes", async () => {
    const { server, mine } = begun();
    await expect(mine.send(written(), asked, sending(written(), []))).rejects.toThrow(RangeError);
    expect(server.cases).toEqual([]);
  });
});
