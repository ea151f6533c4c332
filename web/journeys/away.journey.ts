import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { Reporter } from "./reporter.ts";

const WORDS = "Mots écrits sans réseau.";
const HOUSE = "House of the Two Rivers";
const TEAM = "Intake Central African Republic";

describe("A report written with the server away, in French", () => {
  const { address } = inject("world");
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it("is asked whole without a line, waits, and goes by itself when the line is back", async () => {
    const her = await openThenCut(browser, address, "away");
    await toReaders(her);
    await her.page.getByRole("combobox").first().selectOption("CF");
    await her.page.getByRole("switch", { name: HOUSE }).waitFor();
    await her.press("readers.send");
    await her.text("send.away");
    await her.look("waits");
    await her.context.setOffline(false);
    await her.screen("sent", her.say("sent.title"));
    await her.leaves();
    expect(withoutTheLine(her)).toEqual([]);
    await her.close();
  });

  it("stands on the phone only at her word, and goes after a reload once the code was given again", async () => {
    const her = await openThenCut(browser, address, "away-later");
    const code = await toReaders(her);
    // No country named: nobody is proposed, the team is her own choice.
    await team(her).click();
    await her.press("readers.send");
    await her.text("send.away");
    expect(await databases(her)).toBe(0);
    await her.press("send.keepHere");
    await her.text("send.keptHere");
    expect(await databases(her)).toBe(1);
    await her.context.setOffline(false);
    await her.context.addInitScript(listsNothing);
    await her.page.reload();
    await her.begin("code");
    await her.screen("enter", her.say("enter.title"));
    await her.page.getByLabel(her.say("code.label"), { exact: true }).fill(code);
    await her.press("enter.open");
    await her.screen("home", her.say("home.title"));
    await her.press("home.send");
    await her.screen("readers", her.say("readers.title"));
    expect(await team(her).isChecked()).toBe(true);
    expect(await her.page.getByRole("switch", { checked: true }).count()).toBe(1);
    await her.press("readers.send");
    await her.screen("sent", her.say("sent.title"));
    await her.press("sent.open");
    await her.screen("home-sent", her.say("home.title"));
    await her.press("home.told");
    await her.page.getByText(WORDS, { exact: true }).waitFor();
    await expect.poll(() => databases(her), { timeout: 30_000 }).toBe(0);
    expect(withoutTheLine(her)).toEqual([]);
    await her.close();
  });
});

describe("Another language in the middle of a report", () => {
  const { address } = inject("world");
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it("goes on in another language: her words and her code are the same", async () => {
    const her = await Reporter.open(browser, address, { language: "fr", name: "language" });
    const code = await toWords(her);
    await toStart(her);
    await her.page.locator("#langs button[lang=en]").click();
    const english = her.speaking("en");
    await english.screen("start-en", english.say("start.title"));
    await english.begin("note");
    for (const question of BEFORE) {
      await english.screen(question, english.label(question));
      await english.press("continue");
    }
    await english.screen("story-en", english.label("story.text"));
    expect(await her.page.getByLabel(english.say("q.words")).inputValue()).toBe(WORDS);
    await english.press("continue");
    await english.answer("evidence.media");
    await english.answer("contact.reach");
    await english.screen("kept-en", english.say("sent.kept"));
    await her.page.reload();
    await her.begin("code");
    await her.page.getByLabel(her.say("code.label"), { exact: true }).fill(code);
    await her.press("enter.open");
    await her.screen("home-language", her.say("home.title"));
    await her.press("home.told");
    await her.page.getByText(WORDS, { exact: true }).waitFor();
    expect([...her.complaints, ...english.complaints]).toEqual([]);
    await her.close();
  });
});

/** The questions before her own words. */
const BEFORE = [
  "reporter.role",
  "safety.now",
  "victim.age_band",
  "needs.list",
  "time.since",
  "event.region",
  "place.now",
] as const;

/** A private record up to her own words, which are written and not yet finished; gives the code. */
async function toWords(her: Reporter): Promise<string> {
  await her.screen("start", her.say("start.title"));
  await her.begin("note");
  await her.answersFirst();
  await her.answer("victim.age_band", "a25_39");
  const code = await her.answersToCode("gt_1y");
  await her.screen("story", her.label("story.text"));
  await her.page.getByLabel(her.say("q.words")).fill(WORDS);
  return code;
}

/** Back, screen by screen, to where the language is chosen. */
async function toStart(her: Reporter): Promise<void> {
  for (let step = 0; step < 20 && !(await her.page.locator("#start").isVisible()); step++)
    await her.page.locator("#back").click();
  await her.screen("start-again", her.say("start.title"));
}

/** A browser that cannot say which databases it keeps, as Firefox before 126; the test still can. */
function listsNothing(): void {
  Object.assign(window, { kept: IDBFactory.prototype.databases.bind(indexedDB) });
  Reflect.deleteProperty(IDBFactory.prototype, "databases");
}

function databases(her: Reporter): Promise<number> {
  return her.page.evaluate(async () => {
    const { kept = () => indexedDB.databases() } = window as { kept?: () => Promise<readonly unknown[]> };
    return (await kept()).length;
  });
}

/** What was asked for while the line was cut is not there, and nothing else is wrong. */
function withoutTheLine(her: Reporter): readonly string[] {
  return her.complaints.filter((one) => !one.includes("ERR_INTERNET_DISCONNECTED"));
}

/** The first question of the page itself stands there, all its parts have come; from here on nobody answers. */
async function openThenCut(browser: Browser, address: string, name: string): Promise<Reporter> {
  const her = await Reporter.open(browser, address, { language: "fr", name });
  await her.screen("start", her.say("start.title"));
  await her.begin("tell");
  await her.answersFirst();
  await her.screen("victim.age_band", her.label("victim.age_band"));
  await her.page.waitForLoadState("networkidle");
  await her.context.setOffline(true);
  await her.choose("victim.age_band", "a25_39");
  await her.press("continue");
  return her;
}

/** The rest of the short profile, up to the teams; gives the code. */
async function toReaders(her: Reporter): Promise<string> {
  const code = await her.answersToCode("gt_1y");
  await her.writes(WORDS);
  await her.screen("choices", her.say("choices.title"));
  await her.press("continue");
  await her.screen("readers", her.say("readers.title"));
  return code;
}

const team = (her: Reporter) => her.page.getByRole("switch", { name: TEAM });
