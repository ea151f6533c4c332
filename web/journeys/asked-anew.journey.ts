import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { arrived, atTheQueue, references, screen, tab } from "./member.ts";
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
    ({ page: officer, complaints } = await atTheQueue(browser, world));
  });
  afterAll(() => browser.close());

  it("sends a report in which she lets herself be asked", async () => {
    const before = await references(officer);
    const her = await Reporter.open(browser, world.address, { language: "en", name: "asked" });
    code = await sends(her);
    expect(her.complaints).toEqual([]);
    await her.close();
    reference = await arrived(officer, before);
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

async function openTeam(page: Page, reference: string): Promise<void> {
  await page.goto(`${world.address}/desk/#/queue`);
  await page.locator("table.queue tbody tr .reference", { hasText: reference }).click();
  await page.locator("#tab-case-panel-team").waitFor();
  await tab(page, "team");
  await page.locator("table.consents").waitFor();
}

async function returns(browser: Browser, code: string): Promise<Reporter> {
  const her = await Reporter.open(browser, world.address, { language: "en", name: "asked-return" });
  await her.comesBack(code);
  return her;
}

/** The short way, everything left out but the choices. */
async function sends(her: Reporter): Promise<string> {
  const code = await her.tellsLittle();
  for (const question of ["story.text", "evidence.media", "contact.reach"]) await her.answer(question);
  await her.screen("choices", her.say("choices.title"));
  await her.agree("consent.investigators");
  await her.press("continue");
  await her.sendsTo("MM");
  return code;
}
