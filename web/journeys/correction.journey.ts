import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Locator, Page } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { arrived, atTheQueue, plain, references, screen, tab } from "./member.ts";
import { Reporter } from "./reporter.ts";

const world = inject("world");

const WORDS = "وصلت يوم الاثنين.";
const WORDS_LATER = "وصلت يوم الثلاثاء.";
const NUMBER = "+000 55 0100";
const NUMBER_LATER = "+000 55 0200";
const FILE_NOTE = "هذه الصورة من يوم آخر.";

describe("What she told is corrected by her, and read beside what she told first", () => {
  let browser: Browser;
  let officer: Page;
  let complaints: readonly string[];
  let code = "";

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page: officer, complaints } = await atTheQueue(browser, world));
  });
  afterAll(() => browser.close());

  it("tells words, a place, a number and a file, and the officer opens them", async () => {
    const before = await references(officer);
    const her = await Reporter.open(browser, world.address, { language: "ar", name: "correction" });
    code = await tells(her);
    expect(her.complaints).toEqual([]);
    await her.close();
    const reference = await arrived(officer, before);
    await officer.locator("table.queue tbody tr .reference", { hasText: reference }).click();
    await officer.locator("#case-panel dl.facts").waitFor();
    await officer.getByText(NUMBER, { exact: true }).waitFor({ timeout: 60_000 });
  });

  it("reads what is recorded on another phone, corrects each, and keeps the first in sight", async () => {
    const her = await Reporter.open(browser, world.address, { language: "ar", name: "correcting" });
    await her.comesBack(code);
    await her.press("home.told");
    await her.screen("told", her.say("home.told"));
    await says(her, WORDS, WORDS_LATER);
    await saysOfFile(her);
    await answersAgain(her, NUMBER, async () => {
      await her.screen("reach-again", her.label("contact.reach"));
      await her.pick("contact.sms");
      await her.page.getByLabel(her.say("contact.where")).fill(NUMBER_LATER);
    });
    await answersAgain(her, countryName("SY"), async () => {
      await her.screen("place-again", her.label("place.now"));
      await her.pick("place.country");
      await her.page.getByRole("combobox").selectOption("MM");
    });
    const told = plain(await her.page.locator("main:visible").innerText());
    for (const text of [NUMBER_LATER, her.say("told.earlier", { text: `${her.say("contact.sms")}، ${NUMBER}` })])
      expect(told).toContain(text);
    for (const text of [WORDS, WORDS_LATER, FILE_NOTE, countryName("MM"), countryName("SY")])
      expect(told).toContain(text);
    await her.look("corrected");
    await her.leaves();
    expect(her.complaints).toEqual([]);
    await her.close();
  });

  it("gives up a correction that she skips, and nothing changes", async () => {
    const her = await Reporter.open(browser, world.address, { language: "ar", name: "skipping" });
    await her.comesBack(code);
    await her.press("home.told");
    await card(her, NUMBER_LATER)
      .getByRole("button", { name: her.say("told.correct") })
      .click();
    await her.screen("reach-skipped", her.label("contact.reach"));
    await her.press("skip");
    await her.screen("told-same", her.say("home.told"));
    expect(await her.page.getByText(NUMBER_LATER, { exact: false }).count()).toBe(1);
    expect(her.complaints).toEqual([]);
    await her.close();
  });

  it("is seen by the officer beside the first: struck number, both places, both words, a note on the file", async () => {
    // The case stood open all the time: nobody has to look again to learn that a number is called no more.
    const contact = officer.locator("section.safe");
    await contact.getByText(NUMBER_LATER, { exact: true }).waitFor({ timeout: 60_000 });
    expect(await contact.locator("del").allInnerTexts()).toEqual([NUMBER]);
    expect(plain(await contact.innerText())).toContain("Not used any more");
    const places = plain(await officer.locator("#case-panel dl.facts").first().innerText());
    expect(places).toMatch(/Myanmar[\s\S]*Earlier answer[\s\S]*Syria/);
    const first = officer.locator(".msg", { hasText: WORDS }).first();
    expect(await first.locator(".later").innerText()).toContain(WORDS_LATER);
    await officer.locator(".msg", { hasText: "About what was written" }).waitFor();
    await screen(officer, "correction-case-en");
    await tab(officer, "exhibits");
    const file = officer.locator(".media figure").first();
    await file.getByText(FILE_NOTE).waitFor();
    await screen(officer, "correction-files-en");
  });

  it("never broke the page's own policy", () => {
    expect(complaints).toEqual([]);
  });
});

