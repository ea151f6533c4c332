import { describe, expect, it } from "vitest";
import type { Answers } from "@backup/questionnaire";
import { switched } from "../src/flow/own-case.ts";
import { mayAnswer, offeredNow } from "../src/flow/offered.ts";
import { asked, wording } from "./files.ts";
import { begun, circle, own, sending, written } from "./keeping-world.ts";

const offered = (answers: Answers, on: readonly string[] = []) =>
  offeredNow(asked, answers, (purpose) => on.includes(purpose));
const alert = { "reporter.role": ["third_party"], "reporter.agreement": ["does_not_know"] };
const child = { "victim.age_band": ["under_18"] };
const LEGAL = ["legal_analysis", "legal_action", "investigators"] as const;

describe("the choices on a later visit", () => {
  it("are all of them for a survivor, reading first, files too though none is known here", () => {
    expect(offered({})).toEqual(["read", "help", "share_professionals", "media", ...LEGAL, "statistics"]);
  });

  it("of an alert leave out whatever would send somebody, or act in the name of a person who has not agreed", () => {
    expect(offered(alert)).toEqual(["read", "share_professionals", "media", "statistics"]);
  });

  it("for a person who may be under 18 are reading and being helped", () => {
    expect(offered(child)).toEqual(["read", "help"]);
  });

  it("always hold what is yes: it can be taken back, whatever was answered since", () => {
    expect(offered(child, ["legal_analysis"])).toEqual(["read", "help", "legal_analysis"]);
    expect(offered(alert, ["help"])).toContain("help");
  });

  it.each(LEGAL)("are not widened by a member who asks for %s about an alert", (purpose) => {
    expect(mayAnswer({ kind: "choice", purpose }, offered(alert))).toBe(false);
    expect(mayAnswer({ kind: "choice", purpose }, offered({}))).toBe(true);
  });

  it("are not widened to a release where investigators could not be chosen", () => {
    expect(mayAnswer({ kind: "release" }, offered(alert))).toBe(false);
    expect(mayAnswer({ kind: "release" }, offered(child))).toBe(false);
    expect(mayAnswer({ kind: "release" }, offered({}))).toBe(true);
  });

  it("let an old yes be ended", () => {
    expect(mayAnswer({ kind: "due", purpose: "legal_action" }, offered(child, ["legal_action"]))).toBe(true);
  });
});

describe("a choice switched on for the first time", () => {
  it("says who speaks, and stays so in every later answer", async () => {
    const { mine, code, session, server } = begun();
    const desk = circle();
    await mine.send(written(), asked, { ...sending(written(), [desk]), speaker: "third_party" });
    const again = session();
    await again.enter(code);
    const to = [desk.organisation.id];
    const decision = { answer: "yes" as const, to, exclude: [], speaker: "third_party" as const, wording };
    await own(again).switch("media", true, { ...decision, purpose: "media" }, [desk]);
    const chain = server.cases[0]?.consents.map((one) => (one.consent as { speaker: string }).speaker) ?? [];
    expect(chain.length).toBeGreaterThan(1);
    expect(new Set(chain)).toEqual(new Set(["third_party"]));
    expect(switched(undefined, { ...decision, purpose: "media" }, false).speaker).toBe("third_party");
  });
});
