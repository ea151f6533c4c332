import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser } from "./browser.ts";
import { complaintsOf, memberOf, plain, readNotes, screen, signIn, tab } from "./member.ts";

const world = inject("world");
const answer = `Thank you. I read again this evening, and I answer in this place. (${Date.now().toString(36)})`;
const task = `Ask the clinic about Tuesday. (${Date.now().toString(36)})`;
const note = `Prefers to write in the evening. (${Date.now().toString(36)})`;

describe("an intake officer's day", () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  const sent: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    const context = await desk(browser, "en");
    await context.clock.install();
    page = await context.newPage();
    complaints = complaintsOf(page);
    page.on("request", (request) => sent.push(request.url() + (request.postData() ?? "")));
  });

  afterAll(() => browser.close());

  it("begins at a door that never sends the passphrase", async () => {
    await signIn(page, world, "inaya");

    expect(sent.some((text) => text.includes("/access/sign-in"))).toBe(true);
    expect(sent.filter((text) => text.includes(memberOf(world, "inaya").passphrase))).toEqual([]);
  });

  it("shows what the directory said of her, and does not say it twice", async () => {
    await page.locator("dialog[open] li").first().waitFor();
    await screen(page, "about-me-en");
    await readNotes(page);

    expect(await page.locator("dialog[open]").count()).toBe(0);
  });

  it("shows who waits, the window that ends first above the others", async () => {
    await page.locator("table.queue tbody tr").first().waitFor();
    const left = await page.locator(".c-window .win b").allInnerTexts();
    const hours = left.map((text) => Number(/\d+/.exec(text)?.[0] ?? Number.NaN));

    expect(await page.locator("table.queue tbody tr").count()).toBeGreaterThanOrEqual(12);
    expect(hours.length).toBeGreaterThanOrEqual(6);
    expect(hours).toEqual([...hours].sort((a, b) => a - b));
    await screen(page, "queue-en");
  });

  it("is walked with j and k and opened with Enter", async () => {
    for (const key of ["j", "j", "k"]) await page.keyboard.press(key);
    const reference = await page.locator("table.queue tr.on .reference").innerText();

    expect(await page.locator("table.queue tbody tr").first().locator(".reference").innerText()).toBe(reference);
    await screen(page, "preview-en");
    await page.keyboard.press("Enter");
    expect(await page.locator(".case-head h2").innerText()).toBe(reference);
  });

  it("reads what is needed in her own language, and what it told stands in the queue", async () => {
    const facts = page.locator("#case-panel dl.facts");
    await facts.waitFor();
    const text = await facts.innerText();

    expect(text).toContain("Medical care");
    expect(text).not.toMatch(/8[0-9a-f]{14}/);
    await page.locator("nav.q li.on", { hasText: "Medical" }).waitFor();
    await screen(page, "case-overview-en");
  });

  it("opens the account only when asked to", async () => {
    await tab(page, "account");
    expect(await page.locator("#case-panel").innerText()).not.toContain("Once");
    await screen(page, "case-account-closed-en");
    await page.locator("#case-panel .btn.main").click();
    await page.getByText("Street, market or other public place").waitFor();
    await screen(page, "case-account-en");
  });

  it("shows a photo and plays a sound only after Show, with a reason", async () => {
    await tab(page, "exhibits");
    await page.locator(".veil").first().waitFor();
    expect(await page.locator("img.shown, audio.shown").count()).toBe(0);
    await page.getByText("The person asked for it").click();
    await screen(page, "case-exhibits-en");

    await page.locator(".veil", { hasText: "Show" }).first().click();
    await expect
      .poll(() =>
        page.locator("img.shown").evaluateAll((shown) => shown.map((one) => (one as HTMLImageElement).naturalWidth)),
      )
      .toEqual([640]);
    await screen(page, "exhibit-photo-en");
    await page.getByRole("button", { name: "Cover again" }).click();

    await page.locator(".veil", { hasText: "Play muted" }).first().click();
    await expect
      .poll(() =>
        page.locator("audio.shown").evaluateAll((shown) => shown.map((one) => (one as HTMLAudioElement).duration > 0)),
      )
      .toEqual([true]);
    expect(await page.locator("audio.shown").evaluate((one) => (one as HTMLAudioElement).muted)).toBe(true);
    await screen(page, "exhibit-sound-en");
    await page.getByRole("button", { name: "Cover again" }).click();
  });

  it("answers in the sealed conversation", async () => {
    await page.keyboard.press("r");
    await page.locator("#write:focus").waitFor();
    await page.locator("#write").fill(answer);
    await page.keyboard.press("Control+Enter");
    await page.locator(".msg.mine", { hasText: answer }).waitFor();

    await expect.poll(() => page.locator("#write").inputValue()).toBe("");
    expect(sent.filter((text) => text.includes(answer))).toEqual([]);
    await screen(page, "case-answered-en");
  });

  it("finds her own openings in the history", async () => {
    await tab(page, "history");
    await page.locator(".timeline li").first().waitFor();
    const text = plain(await page.locator(".timeline").innerText());

    for (const what of ["Care", "Account", "Exhibits", "Conversation"])
      expect(text).toContain(`Demo inaya opened: ${what}`);
    expect(text).toContain("The person asked for it");
    for (const consent of ["Reading and answering", "Contact about help", "Sharing the account", "Looking at files"])
      expect(text).toContain(`The person decided: ${consent}`);
    await screen(page, "case-history-en");
  });

  it("sees readers and consents", async () => {
    await tab(page, "team");
    await page.getByRole("heading", { name: "Who can open what" }).waitFor();
    await screen(page, "case-team-en");
    await tab(page, "work");
    await page.getByText("Not classified yet.").waitFor();
    await screen(page, "case-work-en");
  });

  it("classifies by the shared terms, promises something by a day and leaves a note, none of it readable on the way", async () => {
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await page
      .getByRole("group", { name: "Kind of place" })
      .getByText("Home or private house", { exact: true })
      .click();
    await page.getByLabel("Grade of the information").selectOption({ label: "Under review" });
    await page.getByRole("button", { name: "Keep the classification" }).click();
    await page.locator("#case-panel dd", { hasText: "Home or private house" }).waitFor();
    await page.locator("#case-panel dd", { hasText: "Under review" }).waitFor();

    await page.getByLabel("New task").fill(task);
    await page.getByLabel("By", { exact: true }).fill("2030-01-15");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const line = page.locator("ul.tasks li", { hasText: task });
    await line.getByText("Jan 15, 2030").or(line.getByText("15 Jan 2030")).waitFor();
    await line.getByRole("checkbox").click();
    await line.locator(".soft").waitFor();

    await page.getByLabel("Write a note").fill(note);
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await page.locator("ul.notes li", { hasText: note }).waitFor();
    expect(sent.filter((text) => text.includes(task) || text.includes(note))).toEqual([]);
    await screen(page, "case-worked-en");
  });

  it("finds in the queue what she opened, and nothing of the others", async () => {
    await page.keyboard.press("Escape");
    const rows = page.locator("table.queue tbody tr");
    await rows.first().waitFor();

    expect(await rows.first().locator(".c-needs").innerText()).toContain("Medical");
    expect(await rows.first().locator(".c-area").innerText()).not.toMatch(/8[0-9a-f]{14}/);
    expect(await rows.nth(1).innerText()).toContain("Sealed until opened");
    await screen(page, "queue-after-en");
    await rows.first().locator("a").first().click();
    await page.locator("#write").waitFor();
  });

  it("is locked after ten idle minutes and keeps what she was writing", async () => {
    await page.locator("#write").fill("Half a sentence");
    await page.clock.fastForward("10:30");
    await page.getByText("Locked after 10 minutes").waitFor();
    expect(await page.locator("#write").isVisible()).toBe(false);
    await screen(page, "locked-en");

    await page.locator("input[autocomplete=current-password]").fill("six words that open nothing at all");
    await page.locator("form button[type=submit]:visible").click();
    await page.getByText("does not open your keys").waitFor();

    await page.locator("input[autocomplete=current-password]").fill(memberOf(world, "inaya").passphrase);
    await page.locator("form button[type=submit]:visible").click();
    await page.locator("#write").waitFor();
    expect(await page.locator("#write").inputValue()).toBe("Half a sentence");
  });

  it("never broke the page's own policy", () => {
    expect(complaints).toEqual([]);
  });
});
