import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser } from "./browser.ts";
import { complaintsOf, readNotes, screen, signIn, tab } from "./member.ts";
import { Reporter } from "./reporter.ts";

const world = inject("world");
const INVESTIGATORS = "Investigators, Legal Relay";
/** The desk keeps each name apart from the direction of its neighbours. */
const ISOLATED = INVESTIGATORS.split(", ")
  .map((name) => `\u2068${name}\u2069`)
  .join(", ");

describe("Investigators ask for something, and she is asked first", () => {
  let browser: Browser;
  let officer: Page;
  let complaints: readonly string[];
  let code = "";
  let reference = "";

  beforeAll(async () => {
    browser = await openBrowser();
    officer = await (await desk(browser, "en")).newPage();
    complaints = complaintsOf(officer);
    await signIn(officer, world, "inaya");
    await readNotes(officer);
    await officer.locator("table.queue tbody tr").first().waitFor();
  });
  afterAll(() => browser.close());

  it("sends a report in which she lets herself be asked", async () => {
    const before = await references(officer);
    const her = await Reporter.open(browser, world.address, { language: "en", name: "asked" });
    code = await sends(her);
    expect(her.complaints).toEqual([]);
    await her.close();
    // New cases wait behind a button, so that no row moves under a finger.
    await officer.locator("button.newer").click({ timeout: 60_000 });
    const arrived = async () => (await references(officer)).filter((one) => !before.includes(one));
    await expect.poll(arrived, { timeout: 60_000 }).toHaveLength(1);
    [reference = ""] = await arrived();
  });

  it("is asked by an officer, who names the investigators and gives a reason", async () => {
    await openTeam(officer, reference);
    await officer.getByRole("button", { name: "Ask about investigators", exact: true }).click();
    const dialog = officer.locator("dialog[open]");
    await dialog.locator("select").first().selectOption({ label: ISOLATED });
    await dialog.locator("select").last().selectOption({ label: "Investigators asked" });
    await screen(officer, "asking-investigators-en");
    await dialog.getByRole("button", { name: "Ask", exact: true }).click();
    await officer.getByText("not answered yet").waitFor();
    expect(await officer.getByRole("button", { name: "Ask about investigators", exact: true }).count()).toBe(0);
    await screen(officer, "asked-investigators-en");
  });

  it("reads on her next visit who asks and who would receive it, and says no as easily as yes", async () => {
    const her = await returns(browser, code);
    await her.text("asked.title");
    await her.page.getByText(`(${INVESTIGATORS})`).waitFor();
    await her.look("asked-release");
    await her.button(her.say("yes")).click();
    await expect.poll(() => her.page.getByText(her.say("asked.title"), { exact: true }).count()).toBe(0);
    await her.press("home.opened");
    await her.screen("opened", her.say("home.opened"));
    await her.page.getByText(her.say("event.asked")).first().waitFor();
    expect(her.complaints).toEqual([]);
    await her.close();
  });

  it("has answered: the desk shows her yes, to whom, and that it ends by itself", async () => {
    await openTeam(officer, reference);
    const row = officer.locator("table.consents tr", { hasText: "A file for a court" });
    await row.getByText("Until").waitFor();
    expect(await row.innerText()).toContain("Investigators");
    await screen(officer, "asked-answered-en");
    expect(complaints).toEqual([]);
  });
});

async function references(page: Page): Promise<readonly string[]> {
  return page.locator("table.queue tbody tr .reference").allInnerTexts();
}

async function openTeam(page: Page, reference: string): Promise<void> {
  await page.goto(`${world.address}/desk/#/queue`);
  await page.locator("table.queue tbody tr .reference", { hasText: reference }).click();
  await page.locator("#tab-case-panel-team").waitFor();
  await tab(page, "team");
  await page.locator("table.consents").waitFor();
}

async function returns(browser: Browser, code: string): Promise<Reporter> {
  const her = await Reporter.open(browser, world.address, { language: "en", name: "asked-return" });
  await her.begin("code");
  await her.page.getByLabel(her.say("code.label"), { exact: true }).fill(code);
  await her.press("enter.open");
  await her.screen("home", her.say("home.title"));
  return her;
}

/** The short way, everything left out but the choices. */
async function sends(her: Reporter): Promise<string> {
  await her.begin("tell");
  await her.answer("reporter.role", "survivor");
  await her.answer("safety.now", "safe");
  for (const question of ["victim.age_band", "needs.list", "time.since", "event.region", "place.now"]) {
    await her.screen(question, her.label(question));
    await her.press("skip");
  }
  await her.screen("note", her.say("note.title"));
  await her.press("continue");
  await her.screen("code", her.say("code.title"));
  const code = await her.code();
  await her.press("code.have");
  for (const question of ["story.text", "evidence.media", "contact.reach"]) await her.answer(question);
  await her.screen("choices", her.say("choices.title"));
  await her.agree("consent.investigators");
  await her.press("continue");
  await her.screen("readers", her.say("readers.title"));
  await her.page.getByRole("combobox").first().selectOption("MM");
  await her.press("readers.send");
  await her.screen("sent", her.say("sent.title"));
  return code;
}
