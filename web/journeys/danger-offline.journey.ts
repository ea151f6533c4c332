import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser } from "playwright-core";
import { type Language, openBrowser, picture } from "./browser.ts";
import { Reporter } from "./reporter.ts";

interface CountryFile {
  readonly emergency: readonly { readonly number: string }[];
  readonly services: readonly { readonly number?: string; readonly verified?: string }[];
}

/** Each country in the language most of its people here would choose; the other is walked beside it. */
const COUNTRIES: readonly (readonly [string, Language])[] = [
  ["CF", "fr"],
  ["IQ", "ar"],
  ["LY", "ar"],
  ["MM", "en"],
  ["SY", "ar"],
  ["UA", "uk"],
];

describe("Danger, with the line cut once the page was open", () => {
  const { address } = inject("world");
  let browser: Browser;
  let files: ReadonlyMap<string, CountryFile>;

  beforeAll(async () => {
    browser = await openBrowser();
    const answer = (await (await fetch(`${address}/directory/countries`)).json()) as {
      readonly countries: readonly { readonly file: CountryFile & { readonly code: string } }[];
    };
    files = new Map(answer.countries.map(({ file }) => [file.code, file]));
  });
  afterAll(() => browser.close());

  it.each(COUNTRIES)("shows what can be reached in %s (%s), and leaves at once", async (country, language) => {
    const her = await openThenCut(browser, address, language, country);
    await her.begin("danger");
    await her.screen("help", her.say("help.title"));
    await her.page.getByRole("combobox").selectOption(country);
    const shown = await numbersShown(her);
    expect(shown).toEqual(numbersOf(files.get(country)));
    await her.look("help-numbers");
    await leavesAtOnce(her);
  });

  it("says in a plain sentence that no number is known, for any other country", async () => {
    const her = await openThenCut(browser, address, "en", "none");
    await her.begin("danger");
    await her.page.getByRole("combobox").selectOption("other");
    await her.text("help.none");
    await her.look("help-none");
    await her.close();
  });

  it("shows them too where the danger is an answer, and goes on with the questions", async () => {
    const her = await openThenCut(browser, address, "uk", "answer");
    await her.begin("care");
    await her.answer("reporter.role", "survivor");
    await her.answer("safety.now", "danger");
    await her.screen("help", her.say("help.title"));
    await her.page.getByRole("combobox").selectOption("UA");
    expect(await numbersShown(her)).toEqual(numbersOf(files.get("UA")));
    await her.press("help.write");
    await her.screen("needs.list", her.label("needs.list"));
    await her.close();
  });

  it("stands there without scripts: the numbers of every country under its name, and nowhere to write", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(address);
    expect(files.size).toBe(COUNTRIES.length);
    for (const [code, file] of files) {
      const name = new Intl.DisplayNames("uk", { type: "region" }).of(code) ?? "";
      const list = page.locator("h2", { hasText: name }).locator("xpath=following-sibling::ul[1]");
      await expect.poll(() => list.locator("b:visible").allInnerTexts(), { message: code }).toEqual(numbersOf(file));
    }
    expect(await page.locator("input:visible, textarea:visible, select:visible, button:visible").count()).toBe(0);
    await picture(page, "danger-without-scripts");
    await context.close();
  });

  it("says so, and offers to try again, where the line was cut before the numbers came", async () => {
    const her = await Reporter.open(browser, address, { language: "en", name: "danger-early" });
    await her.close();
    const context = await browser.newContext({ locale: "en", viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.route("**/directory/countries", (route) => route.abort());
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    await page.locator("[data-way=danger]").click();
    await page.getByText(her.say("help.away"), { exact: true }).waitFor();
    expect(await page.getByRole("combobox").count()).toBe(0);
    await page.unroute("**/directory/countries");
    await page.getByRole("button", { name: her.say("tryAgain"), exact: true }).click();
    await page.getByRole("combobox").waitFor();
    await context.close();
  });
});

/** Opens the page, lets all of it arrive, and cuts the line. */
async function openThenCut(browser: Browser, address: string, language: Language, name: string): Promise<Reporter> {
  const her = await Reporter.open(browser, address, { language, name: `danger-${name}` });
  await her.screen("start", her.say("start.title"));
  await her.page.waitForLoadState("networkidle");
  await her.context.setOffline(true);
  return her;
}

/** The numbers a country's file holds: those of emergency first, then those of the places that were verified. */
function numbersOf(file: CountryFile | undefined): readonly string[] {
  const services = (file?.services ?? []).filter((one) => one.verified !== undefined).slice(0, 8);
  const all = [...(file?.emergency ?? []), ...services].flatMap((one) => one.number ?? []);
  expect(all.length).toBeGreaterThan(0);
  return all;
}

async function numbersShown(her: Reporter): Promise<readonly string[]> {
  await her.page.locator("a[href^='tel:']").first().waitFor();
  return her.page.locator("a[href^='tel:']").allTextContents();
}

/** Leaving needs no line: the page is gone at the key, before anything answers. */
async function leavesAtOnce(her: Reporter): Promise<void> {
  // What was asked for after the line was cut is not there, and nothing else is wrong.
  expect(her.complaints.filter((one) => !one.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
  await her.page.keyboard.press("Escape");
  await expect
    .poll(() => her.page.evaluate(() => document.documentElement.hidden || document.body.innerText.trim() === ""), {
      timeout: 5_000,
    })
    .toBe(true);
  await her.close();
}
