import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser } from "./browser.ts";
import { complaintsOf, plain, readNotes, screen, signIn, tab } from "./member.ts";

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

/** What has to be said yes to before anybody looks at a file. */
const sharing = [
  "May your answers be shown to the professionals you choose?",
  "May a specialist look at the files you added?",
];

const openAnother = async (page: Page): Promise<void> => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("n");
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

  it("holds the code while the officer looks something up", async () => {
    await page.evaluate(() => (location.hash = "#/queue"));
    await page.locator("table.queue, .empty").first().waitFor();
    await page.evaluate(() => (location.hash = "#/intake"));
    await page.locator("ol.code").waitFor();
    expect(await page.locator("ol.code").innerText()).not.toMatch(/\d/);
    await page.getByRole("button", { name: "Show the code" }).click();
    expect((await page.locator("ol.code li").allInnerTexts()).join("")).toBe(code);
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
    await openAnother(page);
    await fill(page);
    await page.getByRole("button", { name: "Seal and open the case" }).click();
    await page.evaluate(() => (location.hash = "#/queue"));
    await page.locator("table.queue, .empty").first().waitFor();
    await page.evaluate(() => (location.hash = "#/intake"));
    await page.getByRole("button", { name: "Not wanted. Drop the code" }).click({ timeout: 120_000 });
    await page.getByText("later answers are signed by two members").waitFor();
    expect(await page.locator("ol.code").count()).toBe(0);
    await screen(page, "assisted-dropped-en");
  });

  it("records a later answer in person when a second member of the case signs it", async () => {
    await page.getByRole("button", { name: "Go to the case" }).click();
    await page.locator("#case-panel dl.facts").waitFor();
    const reference = (await page.locator(".case-head h2").innerText()).replace(/\W/g, "");
    await tab(page, "team");
    await page.getByRole("button", { name: "Answer given in person" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByText("Choose an answer that changes something.").waitFor();
    await dialog.getByRole("group", { name: "Contact about help" }).getByText("Yes", { exact: true }).click();
    await dialog.getByText("Say how it was given.").waitFor();
    await dialog.getByText("Spoken", { exact: true }).click();
    await dialog.getByText("A second member of this case must sign before it holds.").waitFor();
    await screen(page, "in-person-en");
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    const row = page.locator("#case-panel tr", { hasText: "Contact about help" });
    expect(await row.innerText()).toContain("Not answered");

    const second = await (await desk(browser, "en")).newPage();
    await signIn(second, world, "inaya");
    await readNotes(second);
    await second.evaluate((to) => (location.hash = `#/case/${to}`), reference);
    const note = second.locator(".case-head .note", { hasText: "Answer given in person" });
    await note.getByText("Contact about help").waitFor();
    await screen(second, "in-person-second-en");
    await note.getByRole("button", { name: "Sign as the second person" }).click();
    await note.waitFor({ state: "detached" });
    await row.getByText("Yes", { exact: true }).waitFor();
    expect(await row.innerText()).toContain("Spoken, before an officer");
    await second.context().close();
  });

  it("takes a consent back at once, on one signature", async () => {
    await page.getByRole("button", { name: "Answer given in person" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByRole("group", { name: "Contact about help" }).getByText("No", { exact: true }).click();
    await dialog.getByText("Spoken", { exact: true }).click();
    await dialog.getByText("Taking consent back needs your signature only.").waitFor();
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await page.locator("#case-panel tr", { hasText: "Contact about help" }).getByText("No", { exact: true }).waitFor();
  });

  it("joins the cases of a person who lost the code, when the officer is sure, and never by name and date", async () => {
    const own = (await page.locator(".case-head h2").innerText()).replace(/\W/g, "");
    const rows = page.locator("nav.q li", { hasText: "No window" }).locator("a");
    const other = (await rows.allInnerTexts())
      .map((text) => /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? "")
      .find((one) => one !== "" && one.replace("-", "") !== own);
    expect(other).toBeDefined();
    await tab(page, "work");
    const joining = page.locator("section", { has: page.getByRole("heading", { name: "The same person" }) }).last();
    await joining.getByText("Needs a whole reference.").waitFor();
    await joining.getByLabel("Reference of the other case").fill(own);
    await joining.getByText("This is the reference of this case.").waitFor();
    await joining.getByLabel("Reference of the other case").fill(other ?? "");
    await joining.getByText("Say how you know.").waitFor();
    expect(await joining.getByRole("radio").count()).toBe(2);
    await joining.getByText("Face to face", { exact: true }).click();
    await joining.getByRole("button", { name: "Join", exact: true }).click();
    await joining.locator(".note", { hasText: other ?? "" }).waitFor();
    await screen(page, "same-person-en");
    await joining
      .locator(".note", { hasText: other ?? "" })
      .getByRole("button", { name: /^Open / })
      .click();
    await page.locator(".case-head h2", { hasText: other ?? "" }).waitFor();
    await tab(page, "work");
    const joined = page.locator("#case-panel .note", { hasText: `${own.slice(0, 4)}-${own.slice(4)}` });
    await joined.getByText("Face to face").waitFor();
    await joined.getByRole("button", { name: "Not the same person" }).click();
    await joined.waitFor({ state: "detached" });
  });

  it("takes an alert of someone who knows, with no name and no way to reach the person", async () => {
    await openAnother(page);
    await page.getByRole("heading", { name: "Open a case with someone" }).waitFor();
    await choose(page, "Who is speaking", "Someone who knows");
    await page.getByText("This is an alert:").waitFor();
    await page.getByLabel("What the person wants to say, in their own words").fill("I heard that she needs help.");
    expect(await page.getByLabel("How to reach the person safely").count()).toBe(0);
    await choose(page, "May our circle read this and answer?", "Yes");
    await choose(page, "How the consent was given", "Spoken");
    await screen(page, "assisted-alert-en");
    await page.getByRole("button", { name: "Seal and open the case" }).click();
    await page.getByRole("button", { name: "Not wanted. Drop the code" }).click({ timeout: 120_000 });
    await page.getByRole("button", { name: "Go to the case" }).click();
    await page.locator("#case-panel dl.facts").waitFor();
    await tab(page, "team");
    await page.getByText("By a third person, for the own report only").first().waitFor();
    await screen(page, "assisted-alert-case-en");
  });

  it("opens the case all the same where a file is refused, and names it beside the one that arrived", async () => {
    const folder = mkdtempSync(join(tmpdir(), "backup-refused-"));
    try {
      const [small, large] = [join(folder, "Paper.txt"), join(folder, "Whole day.mp4")];
      writeFileSync(small, "A paper of the person.");
      // A file with a hole: more than a mailbox takes (protocol section 14), and no room on this disk.
      writeFileSync(large, "");
      truncateSync(large, 4.5 * 1024 ** 3);
      await openAnother(page);
      await page.getByRole("heading", { name: "Open a case with someone" }).waitFor();
      await fill(page);
      await page.locator("input[type=file]").setInputFiles([large, small]);
      for (const question of sharing) await choose(page, question, "Yes");
      await page.getByRole("button", { name: "Seal and open the case" }).click();
      const note = page.locator(".note", { hasText: "These files did not arrive" });
      await note.waitFor({ timeout: 120_000 });
      expect(plain(await note.innerText())).toContain("Whole day.mp4");
      expect(await note.innerText()).not.toContain("Paper.txt");
      await page.locator("ol.code").waitFor();
      await screen(page, "assisted-unsent-en");
      await page.getByRole("button", { name: "Not wanted. Drop the code" }).click();
      await page.getByRole("button", { name: "Go to the case" }).click();
      await page.locator("#case-panel dl.facts").waitFor();
      await tab(page, "exhibits");
      await expect.poll(() => page.locator("#case-panel .media figure").count()).toBe(1);
      await screen(page, "assisted-unsent-case-en");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("never broke the page's own policy", () => {
    expect(complaints).toEqual([]);
  });
});
