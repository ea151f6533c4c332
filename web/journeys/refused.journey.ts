import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { Reporter } from "./reporter.ts";

const world = inject("world");

describe("What the server refuses while she sends", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it("is said in her words: everything was closed on another phone, and she is led to where it is taken back", async () => {
    const setting = { language: "ar", name: "refused" } as const;
    const her = await Reporter.open(browser, world.address, setting);
    const code = await her.asksForHelp();
    await her.screen("readers", her.say("readers.title"));

    const other = await Reporter.open(browser, world.address, { ...setting, name: "refused-elsewhere" });
    await other.comesBack(code);
    await other.press("home.erase");
    await other.press("erase.do");
    await other.button(other.say("erase.back")).waitFor();
    expect(other.complaints).toEqual([]);
    await other.close();

    await her.page.getByRole("combobox").first().selectOption("CF");
    await her.press("readers.send");
    await her.text("send.erased");
    await her.look("erased");
    // The browser tells of the refusal itself; nothing else may be wrong.
    expect(her.complaints.filter((one) => !one.includes("status of 410"))).toEqual([]);
    await her.press("sent.open");
    await her.text("erase.when");
    await her.button(her.say("erase.back")).waitFor();
    await her.close();
  });
});
