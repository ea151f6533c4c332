import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser } from "./browser.ts";
import { complaintsOf, openCase, readNotes, screen, signIn, tab } from "./member.ts";

const world = inject("world");

describe("a second officer, in the dark", () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await openBrowser();
    page = await (await desk(browser, "en", "dark")).newPage();
    complaints = complaintsOf(page);
    await signIn(page, world, "ivan");
    await readNotes(page);
    await page.locator("table.queue tbody tr").last().waitFor();
    await screen(page, "queue-en-dark");
    // The seeded cases without a window told nothing but what they need.
    await openCase(page, "No window");
  });

  afterAll(() => browser.close());

  it("reads what was granted", async () => {
    expect(await page.locator("ul.keys li.open b").allInnerTexts()).toEqual(["Care"]);
    await screen(page, "case-overview-en-dark");
  });

  it("sees what was not granted named and hatched", async () => {
    const closed = page.locator("ul.keys li.hatch");

    expect(await closed.locator("b").allInnerTexts()).toEqual([
      "Safe contact",
      "Meeting point",
      "Exact place",
      "Identity",
      "Account",
      "Exhibits",
      "Legal",
    ]);
    for (const one of await closed.all())
      expect(await one.evaluate((line) => getComputedStyle(line).backgroundImage)).toContain("gradient");
  });

  it.each(["account", "exhibits"])("opens no %s, and is told so in words", async (name) => {
    await tab(page, name);
    await page.locator("#case-panel .closed.hatch").waitFor();
    expect(await page.locator("#case-panel button").count()).toBe(0);
    await screen(page, `case-${name}-not-granted-en-dark`);
  });

  it("never broke the page's own policy", () => {
    expect(complaints).toEqual([]);
  });
});

describe("a responder whom nobody granted anything", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    page = await (await desk(browser, "en")).newPage();
    await signIn(page, world, "rosa");
    await readNotes(page);
  });

  afterAll(() => browser.close());

  it("has an empty queue that says what will come", async () => {
    await page.getByText("Nobody is waiting").waitFor();
    expect(await page.locator("table.queue tbody tr").count()).toBe(0);
    await screen(page, "queue-empty-en");
  });

  it("is refused a case whose reference she was told", async () => {
    await page.evaluate(() => (location.hash = "#/case/0000000S"));
    await page.locator(".note[role=alert]").waitFor();
    expect(await page.locator(".case-head").count()).toBe(0);
    await screen(page, "case-refused-en");
  });
});
