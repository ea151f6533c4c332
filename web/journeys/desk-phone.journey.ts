import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { openBrowser, phone, slowNetwork } from "./browser.ts";
import { complaintsOf, freshCode, memberOf, openCase, readNotes, screen, signIn, tab } from "./member.ts";

const world = inject("world");
/** What she writes: no two are alike, and none begins another. */
const written = (which: string): string => `شكرا. أقرأ هنا من جديد هذا المساء. (${which} ${Date.now().toString(36)})`;

/** How far the page can be pushed sideways: nothing may stick out of a narrow screen. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(["light", "dark"] as const)("the desk on a telephone, in Arabic, %s", (theme) => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  const answer = written(theme);
  const shot = (name: string): Promise<void> => screen(page, `${name}-ar-360-${theme}`);

  beforeAll(async () => {
    browser = await openBrowser();
    const context = await phone(browser, "ar", theme);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    page = await context.newPage();
    complaints = complaintsOf(page);
    await signIn(page, world, "inaya", "ar");
    await readNotes(page);
  });

  afterAll(() => browser.close());

  it("reads from right to left, with nothing outside the screen", async () => {
    await page.locator("table.queue tbody tr").first().waitFor();

    expect(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang])).toEqual([
      "rtl",
      "ar",
    ]);
    expect(await overflow(page)).toBe(0);
    await shot("queue");
  });

  it("opens a case and names what is needed in Arabic", async () => {
    await openCase(page, "");
    expect(await page.locator("#case-panel dl.facts").first().innerText()).toMatch(/[\u0600-\u06ff]/);
    expect(await overflow(page)).toBe(0);
    await shot("case");
  });

  it.each(["account", "exhibits", "work", "team", "history"])("keeps %s inside the screen", async (name) => {
    await tab(page, name);
    await page.locator("#case-panel").waitFor();
    await expect.poll(() => page.locator("#case-panel [role=status]").count()).toBe(0);
    expect(await overflow(page)).toBe(0);
    await shot(`case-${name}`);
  });

  it("says what was done beside the field that is written in, never over it", async () => {
    await page.locator(".case-head .head > .btn.plain").click();
    await page.locator(".toasts li").waitFor();
    await page.locator(".pane-tabs [role=tab]").last().click();
    await page.locator("#write").focus();
    const said = await page.locator(".toasts li").boundingBox();
    const field = await page.locator("#write").boundingBox();
    const bar = await page.locator(".bottom").boundingBox();
    if (said === null || field === null || bar === null) throw new Error("one of them does not stand there");
    expect(field.y).toBeGreaterThanOrEqual(0);
    expect(field.y + field.height).toBeLessThanOrEqual(said.y);
    expect(said.y + said.height).toBeLessThanOrEqual(bar.y);
    await shot("said");
    await page.locator(".toasts li button").click();
    await page.locator(".toasts li").waitFor({ state: "detached" });
  });

  it("answers", async () => {
    await page.locator("#write").fill(answer);
    await page.locator(".write button[type=submit]").click();
    await page.locator(".msg.mine", { hasText: answer }).waitFor();

    expect(await page.locator("#write").isVisible()).toBe(true);
    expect(await overflow(page)).toBe(0);
    await shot("talk");
  });

  it.runIf(theme === "light")(
    "answers over a poor line, though the page had to be loaded anew between reading and writing",
    async () => {
      page.setDefaultTimeout(300_000);
      await slowNetwork(page, 50_000, 2_000);
      const again = written("again");
      await page.reload();
      // A page that was loaded anew holds no key: she comes in again, and stands before the same case.
      const inaya = memberOf(world, "inaya");
      await page.locator("input[autocomplete=username]").fill(inaya.name);
      await page.locator("input[autocomplete=current-password]").fill(inaya.passphrase);
      await page.locator("input[autocomplete=one-time-code]").fill(await freshCode(world, inaya));
      await page.locator("form button[type=submit]").click();
      await page.locator("#case-panel dl.facts").first().waitFor();
      await page.locator(".pane-tabs [role=tab]").last().click();
      await page.locator(".msg.mine", { hasText: answer }).first().waitFor();
      await page.locator("#write").fill(again);
      await page.locator(".write button[type=submit]").click();
      await page.locator(".msg.mine", { hasText: again }).waitFor();
      expect(await overflow(page)).toBe(0);
    },
  );

  it("never broke the page's own policy", () => {
    expect(complaints).toEqual([]);
  });
});
