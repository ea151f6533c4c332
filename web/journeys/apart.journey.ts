import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { Reporter } from "./reporter.ts";

const HOUSE = "House of the Two Rivers";
const FOCAL = "Independent focal point";

describe("A report about an aid worker, in French", () => {
  const { address } = inject("world");
  let browser: Browser;
  let code = "";

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it("proposes the independent focal point, and the organisation she names does not stand there any more", async () => {
    const her = await Reporter.open(browser, address, { language: "fr", name: "apart" });
    code = await toReaders(her);
    await her.page.getByRole("combobox").first().selectOption("CF");
    const house = her.page.getByRole("switch", { name: HOUSE });
    expect(await house.isChecked()).toBe(true);
    expect(await her.page.getByText(FOCAL, { exact: true }).count()).toBe(0);
    await her.pick("apart.is");
    const focal = her.page.getByRole("switch", { name: FOCAL });
    await focal.waitFor();
    expect(await focal.isChecked()).toBe(true);
    expect(await house.isChecked()).toBe(false);
    await her.look("apart-open");
    await her.page.getByLabel(her.say("apart.whose")).selectOption({ label: HOUSE });
    await her.page.getByText(her.say("apart.shut", { who: HOUSE }), { exact: true }).waitFor();
    expect(await house.count()).toBe(0);
    await her.look("apart-named");
    await her.press("readers.send");
    await her.screen("sent", her.say("sent.title"));
    await her.leaves();
    expect(her.complaints).toEqual([]);
    await her.close();
  });

  it("leaves no key with the organisation that was shut out", async () => {
    const her = await returns(browser, address, code);
    await her.press("home.opened");
    await her.screen("opened", her.say("home.opened"));
    await her.page.getByText("Legal Relay").first().waitFor();
    expect(await her.page.getByText(HOUSE).count()).toBe(0);
    expect(her.complaints).toEqual([]);
    await her.close();
  });
});

describe("An answer about a peacekeeper, given after others read already, in Ukrainian", () => {
  const { address } = inject("world");
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it("waits on the phone until she said who must not read it, and their keys have ended", async () => {
    const her = await Reporter.open(browser, address, { language: "uk", name: "parting", theme: "dark" });
    await toReaders(her);
    await her.page.getByRole("combobox").first().selectOption("UA");
    await her.press("readers.send");
    await her.screen("sent", her.say("sent.title"));
    await her.press("sent.open");
    await her.screen("home", her.say("home.title"));
    await her.text("home.unread");
    await answers(her);
    await her.page.getByLabel(her.say("apart.whose")).selectOption({ label: HOUSE });
    await her.look("parting-named");
    const before = deposits(her);
    await her.press("continue");
    await her.screen("perp.count", her.label("perp.count"));
    // One deposit shuts them out; only then goes the answer.
    expect(deposits(her)).toBeGreaterThan(before);
    await ends(her);
    expect(her.complaints).toEqual([]);
    await her.close();
  });
});

function deposits(her: Reporter): number {
  return her.asked.filter((url) => url.endsWith("/deposits")).length;
}

/** The section on who did it, opened from home, up to the screen that holds the answer back. */
async function answers(her: Reporter): Promise<void> {
  await her.page.locator("details summary").click();
  await her.page
    .locator("details button")
    .filter({ hasText: her.section("crsv.responsible") })
    .click();
  await her.screen("perp.category", her.label("perp.category"));
  await her.choose("perp.category", "peacekeeper");
  const before = deposits(her);
  await her.press("continue");
  await her.screen("parting", her.say("parting.title"));
  expect(deposits(her)).toBe(before);
}

/** The house held her keys alone: now nobody does. */
async function ends(her: Reporter): Promise<void> {
  for (let step = 0; step < 8 && (await her.page.getByText(her.say("q.alone")).count()) > 0; step++)
    await her.press("skip");
  await her.screen("kept", her.say("sent.kept"));
  await her.press("sent.open");
  await her.screen("home-after", her.say("home.title"));
  await her.press("home.opened");
  await her.screen("opened-after", her.say("home.opened"));
  await expect.poll(() => her.page.getByText(her.say("opened.may"), { exact: true }).count()).toBe(0);
  // Their keys ended: it must not read as if somebody had been given one.
  await her.page.getByText(her.say("event.ended")).first().waitFor();
  expect(await her.page.getByText(her.say("event.grant")).count()).toBe(0);
}

async function returns(browser: Browser, address: string, code: string): Promise<Reporter> {
  const her = await Reporter.open(browser, address, { language: "fr", name: "apart-return" });
  await her.comesBack(code);
  return her;
}

/** The six questions, all but the first left out: help does not depend on telling. */
async function toReaders(her: Reporter): Promise<string> {
  await her.begin("care");
  await her.answer("reporter.role", "survivor");
  await her.skips("safety.now", "needs.list", "time.since", "place.now");
  await her.screen("note", her.say("note.title"));
  await her.press("continue");
  await her.skips("contact.reach");
  const code = await her.keepsCode();
  await her.screen("readers", her.say("readers.title"));
  return code;
}
