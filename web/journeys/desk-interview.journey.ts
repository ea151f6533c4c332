import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser } from "./browser.ts";
import { complaintsOf, plain, readNotes, screen, signIn, tab } from "./member.ts";

const world = inject("world");
const note = (page: Page) => page.locator("#case-panel .note").first();
const proposed = (page: Page) => page.locator(".case-head .note", { hasText: "Ask the person again" });

const openAccount = async (page: Page): Promise<void> => {
  await tab(page, "account");
  await page.getByRole("button", { name: "Open the account" }).click();
  await page.locator("#case-panel dl.facts").first().waitFor();
};

/** Reason and a few sealed words; nothing goes without a reason. */
const propose = async (page: Page, words: string): Promise<void> => {
  await note(page).getByRole("button", { name: "Propose a new interview" }).click();
  const dialog = page.locator("dialog[open]");
  await dialog.getByText("Choose a reason first.").waitFor();
  await dialog.getByLabel("Reason").selectOption({ label: "What is recorded lacks something that is needed" });
  await dialog.getByLabel("A few words for the team (sealed)").fill(words);
  await screen(page, "interview-propose-en");
  await dialog.getByRole("button", { name: "Sign, and ask for the second" }).click();
  await dialog.waitFor({ state: "detached" });
};

describe("an account that is recorded", () => {
  let browser: Browser;
  let one: Page;
  let two: Page;
  let complaints: readonly string[][];

  beforeAll(async () => {
    browser = await openBrowser();
    one = await (await desk(browser, "en")).newPage();
    two = await (await desk(browser, "en", "dark")).newPage();
    complaints = [complaintsOf(one), complaintsOf(two)];
    await signIn(one, world, "inaya");
    await signIn(two, world, "ivan");
    for (const page of [one, two]) await readNotes(page);
    const rows = one.locator("table.queue tbody tr", { has: one.locator(".win b") });
    await rows.first().waitFor();
    const row = rows.nth((await rows.count()) - 2);
    const reference = (await row.locator(".reference").innerText()).replace(/\W/g, "");
    for (const page of [one, two]) {
      await page.evaluate((to) => (location.hash = `#/case/${to}`), reference);
      await page.locator(".case-head").waitFor();
    }
  });

  afterAll(() => browser.close());

  it("is marked as told alone, and closed to a further interview with the reason beside it", async () => {
    await one.locator("#case-panel").getByText("Chosen by the person alone, not a statement.").waitFor();
    await screen(one, "interview-overview-mark-en");
    await openAccount(one);
    await one.getByText("Already told: do not ask again.").waitFor();
    await note(one).getByText("It is not taken down again unless two who read it agree.").waitFor();
    expect(await one.getByRole("button", { name: "Take down what is told" }).count()).toBe(0);
    await screen(one, "interview-closed-en");
  });

  it("stays closed where a colleague declines", async () => {
    await propose(one, "The date is missing.");
    await proposed(one).getByText("You signed. A second person must sign.").waitFor();
    expect(await proposed(one).getByText("Decline").count()).toBe(0);
    await proposed(two).waitFor();
    await proposed(two).locator("summary").click();
    await proposed(two).getByLabel("Reason").selectOption({ label: "What is recorded is enough" });
    await screen(two, "interview-second-en-dark");
    await proposed(two).getByRole("button", { name: "Decline" }).click();
    for (const page of [one, two]) await proposed(page).waitFor({ state: "detached" });
    await note(one).getByText("It is not taken down again").waitFor();
  });

  it("opens until a day once a colleague agreed, and what is told again stands beside the first", async () => {
    await propose(one, "The date is missing, and the court asks for it.");
    await proposed(two).getByRole("button", { name: "Sign as the second person" }).click();
    await note(one).getByText("Two people agreed: what was told may be asked again until").waitFor();
    await screen(one, "interview-open-en");
    await note(one).getByRole("button", { name: "Take down what is told" }).click();
    const dialog = one.locator("dialog[open]");
    await dialog.getByText("Write down the words first.").waitFor();
    await dialog.getByLabel("What the person tells").fill("It was the second of March.");
    await screen(one, "interview-take-en");
    await dialog.getByRole("button", { name: "Keep", exact: true }).click();
    await one.locator("#case-panel dl.facts").getByText("It was the second of March.").waitFor();
  });

  it("tells both decisions in custody, and the words to the team alone", async () => {
    await tab(one, "history");
    const timeline = one.locator(".timeline");
    await timeline.getByText("agreed to ask the person again").waitFor();
    expect(plain(await timeline.innerText())).toContain("declined a new interview");
    await tab(two, "work");
    await two.getByText("The date is missing, and the court asks for it.").waitFor();
  });

  it("reads so in Arabic on a phone", async () => {
    await one.locator("select:has(option[value=uk])").selectOption("ar");
    await one.locator("html[lang=ar]").waitFor();
    await one.setViewportSize({ width: 360, height: 740 });
    await tab(one, "account");
    await one.locator("#case-panel .btn.main").click();
    await one.locator("#case-panel dl.facts").first().waitFor();
    await screen(one, "interview-open-ar-360");
  });

  it("never broke the page's own policy", () => {
    expect(complaints.flat()).toEqual([]);
  });
});
