import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { Reporter, sizeOnTheWire } from "./reporter.ts";

/** What is on the wire before the first question can be answered (design, section 7). */
const FIRST_RESPONSE = 14_600;
const MESSAGE = "هل يمكن أن نلتقي غدا؟";
const ACCOUNT = "كان الطريق مغلقا، ووصلت مشيا.";
const TOWN = "حلب";

describe("A survivor in danger, in Arabic, on a small phone and a slow network", () => {
  const { address } = inject("world");
  let browser: Browser;
  let code = "";

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it("gets the first screen within one small response", async () => {
    const answer = await fetch(address, { headers: { "accept-encoding": "br" } });
    const wire = await sizeOnTheWire(address);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(wire).toBeLessThanOrEqual(FIRST_RESPONSE);
  });

  it("sees help first, tells little, sends to teams she sees by name, and checks the receipt", async () => {
    const her = await Reporter.open(browser, address, { language: "ar", name: "survivor", slow: true });
    await toHelp(her);
    await shortProfile(her);
    code = await sends(her);
    await receipt(her);
    await her.leaves();
    expect(her.complaints).toEqual([]);
    expect(her.asked.filter((url) => !url.startsWith(address) && !/^(blob|data):/.test(url))).toEqual([]);
    expect(her.asked.filter((url) => url.includes(code.replaceAll(" ", "")))).toEqual([]);
    await her.close();
  });

  it("comes back on another phone with the code, reads, writes, and takes a choice back", async () => {
    const her = await returns("return");
    await reads(her);
    await writes(her);
    await chooses(her);
    await her.leaves();
    expect(her.complaints).toEqual([]);
    await her.close();
  });

  it("has all erased, finds it closed on the next phone, and takes that back", async () => {
    const her = await returns("erase");
    await her.press("home.erase");
    await her.screen("erase", her.say("erase.title"));
    await her.press("erase.do");
    await her.button(her.say("erase.back")).waitFor();
    await her.look("erase-asked");
    expect(her.complaints).toEqual([]);
    await her.close();

    const later = await returns("closed");
    await later.press("erase.back");
    await later.screen("erase", later.say("erase.title"));
    await later.press("erase.back");
    await later.text("erase.backDone");
    await later.look("erase-back");
    await later.page.locator("#back").click();
    await later.press("home.told");
    await later.page.getByText(ACCOUNT, { exact: true }).waitFor();
    expect(later.complaints).toEqual([]);
    await later.close();
  });

  async function returns(name: string): Promise<Reporter> {
    expect(code).toMatch(/^(\d{4} ){5}\d{4}$/);
    const her = await Reporter.open(browser, address, { language: "ar", name });
    await enters(her, code);
    // Whoever found the code, or looks over her shoulder, reads nothing of it before she asks for it.
    const unasked = await her.page.locator("main:visible").innerText();
    for (const told of [ACCOUNT, MESSAGE, TOWN]) expect(unasked).not.toContain(told);
    return her;
  }
});

async function toHelp(her: Reporter): Promise<void> {
  await her.screen("start", her.say("start.title"));
  await her.begin("tell");
  await her.answer("reporter.role", "survivor");
  await her.answer("safety.now", "danger");
  await her.screen("help", her.say("help.title"));
  await her.page.getByRole("combobox").selectOption("SY");
  await her.page.locator("a[href^='tel:']").first().waitFor();
  await her.look("help-numbers");
  await her.press("help.write");
}

async function shortProfile(her: Reporter): Promise<void> {
  await her.answer("victim.age_band", "a25_39");
  await her.answer("safety.risks", "fighting");
  await her.answer("needs.list", "medical", "shelter");
  await her.answer("time.since", "yesterday");
  await her.screen("care", her.say("care.title"));
  await her.press("continue");
  await her.answer("health.signs", "fever");
  await her.screen("event.region", her.label("event.region"));
  await her.press("skip");
  await her.screen("place.now", her.label("place.now"));
  // No finer place than somebody could open.
  expect(await her.page.locator(".rung").count()).toBe(3);
  await her.pick("place.area");
  await her.page.getByLabel(her.say("place.town")).fill(TOWN);
  await her.page.locator(".towns button").first().click();
  await her.look("place-area");
  await her.press("continue");
  await her.screen("note", her.say("note.title"));
  await her.press("continue");
}

async function sends(her: Reporter): Promise<string> {
  await her.screen("code", her.say("code.title"));
  const code = await her.code();
  await her.look("code-shown");
  await her.press("code.phones");
  await her.look("code-phones");
  await her.press("code.have");
  await her.screen("story", her.label("story.text"));
  await her.page.getByLabel(her.say("q.words")).fill(ACCOUNT);
  await her.press("continue");
  await her.screen("media", her.label("evidence.media"));
  await her.press("continue");
  await her.screen("contact", her.label("contact.reach"));
  await her.pick("contact.return");
  await her.press("continue");
  await her.screen("choices", her.say("choices.title"));
  // Nothing is chosen for her.
  expect(await her.page.locator(".seg input:checked").count()).toBe(0);
  await her.agree("consent.share_professionals");
  await her.press("continue");
  await her.screen("readers", her.say("readers.title"));
  expect(await her.page.getByRole("switch").count()).toBeGreaterThan(0);
  await her.press("readers.send");
  await her.screen("sent", her.say("sent.title"));
  return code;
}

/** The entry is public only after the next checkpoint; the receipt says so, and can be checked from then on. */
async function receipt(her: Reporter): Promise<void> {
  await her.press("receipt.title");
  await her.screen("receipt", her.say("receipt.title"));
  await her.press("receipt.check");
  await her.look("receipt-checked");
  await her.page.getByRole("alert").waitFor();
  expect(await her.page.getByRole("alert").textContent()).toContain(her.say("receipt.good").split("{")[0]);
}

async function enters(her: Reporter, code: string): Promise<void> {
  await her.begin("code");
  await her.screen("enter", her.say("enter.title"));
  await her.page.getByLabel(her.say("code.label"), { exact: true }).fill(code);
  await her.press("enter.open");
  await her.screen("home", her.say("home.title"));
}

async function reads(her: Reporter): Promise<void> {
  await her.press("home.told");
  await her.screen("told", her.say("home.told"));
  await her.page.getByText(ACCOUNT, { exact: true }).waitFor();
  await her.look("told");
}

async function writes(her: Reporter): Promise<void> {
  await her.page.locator("#back").click();
  await her.press("talk.title");
  await her.screen("talk", her.say("talk.title"));
  await her.page.getByText(ACCOUNT, { exact: true }).waitFor();
  await her.page.getByLabel(her.say("talk.write")).fill(MESSAGE);
  await her.press("readers.send");
  await her.page.locator(".msg", { hasText: MESSAGE }).waitFor();
  await her.look("talk-sent");
}

/** Off ends the keys of what it had opened; the team still holds what she asked help with. */
async function chooses(her: Reporter): Promise<void> {
  await her.page.locator("#back").click();
  await her.press("home.opened");
  await her.screen("opened", her.say("home.opened"));
  await her.text("opened.may");
  await her.page.locator("#back").click();
  await her.press("home.choices");
  await her.screen("switches", her.say("choices.title"));
  const shared = her.page.getByRole("switch", { name: her.say("choice.share_professionals") });
  expect(await shared.isChecked()).toBe(true);
  await shared.click();
  await expect
    .poll(async () => (await shared.isEnabled()) && !(await shared.isChecked()), { timeout: 60_000 })
    .toBe(true);
  await her.look("switched-off");
}
