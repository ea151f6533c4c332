import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser } from "./browser.ts";
import { complaintsOf, readNotes, screen, signIn } from "./member.ts";
import { Reporter } from "./reporter.ts";

const world = inject("world");
/** The first case of the second country: its window ends second. */
const code = world.codes[2] ?? "";

/** A picture of four by three points, made in the page: no file lies beside the journeys. */
const picture = async (page: Page): Promise<Buffer> => {
  const address = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 4;
    canvas.height = 3;
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
};

const widths = (page: Page): Promise<readonly number[]> =>
  page
    .locator(".msg img, .attachment img")
    .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));

/** Sounds that the browser could read: a recording of a stream has no known end. */
const sounds = (page: Page): Promise<readonly boolean[]> =>
  page
    .locator(".msg audio, .attachment audio")
    .evaluateAll((all) => all.map((one) => (one as HTMLAudioElement).duration > 0));

describe("a conversation with files and voices", () => {
  let browser: Browser;
  let officer: Page;
  let her: Reporter;
  let complaints: string[];

  beforeAll(async () => {
    browser = await openBrowser();
    officer = await (await desk(browser, "en")).newPage();
    complaints = complaintsOf(officer);
    await signIn(officer, world, "inaya");
    await readNotes(officer);
    const rows = officer.locator("table.queue tbody tr", { has: officer.locator(".win b") });
    await rows.nth(1).locator(".reference").click();
    await officer.locator("#write").waitFor();
    her = await Reporter.open(browser, world.address, { language: "en", name: "talk" });
    await her.comesBack(code);
    await her.press("talk.title");
    await her.screen("talk", her.say("talk.title"));
  });

  afterAll(() => browser.close());

  it("brings the picture that the person sends, covered until it is asked for", async () => {
    const png = { name: "IMG_0007.png", mimeType: "image/png", buffer: await picture(officer) };
    await her.page.locator("input[type=file]").first().setInputFiles(png);
    await her.page.getByLabel(her.say("talk.write")).fill("This is the paper I was given.");
    await her.press("readers.send");
    const message = officer.locator(".msg", { hasText: "This is the paper I was given." });
    await message.waitFor({ timeout: 60_000 });
    expect(await message.locator("img").count()).toBe(0);
    await screen(officer, "talk-file-covered-en");
    await message.getByRole("button", { name: /^Show/ }).click();
    await expect.poll(() => widths(officer)).toEqual([4]);
    await screen(officer, "talk-file-en");
    await message.getByRole("button", { name: "Cover again" }).click();
    expect(await message.locator("img").count()).toBe(0);
  });

  it("brings the person's voice", async () => {
    await her.press("talk.voice");
    await her.press("rec.start");
    await her.page.getByRole("timer").filter({ hasText: /[1-9]/ }).waitFor();
    await her.press("rec.stop");
    await her.press("rec.keep");
    await her.press("readers.send");
    const listen = officer.locator(".attachment").getByRole("button", { name: /Listen/ });
    await listen.waitFor({ timeout: 60_000 });
    await listen.click();
    await expect.poll(() => sounds(officer)).toEqual([true]);
    await screen(officer, "talk-voice-en");
  });

  it("takes the officer's voice and file to the person", async () => {
    await officer.getByRole("button", { name: "Record your voice" }).click();
    await officer.getByRole("button", { name: /Recording .*0:0[1-9]/ }).click();
    const png = { name: "Where to go.png", mimeType: "image/png", buffer: await picture(officer) };
    await officer.locator(".write input[type=file]").setInputFiles(png);
    await officer.locator(".waiting li").nth(1).waitFor();
    await officer.locator("#write").fill("I read it, and I say it to you here.");
    await screen(officer, "talk-sending-en");
    await officer.keyboard.press("Control+Enter");
    const mine = officer.locator(".msg.mine", { hasText: "I read it, and I say it to you here." });
    await mine.waitFor({ timeout: 60_000 });
    expect(await mine.locator(".attachment").count()).toBe(2);

    await her.page.getByText("I read it, and I say it to you here.", { exact: true }).waitFor({ timeout: 60_000 });
    await her.press("talk.listen");
    const heard = her.page.locator("audio").first();
    await heard.waitFor();
    await expect.poll(() => heard.evaluate((one) => (one as HTMLAudioElement).duration > 0)).toBe(true);
    await her.look("talk-files");
    expect(her.complaints).toEqual([]);
  });

  it("never broke the page's own policy", () => {
    expect(complaints).toEqual([]);
  });
});