const countryName = (code: string): string => new Intl.DisplayNames(["ar"], { type: "region" }).of(code) ?? code;

/** The card of one thing she told. */
function card(her: Reporter, text: string): Locator {
  return her.page.locator("li.card:visible", { hasText: text }).first();
}

async function says(her: Reporter, first: string, later: string): Promise<void> {
  await her.page.locator("li.card:visible", { hasText: first }).waitFor({ timeout: 60_000 });
  await saysIn(her, card(her, first), "words", later);
  await card(her, first)
    .getByText(her.say("told.note", { text: later }))
    .waitFor({ timeout: 60_000 });
}

async function saysOfFile(her: Reporter): Promise<void> {
  const file = her.page
    .locator("li.card:visible", { has: her.page.getByRole("button", { name: her.say("talk.showFile"), exact: true }) })
    .first();
  await saysIn(her, file, "file", FILE_NOTE);
  await file.getByText(her.say("told.note", { text: FILE_NOTE })).waitFor({ timeout: 60_000 });
}

async function saysIn(her: Reporter, place: Locator, name: string, text: string): Promise<void> {
  await place.getByRole("button", { name: her.say("told.correct"), exact: true }).click();
  await place.getByRole("textbox").fill(text);
  await her.look(`correcting-${name}`);
  await place.getByRole("button", { name: her.say("told.keep"), exact: true }).click();
}

/** The question is asked again; afterwards she reads what stands there now. */
async function answersAgain(her: Reporter, first: string, answer: () => Promise<void>): Promise<void> {
  await card(her, first)
    .getByRole("button", { name: her.say("told.correct"), exact: true })
    .click();
  await answer();
  await her.press("continue");
  await her.screen("sent", her.say("sent.title"));
  await her.press("sent.open");
  await her.press("home.told");
  await card(her, first).waitFor({ timeout: 60_000 });
}

/** Words, a country, a number and a file, with the yes that each needs; gives the code. */
async function tells(her: Reporter): Promise<string> {
  await her.begin("tell");
  await her.answersFirst();
  await her.skips("victim.age_band", "needs.list", "time.since", "event.region");
  await her.screen("place", her.label("place.now"));
  await her.pick("place.country");
  await her.page.getByRole("combobox").selectOption("SY");
  await her.press("continue");
  await her.screen("note", her.say("note.title"));
  await her.press("continue");
  const code = await her.keepsCode();
  await her.screen("story", her.label("story.text"));
  await her.page.getByLabel(her.say("q.words")).fill(WORDS);
  await her.press("continue");
  await her.screen("media", her.label("evidence.media"));
  const file = { name: "IMG_0007.png", mimeType: "image/png", buffer: Buffer.alloc(2000, 7) };
  await her.page.locator("input[type=file]").first().setInputFiles(file);
  await her.text("media.whole");
  await her.press("continue");
  await her.screen("contact", her.label("contact.reach"));
  await her.pick("contact.sms");
  await her.page.getByLabel(her.say("contact.where")).fill(NUMBER);
  await her.press("continue");
  await her.screen("choices", her.say("choices.title"));
  for (const consent of ["consent.share_professionals", "consent.media"]) await her.agree(consent);
  await her.press("continue");
  await her.sendsTo("MM");
  return code;
}
