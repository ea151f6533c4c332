import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { childAt, guardianAt, heading, walk } from "./child.ts";
import { Reporter } from "./reporter.ts";

/** What nobody asks a child, nor a guardian in a child's place. */
const NEVER = ["story.text", "story.voice", "evidence.media", "act.types", "perp.category"];

describe("Somebody under 18, and a guardian", () => {
  const { address } = inject("world");
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it("a child says so at the door, meets help first, and is received though nobody here is trained for children", async () => {
    const her = await Reporter.open(browser, address, { language: "en", name: "child" });
    await childAt(her, "other");
    await her.text("child.none");
    const { seen } = await walk(her);
    for (const question of NEVER) expect(seen).not.toContain(her.label(question));
    await her.page.getByRole("switch").first().click();
    await her.press("readers.send");
    await her.screen("sent", her.say("sent.title"));
    expect(await comesHome(her)).toEqual([her.say("choice.read"), her.say("choice.help")]);
    expect(her.complaints).toEqual([]);
    await her.close();
  });

  it("a guardian finds a reader trained for children, and is left nothing to decide for the child but reading", async () => {
    const guardian = await Reporter.open(browser, address, { language: "fr", name: "guardian", theme: "dark" });
    await guardianAt(guardian, "UA");
    await guardian.text("child.reader");
    const { seen } = await walk(guardian);
    for (const question of [...NEVER, "contact.reach"]) expect(seen).not.toContain(guardian.label(question));
    await guardian.press("readers.send");
    await guardian.screen("sent", guardian.say("sent.title"));
    expect(await comesHome(guardian)).toEqual([guardian.say("choice.read")]);
    expect(guardian.complaints).toEqual([]);
    await guardian.close();
  });

  it.each(["danger", "care", "code"] as const)(
    "leaving from the way of %s is for good: Back does not return",
    async (way) => {
      const her = await Reporter.open(browser, address, { language: "en", name: `leave-${way}` });
      await her.screen("start", her.say("start.title"));
      await her.begin(way);
      await expect.poll(() => heading(her)).not.toBe(her.say("start.title"));
      await her.page.keyboard.press("Escape");
      await expect.poll(() => her.page.locator("#door").count(), { timeout: 30_000 }).toBe(0);
      await her.page.goBack({ timeout: 10_000 }).catch(() => null);
      expect(await her.page.locator("#door").count()).toBe(0);
      await her.close();
    },
  );
});

/** The return screen: no files can be added; answers the choices that stand there. */
async function comesHome(her: Reporter): Promise<readonly string[]> {
  await her.press("sent.open");
  await her.screen("home", her.say("home.title"));
  expect(await her.page.getByRole("button", { name: her.say("home.add"), exact: true }).count()).toBe(0);
  await her.press("home.choices");
  await her.screen("switches", her.say("choices.title"));
  return (await her.page.locator("label.turn:visible").allInnerTexts()).map((text) => text.trim());
}
