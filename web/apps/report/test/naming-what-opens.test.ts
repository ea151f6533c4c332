import { describe, expect, it } from "vitest";
import { type CompartmentName, ConsentState } from "@backup/sealing";
import { decisionsOf, mayRead, opensTo } from "../src/flow/consents.ts";
import { words } from "./files.ts";
import { circle, NOW } from "./keeping-world.ts";

const yeses = ["help", "share_professionals", "media", "legal_analysis"] as const;
const every = Array.from({ length: 2 ** yeses.length }, (_, bits) =>
  yeses.filter((_yes, at) => (bits & (2 ** at)) !== 0),
);
const compartments = ["care", "conversation.0badcafe", "contact", "account", "exhibits", "identity", "legal", "team"];

describe("what the screen of the teams says they can read", () => {
  const team = circle();

  it.each(
    every.flatMap((given) => [true, false].map((left) => [given.join(" and ") || "nothing", left, given] as const)),
  )("is what her keys will open to them, with a yes to %s and a way to reach her left: %s", (_, left, given) => {
    const answers = Object.fromEntries(given.map((purpose) => [`consent.${purpose}`, ["yes"]]));
    const said = { answers, speaker: "self" as const, circles: [team], struck: [], contactLeft: left };
    const wording = { questionnaire: "crsv", version: "1.4.0", language: "en" };
    const none = ConsentState.of([]);
    const chain = ConsentState.of(decisionsOf({ ...said, wording }).map((one) => none.next(one)));
    const opened = compartments.filter((name) => mayRead(chain, team, name as CompartmentName, NOW));
    expect(opensTo(answers, left)).toEqual(opened.map((name) => name.split(".")[0]));
  });

  it("leaves out how to reach her where she left a way and said no", () => {
    expect(opensTo({ "consent.help": ["no"] }, true)).not.toContain("contact");
  });

  it("has a word for each of them in every language", () => {
    const all = opensTo({ "consent.share_professionals": ["yes"], "consent.media": ["yes"] }, true);
    for (const language of ["en", "fr", "ar", "uk"])
      for (const name of all) expect(words(language)[`readers.what.${name}`], `${language} ${name}`).toBeTruthy();
  });
});
