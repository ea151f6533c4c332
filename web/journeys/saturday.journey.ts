import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser } from "playwright-core";
import { type Language, openBrowser } from "./browser.ts";
import { Reporter } from "./reporter.ts";

/** The next Saturday, in the afternoon. In Ukraine nobody of the demo reads before Monday. */
const saturday = (): Date => {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + ((6 - day.getUTCDay() + 7) % 7));
  day.setUTCHours(15, 0, 0, 0);
  return day;
};

const weekday = (language: Language, day: Date): string =>
  new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(day);

/** The day is named, not "soon" and not "today"; and beside it stands where to go before that. */
const saysMondayAndAService = async (her: Reporter, language: Language, monday: Date): Promise<void> => {
  const line = her.page.locator(".card.line:visible", { hasText: weekday(language, monday) });
  await line.waitFor({ timeout: 30_000 });
  expect(await line.innerText()).toContain(her.say("readers.next.later").split("{")[0]?.trim());
  await her.page.getByRole("heading", { name: her.say("readers.meanwhile"), exact: true }).waitFor();
  const numbers = her.page.locator("main:visible a[href^='tel:']");
  expect(await numbers.count()).toBeGreaterThan(0);
};

describe("A report on a Saturday, when nobody reads before Monday", () => {
  const { address } = inject("world");
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each(["en", "ar"] as const)(
    "names that day, and a service to go to now, before and after sending (%s)",
    async (language) => {
      const at = saturday();
      const monday = new Date(at.getTime() + 2 * 86_400_000);
      const her = await Reporter.open(browser, address, { language, name: `saturday-${language}`, at });
      await her.screen("start", her.say("start.title"));
      await her.tellsLittle();
      for (const question of ["story.text", "evidence.media", "contact.reach"]) await her.answer(question);
      await her.screen("choices", her.say("choices.title"));
      await her.press("continue");
      await her.screen("readers", her.say("readers.title"));
      expect(await her.page.getByText(her.say("readers.meanwhile"), { exact: true }).isVisible()).toBe(false);
      await her.page.getByRole("combobox").first().selectOption("UA");
      await saysMondayAndAService(her, language, monday);
      await her.look("readers-saturday");
      await her.press("readers.send");
      await her.screen("sent", her.say("sent.title"));
      await saysMondayAndAService(her, language, monday);
      expect(her.complaints).toEqual([]);
      await her.close();
    },
  );
});
