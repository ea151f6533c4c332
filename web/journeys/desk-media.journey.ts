import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser } from "./browser.ts";
import { complaintsOf, readNotes, screen, signIn, tab } from "./member.ts";

const world = inject("world");
const ffmpeg = "/usr/bin/ffmpeg";
const half = 8;
const sharing = [
  "May your answers be shown to the professionals you choose?",
  "May a specialist look at the files you added?",
];

/** Eight seconds of red, then eight of blue: what is shown tells where it stands. A tone goes along. */
const makeFilm = (to: string): void => {
  const input = (source: string): string[] => ["-f", "lavfi", "-i", source];
  const colour = (name: string): string => `color=c=${name}:s=320x240:r=10:d=${String(half)}`;
  execFileSync(ffmpeg, [
    ...["-v", "error", ...input(colour("red")), ...input(colour("blue"))],
    ...input(`sine=frequency=330:duration=${String(2 * half)}`),
    ...["-filter_complex", "[0:v][1:v]concat=n=2:v=1[v]", "-map", "[v]", "-map", "2:a"],
    ...["-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus", to],
  ]);
};

const choose = (page: Page, legend: string, option: string): Promise<void> =>
  page.getByRole("group", { name: legend }).getByText(option, { exact: true }).click();

/** The place in a file that plays or stands, in seconds. */
const at = (page: Page, media: string): Promise<number> =>
  page.locator(media).evaluate((one) => (one as unknown as { currentTime: number }).currentTime);

/** The colour in the middle of the picture that is shown. */
const colour = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    pen.drawImage(document.querySelector("video.shown"), 0, 0, 2, 2);
    const [red, , blue] = pen.getImageData(0, 0, 1, 1).data;
    return red > 150 && blue < 100 ? "red" : blue > 150 && red < 100 ? "blue" : red + "/" + blue;
  })()`);

describe.skipIf(!existsSync(ffmpeg))("a film among the exhibits", () => {
  const folder = mkdtempSync(join(tmpdir(), "backup-film-"));
  const film = join(folder, "film.webm");
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  const loaded: string[] = [];

  beforeAll(async () => {
    makeFilm(film);
    browser = await openBrowser();
    page = await (await desk(browser, "en")).newPage();
    complaints = complaintsOf(page);
    await signIn(page, world, "ivan");
    await readNotes(page);
    await page.keyboard.press("g");
    await page.keyboard.press("n");
    await choose(page, "Who is speaking", "The person affected");
    await page.locator("input[type=file]").setInputFiles(film);
    await choose(page, "May our circle read this and answer?", "Yes");
    for (const question of sharing) await choose(page, question, "Yes");
    await choose(page, "How the consent was given", "Spoken");
    await page.getByRole("button", { name: "Seal and open the case" }).click();
    await page.getByRole("button", { name: "Not wanted. Drop the code" }).click({ timeout: 120_000 });
    await page.getByRole("button", { name: "Go to the case" }).click();
    await page.locator("#case-panel dl.facts").waitFor();
    page.on("request", (request) => loaded.push(request.url()));
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is covered until asked for, then stands muted at its beginning", async () => {
    await tab(page, "exhibits");
    expect(await page.locator("video").count()).toBe(0);
    await page.locator(".veil", { hasText: "Play muted" }).click();
    await page.locator("video.shown").waitFor();
    await expect.poll(() => colour(page)).toBe("red");

    const muted = await page.locator("video.shown").evaluate((one) => (one as unknown as { muted: boolean }).muted);
    expect(muted).toBe(true);
    expect(await at(page, "video.shown")).toBe(0);
    await screen(page, "film-begins-en");
  });

  it("can be sought by keyboard alone, to a picture that comes later, and back", async () => {
    loaded.length = 0;
    await page.locator("video.shown").focus();
    for (let pressed = 0; pressed < 120 && (await at(page, "video.shown")) < half + 2; pressed++)
      await page.keyboard.press("ArrowRight");
    expect(await at(page, "video.shown")).toBeGreaterThan(half);
    await expect.poll(() => colour(page)).toBe("blue");
    await screen(page, "film-sought-en");

    for (let pressed = 0; pressed < 120 && (await at(page, "video.shown")) > half / 2; pressed++)
      await page.keyboard.press("ArrowLeft");
    await expect.poll(() => colour(page)).toBe("red");
    // It was opened once and whole: seeking tells the server nothing.
    expect(loaded.filter((address) => !address.startsWith("blob:"))).toEqual([]);
  });

  it("plays on from where it was sought to, by the space bar", async () => {
    const before = await at(page, "video.shown");
    await page.keyboard.press("Space");
    await expect.poll(() => at(page, "video.shown")).toBeGreaterThan(before + 0.3);
    await page.keyboard.press("Space");
    const paused = await page.locator("video.shown").evaluate((one) => (one as unknown as { paused: boolean }).paused);
    expect(paused).toBe(true);
  });

  it("is covered again by Escape, and nothing of it stays in the page", async () => {
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    await expect.poll(() => page.locator("video").count()).toBe(0);
  });

  it("never broke the page's own policy", () => {
    expect(complaints).toEqual([]);
  });
});
