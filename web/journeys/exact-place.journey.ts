import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { arrived, atTheQueue, references, screen, tab } from "./member.ts";
import { Reporter } from "./reporter.ts";

const world = inject("world");
/** On the open sea, where nobody lives. */
const SEA = { latitude: 10.125, longitude: 88.5, accuracy: 20 };

describe("The exact place, when she wishes to say it", () => {
  let browser: Browser;
  let officer: Page;
  let her: Reporter;
  let reference = "";

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page: officer } = await atTheQueue(browser, world));
    her = await Reporter.open(browser, world.address, { language: "en", name: "exact" });
  });
  afterAll(() => browser.close());

  it("is asked of the phone only at a tap, which may be refused without losing the question", async () => {
    const before = await references(officer);
    await her.tellsLittle();
    await her.writes("Words without a place.");
    await her.screen("choices", her.say("choices.title"));
    await her.agree("consent.share_professionals");
    await her.press("continue");
    await her.sendsTo("MM");
    reference = await arrived(officer, before);
    await her.press("sent.open");
    await toExactPlace();
    await her.press("place.phone");
    await her.text("place.phoneNot");
    await her.look("exact-refused");
  });

  it("is noted once the phone gives it, and nothing of it goes over the line readable", async () => {
    const sent = everythingSent(her.page);
    await her.context.setGeolocation(SEA);
    await her.context.grantPermissions(["geolocation"]);
    await her.press("place.phone");
    await her.text("place.phoneHas");
    expect(await her.page.getByText(her.say("place.phoneNot")).count()).toBe(0);
    await her.look("exact-noted");
    await her.press("continue");
    await keepsTheRest();
    expect(sent().length).toBeGreaterThan(0);
    for (const written of ["10125000", "88500000", "10.125"]) expect(sent()).not.toContain(written);
    expect(her.complaints).toEqual([]);
  });

  it("is read by the officer she gave her account to, once he opens it", async () => {
    await officer.goto(`${world.address}/desk/#/queue`);
    await officer.locator("table.queue tbody tr .reference", { hasText: reference }).click();
    await tab(officer, "account");
    expect(await officer.locator("#case-panel").innerText()).not.toContain("10.12500");
    await officer.locator("#case-panel .btn.main").click();
    await officer.getByText("10.12500, 88.50000").waitFor();
    await screen(officer, "case-exact-place-en");
  });

  /** The section on when and where, from home up to the rung of the exact place. */
  async function toExactPlace(): Promise<void> {
    await her.screen("home", her.say("home.title"));
    await her.page.locator("details summary").click();
    await her.page
      .locator("details button")
      .filter({ hasText: her.section("crsv.when_where") })
      .click();
    const heading = her.page.getByRole("heading", { level: 1, name: her.label("event.place"), exact: true });
    for (let step = 0; step < 6 && !(await heading.isVisible()); step++) await her.press("skip");
    await her.screen("event.place", her.label("event.place"));
    await her.pick("place.exact");
    await her.button(her.say("place.phone")).waitFor();
  }

  async function keepsTheRest(): Promise<void> {
    for (let step = 0; step < 6 && (await her.page.getByText(her.say("q.alone")).count()) > 0; step++)
      await her.press("skip");
    await her.screen("kept", her.say("sent.title"));
  }
});

/** Everything the page sends from here on, as text. */
function everythingSent(page: Page): () => string {
  const sent: string[] = [];
  page.on("request", (request) => {
    sent.push(request.url(), request.postDataBuffer()?.toString("latin1") ?? "");
  });
  return () => sent.join("\n");
}
