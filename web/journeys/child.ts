import { expect } from "vitest";
import type { Reporter } from "./reporter.ts";

const heading = async (her: Reporter): Promise<string> =>
  (await her.page.locator("h1:visible").first().innerText({ timeout: 60_000 })).trim();

export { heading };

/** Goes on from screen to screen up to the one that names the readers; every heading on the way, and the code. */
export async function walk(her: Reporter): Promise<{ readonly seen: readonly string[]; readonly code: string }> {
  const seen: string[] = [];
  let code = "";
  for (let step = 0; step < 25; step++) {
    const here = await heading(her);
    seen.push(here);
    if (here === her.say("readers.title")) {
      expect(seen.filter((one) => her.asks(one))).not.toEqual([]);
      return { seen, code };
    }
    if (here === her.say("code.title")) {
      code = await her.code();
      await her.press("code.have");
    } else await her.press("continue");
    await expect.poll(() => heading(her), { timeout: 60_000 }).not.toBe(here);
  }
  throw new Error(`no readers after ${seen.join(" | ")}`);
}

/** A child says so at the door; stands at the help for children with this country chosen. */
export async function childAt(her: Reporter, country: string): Promise<void> {
  await her.screen("start", her.say("start.title"));
  await her.begin("tell");
  await her.screen("reporter.role", her.label("reporter.role"));
  await her.choose("reporter.role", "survivor");
  await her.pick("child.switch");
  await her.press("continue");
  await her.answer("safety.now", "safe");
  await her.screen("child", her.say("child.title"));
  await her.page.getByRole("combobox").selectOption(country);
}

/** A guardian speaks for a child; stands at the help for children with this country chosen. */
export async function guardianAt(guardian: Reporter, country: string): Promise<void> {
  await guardian.screen("start", guardian.say("start.title"));
  await guardian.begin("tell");
  await guardian.answer("reporter.role", "third_party");
  await guardian.answer("safety.now", "safe");
  await guardian.answer("reporter.relation");
  await guardian.answer("reporter.agreement", "child_guardian");
  await guardian.screen("child", guardian.say("child.title"));
  await guardian.page.getByRole("combobox").selectOption(country);
}
