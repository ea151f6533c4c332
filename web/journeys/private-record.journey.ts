import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { Reporter } from "./reporter.ts";

const WORDS = "Canary words of a private note.";
const MORE = "Canary words of a later day.";

describe("A private record, in English", () => {
  const { address } = inject("world");
  let browser: Browser;
  let code = "";

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it("is kept with no team asked, named or shown", async () => {
    const her = await Reporter.open(browser, address, { language: "en", name: "private" });
    code = await keeps(her);
    expect(await her.page.getByRole("switch").count()).toBe(0);
    await her.text("sent.private");
    await her.leaves();
    expect(her.complaints).toEqual([]);
    await her.close();
  });

  it("is read by her alone, on another phone, and nobody holds a key", async () => {
    const her = await Reporter.open(browser, address, { language: "en", name: "private-return", theme: "dark" });
    await her.begin("code");
    await her.screen("enter", her.say("enter.title"));
    await her.page.getByLabel(her.say("code.label"), { exact: true }).fill(code);
    await her.press("enter.open");
    await her.screen("home", her.say("home.title"));
    await her.text("home.private");
    await her.press("home.told");
    await her.page.getByText(WORDS, { exact: true }).waitFor();
    await her.look("told");
    await her.page.locator("#back").click();
    await adds(her);
    await her.press("home.told");
    await her.page.getByText(MORE, { exact: true }).waitFor();
    await her.page.getByText(WORDS, { exact: true }).waitFor();
    await her.page.locator("#back").click();
    await her.press("home.opened");
    await her.screen("opened", her.say("home.opened"));
    await her.text("opened.none");
    expect(await her.page.getByText(her.say("opened.may"), { exact: true }).count()).toBe(0);
    expect(her.complaints).toEqual([]);
    await her.close();
  });
});

/** What comes to mind on a later day is kept beside the first, and still nobody reads. */
async function adds(her: Reporter): Promise<void> {
  await her.button(her.section("crsv.story")).click();
  await her.screen("words", her.label("story.text"));
  expect(await her.page.getByLabel(her.say("q.words")).inputValue()).toBe("");
  await her.page.getByLabel(her.say("q.words")).fill(MORE);
  await her.press("continue");
  await her.screen("kept-more", her.say("sent.kept"));
  await her.press("sent.open");
  await her.screen("home-after", her.say("home.title"));
  await her.text("home.private");
}

async function keeps(her: Reporter): Promise<string> {
  await her.screen("start", her.say("start.title"));
  await her.begin("note");
  await her.answersFirst();
  await her.answer("victim.age_band", "a25_39");
  const code = await her.answersToCode("m3_12");
  await her.writes(WORDS);
  await her.screen("kept", her.say("sent.kept"));
  return code;
}
