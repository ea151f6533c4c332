import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page, Response } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { arrived, atTheQueue, references, screen } from "./member.ts";
import { Reporter } from "./reporter.ts";

const world = inject("world");
const NUMBER = "+000 55 0100";
const ONLY_HERE = "No wish to be contacted. Answer in the conversation: it waits under the person’s code.";

describe("Who wants nobody to contact her is answered under her code", () => {
  let browser: Browser;
  let officer: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    browser = await openBrowser();
    ({ page: officer, complaints } = await atTheQueue(browser, world));
  });
  afterAll(() => browser.close());

  it("with the six questions alone and no contact left, and reads it on another phone", async () => {
    const words = "I read that you wrote. You can tell me here what would help.";
    const code = await sent("answered-fast", sendsSixQuestions);
    await officer.locator("#write").waitFor({ timeout: 60_000 });
    await officer.getByText(ONLY_HERE).waitFor();
    await screen(officer, "answered-fast-en");
    await answer(officer, words);
    await reads(code, "answered-fast-return", words);
  });

  it("with a number left and “no” said to being contacted: the number stays closed, the answer comes", async () => {
    const words = "Nobody will call. I answer you here, whenever you come back.";
    const gate = listenAtTheGate(officer);
    const code = await sent("answered-no", sendsWithNumberAndNo);
    await officer.locator("#write").waitFor({ timeout: 60_000 });
    await officer.getByText(ONLY_HERE).waitFor();
    await officer.getByText("Shown after “Yes, help” only.").waitFor();
    expect(await officer.getByText(NUMBER).count()).toBe(0);
    await screen(officer, "answered-no-en");
    await listsNeedsAndNoContact(gate);
    await answer(officer, words);
    await reads(code, "answered-no-return", words);
  });

  it("never broke the page's own policy", () => {
    expect(complaints).toEqual([]);
  });

  /** Sends a case and opens it at the desk; gives the code. */
  async function sent(name: string, send: (her: Reporter) => Promise<string>): Promise<string> {
    await officer.goto(`${world.address}/desk/#/queue`);
    await officer.locator("table.queue tbody tr").first().waitFor();
    const before = await references(officer);
    const her = await Reporter.open(browser, world.address, { language: "en", name });
    const code = await send(her);
    await her.press("sent.open");
    await her.screen("home", her.say("home.title"));
    expect(her.complaints).toEqual([]);
    await her.close();
    const reference = await arrived(officer, before);
    await officer.locator("table.queue tbody tr .reference", { hasText: reference }).click();
    return code;
  }

  async function reads(code: string, name: string, words: string): Promise<void> {
    const her = await Reporter.open(browser, world.address, { language: "en", name });
    await her.comesBack(code);
    await her.press("talk.title");
    await her.screen("talk", her.say("talk.title"));
    await her.page.getByText(words, { exact: true }).waitFor();
    await her.leaves();
    expect(her.complaints).toEqual([]);
    await her.close();
  }
});

interface CaseAnswer {
  readonly compartments: readonly { readonly compartment: string }[];
  readonly items: readonly { readonly compartment: string }[];
  readonly grants: readonly { readonly compartment: string }[];
}

/** What the server answers this member about a case, as it comes. */
function listenAtTheGate(officer: Page): Response[] {
  const heard: Response[] = [];
  officer.on("response", (response) => {
    if (/\/cases\/[0-9a-f-]{36}$/.test(response.url()) && response.ok()) heard.push(response);
  });
  return heard;
}

/** A member without `help` is told that something is sealed on how she may be reached, and is shown nothing of it. */
async function listsNeedsAndNoContact(heard: readonly Response[]): Promise<void> {
  const file = (await heard.at(-1)?.json()) as CaseAnswer;
  const names = (of: readonly { readonly compartment: string }[]) => new Set(of.map((one) => one.compartment));
  expect(names(file.compartments)).toContain("contact");
  for (const reached of [names(file.items), names(file.grants)]) {
    expect(reached).toContain("care");
    expect(reached).not.toContain("contact");
  }
}

async function answer(officer: Page, words: string): Promise<void> {
  await officer.locator("#write").fill(words);
  await officer.keyboard.press("Control+Enter");
  await officer.locator(".msg.mine", { hasText: words }).waitFor({ timeout: 60_000 });
}

async function sendsSixQuestions(her: Reporter): Promise<string> {
  const code = await her.asksForHelp();
  await her.sendsTo("MM");
  return code;
}

async function sendsWithNumberAndNo(her: Reporter): Promise<string> {
  const code = await her.tellsLittle();
  for (const question of ["story.text", "evidence.media"]) await her.answer(question);
  await her.screen("contact.reach", her.label("contact.reach"));
  await her.pick("contact.sms");
  await her.page.getByLabel(her.say("contact.where")).fill(NUMBER);
  await her.text("contact.asks");
  await her.look("contact-left");
  await her.press("continue");
  await her.screen("choices", her.say("choices.title"));
  await saysNoToContact(her);
  await her.press("continue");
  await her.sendsTo("MM");
  return code;
}

/** Leaving a number was a yes, and nothing else was: it stands there, and is taken back with one press. */
async function saysNoToContact(her: Reporter): Promise<void> {
  const help = her.page.getByRole("group", { name: her.label("consent.help"), exact: true });
  expect(await her.page.locator(".seg input:checked").count()).toBe(1);
  expect(await help.getByRole("radio", { name: her.say("yes"), exact: true }).isChecked()).toBe(true);
  await her.text("choices.left");
  await help.getByRole("radio", { name: her.say("no"), exact: true }).click();
  expect(await help.getByRole("radio", { name: her.say("no"), exact: true }).isChecked()).toBe(true);
  await her.look("contact-no");
}
