import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { Reporter } from "./reporter.ts";

/** What would send somebody to a person who has not agreed, or act in her name. */
const NEVER = ["contact.reach", "place.now"];
const LEGAL = ["consent.help", "consent.legal_analysis", "consent.legal_action", "consent.investigators"];

describe("A third party, in Ukrainian, who does not know whether the person agrees", () => {
  const { address } = inject("world");
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it("raises an alert: no contact, no legal question stands on any screen", async () => {
    const third = await Reporter.open(browser, address, { language: "uk", name: "alert", theme: "dark" });
    const seen = await toChoices(third);
    // What stood there, not what was pressed: were it empty, nothing below could fail.
    expect(seen.filter((heading) => third.asks(heading)).length).toBeGreaterThan(5);
    for (const question of NEVER) expect(seen).not.toContain(third.label(question));
    for (const consent of LEGAL) expect(await third.page.getByText(third.label(consent)).count()).toBe(0);
    expect(await third.page.getByText(third.label("consent.share_professionals")).count()).toBe(1);
    await third.press("continue");
    await third.screen("readers", third.say("readers.title"));
    await third.text("readers.alert");
    await third.page.getByRole("combobox").selectOption("UA");
    await third.press("readers.send");
    await third.screen("sent", third.say("sent.title"));
    await later(third);
    await third.leaves();
    expect(third.complaints).toEqual([]);
    await third.close();
  });
});

/** The choices stand the same on a later visit, and one that is made there is the third person's own. */
async function later(third: Reporter): Promise<void> {
  await third.press("sent.open");
  await third.screen("home", third.say("home.title"));
  await third.press("home.choices");
  await third.screen("switches", third.say("choices.title"));
  const shown = (await third.page.locator("label.turn").allInnerTexts()).map((text) => text.trim());
  expect(shown).toContain(third.say("choice.statistics"));
  for (const consent of LEGAL) expect(shown).not.toContain(third.say(consent.replace("consent.", "choice.")));
  const counted = third.page.getByRole("switch", { name: third.say("choice.statistics") });
  expect(await counted.isChecked()).toBe(false);
  await counted.click();
  await expect
    .poll(async () => (await counted.isEnabled()) && (await counted.isChecked()), { timeout: 60_000 })
    .toBe(true);
}

/** Every heading on the way to the choices. */
async function toChoices(third: Reporter): Promise<readonly string[]> {
  const seen: string[] = [];
  const answer = async (question: string, ...codes: readonly string[]) => {
    await third.screen(question, third.label(question));
    seen.push(...(await third.headings()));
    await third.choose(question, ...codes);
    await third.press("continue");
  };
  await third.screen("start", third.say("start.title"));
  await third.begin("tell");
  await answer("reporter.role", "third_party");
  await answer("safety.now", "not_sure");
  await answer("reporter.relation", "health_worker");
  await answer("reporter.agreement", "does_not_know");
  await answer("victim.age_band", "a25_39");
  await answer("needs.list", "medical");
  await answer("time.since", "gt_1y");
  await third.screen("care", third.say("care.title"));
  await third.press("continue");
  await answer("event.region");
  await third.screen("note", third.say("note.title"));
  await third.press("continue");
  await third.screen("code", third.say("code.title"));
  await third.code();
  await third.press("code.have");
  await answer("story.text");
  await answer("evidence.media");
  await third.screen("choices", third.say("choices.title"));
  return seen;
}
