import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { Reporter, sizeOnTheWire } from "./reporter.ts";

/** What is on the wire before the first question can be answered (design, section 7). */
const FIRST_RESPONSE = 14_600;
const ACCOUNT = "كان الطريق مغلقا، ووصلت مشيا.";

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

  it("comes back on another phone with the code, reads what is there, erases and takes it back", async () => {
    expect(code).toMatch(/^(\d{4} ){5}\d{4}$/);
    const her = await Reporter.open(browser, address, { language: "ar", name: "return" });
    await enters(her, code);
    await reads(her);
    await erases(her);
    await her.leaves();
    expect(her.complaints).toEqual([]);
    await her.close();
  });
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
  await her.pick("place.area");
  await her.page.getByLabel(her.say("place.town")).fill("حلب");
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

async function erases(her: Reporter): Promise<void> {
  await her.page.locator("#back").click();
  await her.press("home.erase");
  await her.screen("erase", her.say("erase.title"));
  await her.press("erase.do");
  await her.page.getByRole("button", { name: her.say("erase.back"), exact: true }).waitFor();
  await her.look("erase-asked");
  await her.press("erase.back");
  await her.text("erase.backDone");
  await her.look("erase-back");
}
