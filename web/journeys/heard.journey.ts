import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { arrived, atTheQueue, references, screen } from "./member.ts";
import { Reporter } from "./reporter.ts";

const world = inject("world");

describe("What is told first reaches the team first", () => {
  let browser: Browser;
  let officer: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page: officer, complaints } = await atTheQueue(browser, world));
  });
  afterAll(() => browser.close());

  it("the button of danger shows help, asks little, and stands on top of the queue with what was answered", async () => {
    const before = await references(officer);
    const her = await Reporter.open(browser, world.address, { language: "en", name: "heard-danger" });
    await her.begin("danger");
    await her.screen("help", her.say("help.title"));
    await her.page.getByRole("combobox").selectOption("MM");
    await her.press("help.write");
    await her.screen("role", her.label("reporter.role"));
    await her.text("child.switch");
    await her.choose("reporter.role", "survivor");
    await her.press("continue");
    await her.skips("needs.list", "time.since", "place.now");
    await her.screen("note", her.say("note.title"));
    await her.press("continue");
    await her.skips("contact.reach");
    await her.keepsCode();
    await her.sendsTo("MM");
    const reference = await arrived(officer, before);
    const rows = officer.locator("table.queue tbody tr");
    const urgent = await rows.evaluateAll((all) => all.map((row) => row.querySelector(".urgent") !== null));
    const place = (await references(officer)).indexOf(reference);
    expect(urgent[place]).toBe(true);
    expect(urgent.slice(0, place)).not.toContain(false);
    await screen(officer, "heard-danger-queue-en");
    await open(officer, reference);
    await officer.locator("#case-panel dl.facts").waitFor();
    expect(await officer.locator("#case-panel dl.facts").innerText()).toContain(her.label("safety.now", "danger"));
    expect(her.complaints).toEqual([]);
    await her.close();
  });

  it("a voice note in place of the words is heard in the conversation, with no choice but sending", async () => {
    await officer.goto(`${world.address}/desk/#/queue`);
    await officer.locator("table.queue tbody tr").first().waitFor();
    const before = await references(officer);
    const her = await Reporter.open(browser, world.address, { language: "en", name: "heard-voice" });
    await toMessage(her);
    await records(her);
    await her.press("media.removeOne", { name: her.say("media.name.audio", { n: 1 }) });
    await expect.poll(() => her.page.locator("main audio").count()).toBe(0);
    await records(her);
    await her.look("voice-kept");
    await her.press("continue");
    await her.screen("media", her.label("evidence.media"));
    await her.text("kept.here");
    await her.press("continue");
    await her.skips("contact.reach");
    await her.screen("choices", her.say("choices.title"));
    expect(await her.page.locator(".seg input:checked").count()).toBe(0);
    await her.press("continue");
    await her.sendsTo("MM");
    await her.text("media.whole");
    expect(her.complaints).toEqual([]);
    await her.close();
    await open(officer, await arrived(officer, before));
    const listen = officer.locator(".attachment").getByRole("button", { name: /Listen/ });
    await listen.waitFor({ timeout: 60_000 });
    await listen.click();
    await expect.poll(() => lengths(officer, ".attachment audio")).toEqual([true]);
    await screen(officer, "heard-voice-en");
  });

  it("never broke the page's own policy", () => {
    expect(complaints).toEqual([]);
  });
});

async function toMessage(her: Reporter): Promise<void> {
  await her.begin("tell");
  await her.answer("reporter.role", "survivor");
  await her.answer("safety.now", "safe");
  await her.skips("victim.age_band", "needs.list", "time.since", "event.region", "place.now");
  await her.screen("note", her.say("note.title"));
  await her.press("continue");
  await her.keepsCode();
  await her.screen("story", her.label("story.text"));
}

/** Records two seconds, keeps them, and finds them where they can be heard again. */
async function records(her: Reporter): Promise<void> {
  await her.press("rec.start");
  await her.page.getByRole("timer").filter({ hasText: /[1-9]/ }).waitFor();
  await her.press("rec.stop");
  await her.press("rec.keep");
  await expect.poll(() => lengths(her.page, "main audio")).toEqual([true]);
}

/** Sounds that the browser could read: a recording has no known end. */
function lengths(page: Page, which: string): Promise<readonly boolean[]> {
  return page.locator(which).evaluateAll((all) => all.map((one) => (one as HTMLAudioElement).duration > 0));
}

async function open(officer: Page, reference: string): Promise<void> {
  await officer.locator("table.queue tbody tr .reference", { hasText: reference }).click();
}
