import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser } from "./browser.ts";
import { childAt, guardianAt, walk } from "./child.ts";
import { arrived, atTheQueue, complaintsOf, plain, readNotes, references, screen, signIn, tab } from "./member.ts";
import { Reporter } from "./reporter.ts";

const world = inject("world");
const CLOSED = "Only somebody trained to speak with children writes here. You can read.";
const LINE = "We have received what you sent.";

describe("A child's case at the desk", () => {
  let browser: Browser;
  /** Reads the same cases; two people marked Ivan as trained to speak with children, and not Inaya. */
  let inaya: Page;
  let ivan: Page;
  let complaints: readonly string[];
  let ivansComplaints: readonly string[];

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page: inaya, complaints } = await atTheQueue(browser, world));
    ivan = await (await desk(browser, "en")).newPage();
    ivansComplaints = complaintsOf(ivan);
    await signIn(ivan, world, "ivan");
    await readNotes(ivan);
  });
  afterAll(() => browser.close());

  it("is read by who is not trained, who writes nothing and asks by one act who is", async () => {
    const { code, reference } = await sent("desk-child", childAt);
    await opens(inaya, reference);
    await inaya.getByText(CLOSED).waitFor({ timeout: 60_000 });
    expect(await inaya.locator("#write").count()).toBe(0);
    expect(plain(await inaya.locator(".write.guarded").innerText())).toMatch(/Trained, and reading this case: .*ivan/i);
    await screen(inaya, "child-closed-en");
    await inaya
      .locator(".write.guarded")
      .getByRole("button", { name: /^Ask .*ivan/i })
      .click();
    await inaya.getByText("Asked: it stands among the tasks of this case.").waitFor();

    await opens(ivan, reference);
    await ivan.locator("#write").waitFor({ timeout: 60_000 });
    await ivan.getByText("Ask nothing about what happened.").first().waitFor();
    await tab(ivan, "work");
    await ivan
      .locator("ul.tasks")
      .getByText(/please answer here/)
      .waitFor({ timeout: 60_000 });
    await screen(ivan, "child-open-en");
    await writes(ivan, "I am here for you. You can write when you like.");
    const her = await returns("desk-child-return", code);
    await her.press("talk.title");
    await her.page.getByText("I am here for you. You can write when you like.", { exact: true }).waitFor();
    expect(her.complaints).toEqual([]);
    await her.close();
  });

  it("sent by a guardian takes prepared lines alone, and shows the guardian nothing of what was sent", async () => {
    const { code, reference } = await sent("desk-guardian", guardianAt);
    await opens(inaya, reference);
    await inaya.getByText("Whoever reports can be the one responsible.", { exact: false }).waitFor({ timeout: 60_000 });
    expect(await inaya.locator("#write").count()).toBe(0);
    await inaya.getByRole("button", { name: LINE }).click();
    await inaya.locator(".msg.mine", { hasText: LINE }).waitFor({ timeout: 60_000 });
    await screen(inaya, "guardian-closed-en");

    const guardian = await returns("desk-guardian-before", code);
    await guardian.text("home.veiled");
    for (const row of ["home.told", "home.opened"]) expect(await guardian.button(guardian.say(row)).count()).toBe(0);
    await guardian.press("talk.title");
    await guardian.screen("talk", guardian.say("talk.title"));
    expect(await guardian.page.locator("ul.talk li p").allInnerTexts()).toEqual([LINE]);
    await guardian.page.getByLabel(guardian.say("talk.write")).fill("Is somebody there.");
    await guardian.press("readers.send");
    await inaya.locator(".msg", { hasText: "Is somebody there." }).waitFor({ timeout: 60_000 });
    expect(await guardian.page.locator("ul.talk li p").allInnerTexts()).toEqual([LINE]);
    expect(guardian.complaints).toEqual([]);
    await guardian.close();

    await opens(ivan, reference);
    await ivan.getByRole("button", { name: "Decide", exact: true }).waitFor({ timeout: 60_000 });
    expect(await ivan.locator("#write").count()).toBe(0);
    await decides(ivan, "Yes, the guardian may be written to", "The guardian was met, and is safe to write to.");
    await ivan.locator("#write").waitFor({ timeout: 60_000 });
    await screen(ivan, "guardian-open-en");
    await writes(ivan, "Please come on Monday.");
    await afterTheYes(code);

    await decides(ivan, "No, it stays closed", "Something new is known.");
    await expect.poll(() => ivan.locator("#write").count(), { timeout: 60_000 }).toBe(0);
    const again = await returns("desk-guardian-again", code);
    await again.text("home.veiled");
    expect(await again.button(again.say("home.told")).count()).toBe(0);
    await again.close();
    await inArabic(reference);
  });

  it("never broke the page's own policy", () => {
    expect([...complaints, ...ivansComplaints]).toEqual([]);
  });

  async function afterTheYes(code: string): Promise<void> {
    const guardian = await returns("desk-guardian-after", code);
    await guardian.button(guardian.say("home.told")).waitFor();
    expect(await guardian.page.getByText(guardian.say("home.veiled")).count()).toBe(0);
    await guardian.press("talk.title");
    await guardian.page.getByText("Please come on Monday.", { exact: true }).waitFor();
    await guardian.page.getByText("Is somebody there.", { exact: true }).waitFor();
    expect(guardian.complaints).toEqual([]);
    await guardian.close();
  }

  /** Sends to the readers of Ukraine; gives the code and the reference at the desk. */
  async function sent(name: string, way: typeof childAt): Promise<{ code: string; reference: string }> {
    await inaya.goto(`${world.address}/desk/#/queue`);
    await inaya.locator("table.queue tbody tr").first().waitFor();
    const before = await references(inaya);
    const her = await Reporter.open(browser, world.address, { language: "en", name });
    await way(her, "UA");
    await her.text("child.reader");
    const { code } = await walk(her);
    await her.press("readers.send");
    await her.page.getByRole("heading", { level: 1, name: her.say("sent.title") }).waitFor({ timeout: 180_000 });
    await her.screen("sent", her.say("sent.title"));
    expect(her.complaints).toEqual([]);
    await her.close();
    return { code, reference: await arrived(inaya, before) };
  }

  async function returns(name: string, code: string): Promise<Reporter> {
    const her = await Reporter.open(browser, world.address, { language: "en", name });
    await her.comesBack(code);
    return her;
  }

  /** The same case on a small screen, from right to left. */
  async function inArabic(reference: string): Promise<void> {
    const small = await (await desk(browser, "ar")).newPage();
    await small.setViewportSize({ width: 360, height: 780 });
    await signIn(small, world, "inaya", "ar");
    await readNotes(small);
    await opens(small, reference);
    await small.locator(".pane-tabs button").nth(1).click();
    await small.locator(".write.guarded").waitFor({ timeout: 60_000 });
    await screen(small, "guardian-closed-ar-360");
  }
});

async function opens(page: Page, reference: string): Promise<void> {
  await page.goto(`${world.address}/desk/#/case/${reference.replace("-", "")}`);
  await page.locator("#case-panel dl.facts").waitFor({ timeout: 60_000 });
}

async function writes(page: Page, words: string): Promise<void> {
  await page.locator("#write").fill(words);
  await page.keyboard.press("Control+Enter");
  await page.locator(".msg.mine", { hasText: words }).waitFor({ timeout: 60_000 });
}

async function decides(page: Page, answer: string, reason: string): Promise<void> {
  await page.getByRole("button", { name: /^(Decide|Decide anew)$/ }).click();
  const dialog = page.locator("dialog[open]");
  await dialog.getByText(answer, { exact: true }).click();
  await dialog.getByLabel("Reason, for the team").fill(reason);
  await screen(page, answer.startsWith("Yes") ? "guardian-deciding-en" : "guardian-taking-back-en");
  await dialog.getByRole("button", { name: "Sign the decision" }).click();
  await dialog.waitFor({ state: "detached", timeout: 60_000 });
  await page.getByText(reason, { exact: true }).waitFor({ timeout: 60_000 });
}
