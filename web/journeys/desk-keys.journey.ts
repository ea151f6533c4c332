import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser } from "./browser.ts";
import { complaintsOf, freshCode, memberOf, openDesk, plain, screen } from "./member.ts";

const world = inject("world");
const answer = `I read this again tomorrow. (${Date.now().toString(36)})`;

/** What has the focus, as a screen reader would say it; the page itself is nowhere. */
const focused = async (page: Page): Promise<string> =>
  plain(
    await page.evaluate(() => {
      const here = document.activeElement;
      if (here === null || here === document.body) return "nowhere";
      const name = here.getAttribute("aria-label") ?? here.textContent;
      return `${here.tagName.toLowerCase()} ${name}`.trim();
    }),
  );

/** Presses Tab until the focus is on what is named; each stop must be visible and have an outline. */
const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (typeof name === "string" ? now.includes(name) : name.test(now)) {
      const outlined = await page.evaluate(() => {
        const style = document.activeElement === null ? undefined : getComputedStyle(document.activeElement);
        return style !== undefined && (style.outlineStyle !== "none" || style.boxShadow !== "none");
      });
      expect(outlined, now).toBe(true);
      return;
    }
  }
  throw new Error(`Tab never came to ${String(name)}.`);
};

describe("an officer without a mouse", () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let reference = "";

  beforeAll(async () => {
    browser = await openBrowser();
    page = await (await desk(browser, "en")).newPage();
    complaints = complaintsOf(page);
    // Whatever is pressed with a pointer from here on is a fault of this journey.
    await page.addInitScript(() => {
      for (const kind of ["pointerdown", "mousedown", "touchstart"])
        addEventListener(kind, () => {
          throw new Error(`a ${kind} in a journey without a mouse`);
        });
    });
  });

  afterAll(() => browser.close());

  it("signs in", async () => {
    const member = memberOf(world, "inaya");
    await openDesk(page, world);
    await page.locator("input[autocomplete=username]").waitFor();
    await tabTo(page, /^input/);
    await page.keyboard.type(member.name);
    await tabTo(page, /^input/);
    await page.keyboard.type(member.passphrase);
    await tabTo(page, /^input/);
    await page.keyboard.type(await freshCode(world, member));
    await page.keyboard.press("Enter");
    await page.locator(".app").waitFor({ timeout: 60_000 });
    // What the directory said of her is a dialog with its own way on.
    if (await page.locator("dialog[open]").count()) await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    await page.locator("table.queue tbody tr").first().waitFor();
  });

  it("learns the keys from the page itself", async () => {
    await page.keyboard.press("?");
    await page.getByRole("heading", { name: "Keyboard" }).waitFor();
    await screen(page, "keys-sheet-en");
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
  });

  it("filters the queue with the arrows and finds a case by its reference", async () => {
    reference = await page.locator("table.queue tbody tr .reference").first().innerText();
    await tabTo(page, /^button All/);
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toContain("Care window");
    expect(await page.locator(".c-window .win").count()).toBe(await page.locator("table.queue tbody tr").count());
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("/");
    await page.keyboard.type(reference);
    await expect.poll(() => page.locator("table.queue tbody tr").count()).toBe(1);
    await page.keyboard.press("Enter");
    await page.locator("#case-panel dl.facts").waitFor();
    expect(await page.locator(".case-head h2").innerText()).toBe(reference);
  });

  it("turns to each part of the case with the arrows", async () => {
    await tabTo(page, /^button Overview/);
    for (const part of ["Account", "Exhibits", "Our work", "Team", "History"]) {
      await page.keyboard.press("ArrowRight");
      expect(await focused(page)).toContain(part);
    }
    await page.locator(".timeline li").first().waitFor();
    await page.keyboard.press("Home");
    expect(await focused(page)).toContain("Overview");
    await page.keyboard.press("End");
    expect(await focused(page)).toContain("History");
  });

  it("opens a covered photo with a reason, and covers it again", async () => {
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toContain("Exhibits");
    await page.locator(".veil").first().waitFor();
    await tabTo(page, /^button Photo 1/);
    await page.keyboard.press("Enter");
    await page.locator("img.shown").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("img.shown").waitFor({ state: "detached" });
    expect(await focused(page)).toContain("Photo 1");
  });

  it("gives back a sentence that was begun when the case was left", async () => {
    await page.keyboard.press("r");
    await page.locator("#write:focus").waitFor();
    await page.keyboard.type("Half a sentence");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "Queue", level: 1 }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type(reference);
    await page.keyboard.press("Enter");
    await page.locator("#write").waitFor();
    expect(await page.locator("#write").inputValue()).toBe("Half a sentence");
  });

  it("answers and goes back to the queue", async () => {
    await page.keyboard.press("r");
    await page.keyboard.press("Control+A");
    await page.locator("#write:focus").waitFor();
    await page.keyboard.type(answer);
    await page.keyboard.press("Control+Enter");
    await page.locator(".msg.mine", { hasText: answer }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "Queue", level: 1 }).waitFor();
  });

  it("keeps what a person began to tell while looking elsewhere, and drops it only when told to", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    const words = page.getByLabel("What the person wants to say, in their own words");
    await words.focus();
    await page.keyboard.type("Once is enough.");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "Queue", level: 1 }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    await page.getByText("What was begun here stands in this page alone").waitFor();
    expect(await words.inputValue()).toBe("Once is enough.");
    await screen(page, "assisted-begun-en");
    await tabTo(page, "button Drop it and begin anew");
    await page.keyboard.press("Enter");
    await expect.poll(() => words.inputValue()).toBe("");
    await page.keyboard.press("g");
    await page.keyboard.press("q");
    await page.getByRole("heading", { name: "Queue", level: 1 }).waitFor();
  });

  it("goes on duty and off again", async () => {
    await tabTo(page, /^summary You are on duty in 0/);
    await page.keyboard.press("Enter");
    await tabTo(page, "button I am on duty");
    await page.keyboard.press("Enter");
    await page.getByText(/^You are on duty in 1 of/).waitFor();
    await screen(page, "duty-en");
    await tabTo(page, "button End my duty");
    await page.keyboard.press("Enter");
    await page.getByText(/^You are on duty in 0 of/).waitFor();
  });

  it("locks the desk", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("l");
    await page.getByText("Locked. Nothing was lost.").waitFor();
    expect(await page.locator("table.queue").isVisible()).toBe(false);
  });

  it("never broke the page's own policy", () => {
    expect(complaints).toEqual([]);
  });
});
