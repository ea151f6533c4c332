import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser } from "./browser.ts";
import { complaintsOf, readNotes, screen, signIn } from "./member.ts";

const world = inject("world");
const words = "I would like to speak with a nurse.";

/** The answer of one question, by its legend. */
const choose = (page: Page, legend: string, option: string): Promise<void> =>
  page.getByRole("group", { name: legend }).getByText(option, { exact: true }).click();

const fill = async (page: Page): Promise<void> => {
  await choose(page, "Who is speaking", "The person affected");
  await page.getByLabel("Where roughly").fill("Near the river");
  await page.getByLabel("What the person wants to say, in their own words").fill(words);
  await choose(page, "May our circle read this and answer?", "Yes");
  await choose(page, "How the consent was given", "Spoken");
};

describe("a case opened with the person beside the officer", () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let code = "";
  const sent: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    page = await (await desk(browser, "en")).newPage();
    complaints = complaintsOf(page);
    page.on("request", (request) => sent.push(request.url() + (request.postData() ?? "")));
    await signIn(page, world, "ivan");
    await readNotes(page);
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    await page.getByRole("heading", { name: "Open a case with someone" }).waitFor();
  });

  afterAll(() => browser.close());

  it("cannot be sealed before a consent was spoken", async () => {
    const seal = page.getByRole("button", { name: "Seal and open the case" });
    expect(await seal.getAttribute("aria-disabled")).toBe("true");
    await screen(page, "assisted-empty-en");
    await fill(page);
    await expect.poll(() => seal.getAttribute("aria-disabled")).toBeNull();
    await screen(page, "assisted-filled-en");
  });

  it("shows the person's code once, covered until asked for", async () => {
    await page.getByRole("button", { name: "Seal and open the case" }).click();
    await page.locator("ol.code").waitFor({ timeout: 120_000 });
    expect(await page.locator("ol.code").innerText()).not.toMatch(/\d/);
    await page.getByRole("button", { name: "Show the code" }).click();
    const groups = await page.locator("ol.code li").allInnerTexts();
    code = groups.join("");

    expect(code).toMatch(/^\d{24}$/);
    await screen(page, "assisted-code-en");
  });

  it("forgets the code when it was handed over", async () => {
    await page.getByRole("button", { name: "Handed over. Forget it here" }).click();
    await page.getByText("The code is gone from this page.").waitFor();
    const html = await page.content();

    expect(html.replace(/\D/g, "")).not.toContain(code);
    expect(sent.filter((text) => text.includes(code) || text.includes(words))).toEqual([]);
    await screen(page, "assisted-handed-en");
  });

  it("leads to the case, marked as opened together", async () => {
    await page.getByRole("button", { name: "Go to the case" }).click();
    await page.locator("#case-panel dl.facts").waitFor();

    expect(await page.locator(".case-head").innerText()).toContain("Opened together with an officer");
    expect(await page.locator("#case-panel").innerText()).toContain("Near the river");
    await page.locator(".msg", { hasText: words }).waitFor();
    await screen(page, "assisted-case-en");
  });

  it("opens another for a person who wants no code", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    await fill(page);
    await page.getByRole("button", { name: "Seal and open the case" }).click();
    await page.getByRole("button", { name: "Not wanted. Drop the code" }).click({ timeout: 120_000 });
    await page.getByText("later answers are signed by two members").waitFor();
    expect(await page.locator("ol.code").count()).toBe(0);
    await screen(page, "assisted-dropped-en");
  });

  it("never broke the page's own policy", () => {
    expect(complaints).toEqual([]);
  });
});
