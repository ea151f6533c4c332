import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Locator, Page } from "playwright-core";
import { desk, openBrowser, type Language } from "./browser.ts";
import { arrived, atTheQueue, complaintsOf, readNotes, references, screen, signIn, tab } from "./member.ts";
import { Reporter } from "./reporter.ts";

const world = inject("world");
const WORDS = "Canary words of the first day.";
const AGAIN = "Canary words: I came before.";

/** The short way: her words, and the teams of a country. */
async function sends(browser: Browser, words: string, name: string): Promise<string> {
  const her = await Reporter.open(browser, world.address, { language: "en", name });
  const code = await her.tellsLittle();
  await her.screen("story.text", her.label("story.text"));
  await her.page.getByLabel(her.say("q.words")).fill(words);
  await her.press("continue");
  for (const question of ["evidence.media", "contact.reach"]) await her.answer(question);
  await her.screen("choices", her.say("choices.title"));
  await her.press("continue");
  await her.sendsTo("MM");
  expect(her.complaints).toEqual([]);
  await her.close();
  return code;
}

const shown = (reference: string): string => `${reference.slice(0, 4)}-${reference.slice(4)}`;

/** The work on a case, as an officer of its circle finds it. */
async function workOn(page: Page, reference: string): Promise<Locator> {
  await page.evaluate((to) => (location.hash = `#/case/${to}`), reference);
  await page.locator(".case-head h2", { hasText: shown(reference) }).waitFor();
  await tab(page, "work");
  return page.locator("section", { has: page.getByRole("heading", { name: "The same person" }) }).last();
}

describe("A lost code", () => {
  let browser: Browser;
  let one: Page;
  let two: Page;
  let complaints: readonly (readonly string[])[];
  let before = "";
  let now = "";
  let oldCode = "";
  let newCode = "";

  beforeAll(async () => {
    browser = await openBrowser();
    const first = await atTheQueue(browser, world);
    one = first.page;
    two = await (await desk(browser, "en", "dark")).newPage();
    complaints = [first.complaints, complaintsOf(two)];
    await signIn(two, world, "ivan");
    await readNotes(two);
    await two.locator("table.queue tbody tr").first().waitFor();
  });
  afterAll(() => browser.close());

  const comesBack = async (code: string, language: Language, name: string): Promise<Reporter> => {
    const her = await Reporter.open(browser, world.address, { language, name });
    await her.comesBack(code);
    return her;
  };

  const propose = async (): Promise<void> => {
    const joining = await workOn(one, before);
    await joining.getByRole("button", { name: "Give this case to the new code" }).click();
    const dialog = one.locator("dialog[open]");
    await dialog.getByText("Not if somebody else may have the old code").waitFor();
    await dialog.getByText("Say how you know.").waitFor();
    await dialog.getByText("Face to face", { exact: true }).click();
    await dialog.getByText("Choose a reason first.").waitFor();
    await dialog.getByLabel("Reason").selectOption({ label: "The code is lost" });
    await screen(one, "lost-code-proposed-en");
    await dialog.getByRole("button", { name: "Sign, and ask for the second" }).click();
    await dialog.waitFor({ state: "detached" });
  };

  const waiting = (page: Page): Locator => page.locator(".case-head .note", { hasText: "For reading, to the code of" });

  const second = async (): Promise<void> => {
    await workOn(two, before);
    await waiting(two).getByRole("button", { name: "Sign as the second person" }).click();
    await waiting(two).waitFor({ state: "detached" });
  };

  it("is told nobody can find it, and what two helpers can do", async () => {
    const her = await Reporter.open(browser, world.address, { language: "en", name: "lost-enter" });
    await her.begin("code");
    await her.press("enter.lost");
    await her.text("enter.lostHow");
    await her.look("enter-lost");
    expect(her.complaints).toEqual([]);
    await her.close();
  });

  it("begins anew with another code", async () => {
    const earlier = await references(one);
    oldCode = await sends(browser, WORDS, "lost-old");
    before = (await arrived(one, earlier)).replace(/\W/g, "");
    const between = await references(one);
    newCode = await sends(browser, AGAIN, "lost-new");
    now = (await arrived(one, between)).replace(/\W/g, "");
  });

  it("is joined by a member who is sure, which opens nothing", async () => {
    const joining = await workOn(one, before);
    await joining.getByLabel("Reference of the other case").fill(shown(now));
    await joining.getByText("Face to face", { exact: true }).click();
    await joining.getByRole("button", { name: "Join", exact: true }).click();
    await joining.locator(".note", { hasText: shown(now) }).waitFor();
    const her = await comesBack(newCode, "en", "lost-joined");
    expect(await her.button(her.say("given.title")).count()).toBe(0);
    expect(her.complaints).toEqual([]);
    await her.close();
  });

  it("gives nothing from the later case to the earlier", async () => {
    const joining = await workOn(one, now);
    await joining.getByRole("button", { name: "Give this case to the new code" }).click();
    const dialog = one.locator("dialog[open]");
    await dialog.getByText("This is the later of the two.").waitFor();
    expect(await dialog.getByRole("button", { name: "Sign, and ask for the second" }).count()).toBe(0);
    await one.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  it("is given by no member alone", async () => {
    await propose();
    await waiting(one).getByText("You signed. A second person must sign.").waitFor();
    expect(await waiting(one).getByRole("button").count()).toBe(0);
    const her = await comesBack(newCode, "en", "lost-alone");
    expect(await her.button(her.say("given.title")).count()).toBe(0);
    await her.close();
  });

  it("is given by two: the second reads what, to whom, and what to do first", async () => {
    await workOn(two, before);
    const note = waiting(two);
    await note.getByText(shown(now)).waitFor();
    await note.getByText("To be read:").waitFor();
    await note.getByText("Face to face").waitFor();
    await note.getByText("First write in the conversation here").waitFor();
    await screen(two, "lost-code-second-en-dark");
    await second();
    await waiting(one).waitFor({ state: "detached" });
    await one.getByText("Given to the new code, to be read there from").waitFor();
    await screen(one, "lost-code-given-en");
    await tab(one, "history");
    await one.getByText("gave an earlier report to a new code").waitFor();
  });

  it("is told under the new code who gave it and from when it is read, and can be closed there", async () => {
    const her = await comesBack(newCode, "ar", "lost-given");
    await her.press("home.opened");
    await her.text("home.opened");
    await her.page.getByText(her.say("event.relink")).waitFor();
    await her.look("opened");
    await her.page.locator("#back").click();
    await her.press("given.title");
    await her.screen("earlier", her.say("given.title"));
    await her.page.getByText(her.say("event.relink")).waitFor();
    expect(await her.page.getByText(WORDS).count()).toBe(0);
    await her.press("given.end");
    await her.text("given.none");
    await her.look("earlier-closed");
    expect(her.complaints).toEqual([]);
    await her.close();
    await workOn(two, before);
    await two.getByText("It was given to a new code. That ended on").waitFor();
    await screen(two, "lost-code-ended-en-dark");
  });

  it("is stopped for good under the code that was not lost", async () => {
    await propose();
    await second();
    const her = await comesBack(oldCode, "ar", "lost-away");
    await her.button(her.say("given.stop")).waitFor();
    await her.look("home-away");
    await her.press("given.stop");
    await her.button(her.say("given.stop")).waitFor({ state: "detached" });
    await her.look("home-stopped");
    expect(her.complaints).toEqual([]);
    await her.close();
    const joining = await workOn(one, before);
    await joining.getByText("Whoever has the old code ended it on").waitFor();
    expect(await joining.getByRole("button", { name: "Give this case to the new code" }).count()).toBe(0);
    await screen(one, "lost-code-refused-en");
    const again = await comesBack(newCode, "en", "lost-after");
    expect(await again.button(again.say("given.title")).count()).toBe(0);
    await again.close();
    expect(complaints).toEqual([[], []]);
  });
});
