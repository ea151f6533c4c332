import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { accessibilityViolations, desk, type Language, openBrowser, phone, picture } from "./browser.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const SAMPLE = join(ROOT, "docs/samples/en.asice");

type Words = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
const wordsOf = (language: Language) =>
  JSON.parse(readFileSync(join(ROOT, `web/apps/verify/src/words/${language}.json`), "utf8")) as Words;

interface ReceiptVector {
  readonly name: string;
  readonly expect: string;
  readonly policy: string;
  readonly receipt: string;
}
const receipts = JSON.parse(
  readFileSync(join(ROOT, "vectors/ledger/receipts.json"), "utf8"),
) as readonly ReceiptVector[];

const folder = mkdtempSync(join(tmpdir(), "backup-verify-"));
const made = (name: string, bytes: string | Uint8Array) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

/** The page as one expert has it before her, opened from a disk with the line cut. */
class Expert {
  readonly asked: string[] = [];
  readonly complaints: string[] = [];
  readonly page: Page;
  readonly #words: Words;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page, language: Language) {
    this.#context = context;
    this.page = page;
    this.#words = wordsOf(language);
  }

  static async open(context: BrowserContext, file: string, language: Language): Promise<Expert> {
    await context.setOffline(true);
    const page = await context.newPage();
    const expert = new Expert(context, page, language);
    context.on("request", (request) => expert.asked.push(request.url()));
    page.on("console", (message) => {
      if (message.type() === "error") expert.complaints.push(message.text());
    });
    page.on("pageerror", (error) => expert.complaints.push(error.message));
    await page.goto(pathToFileURL(file).href);
    return expert;
  }

  say(key: string): string {
    const text = this.#words[key];
    if (typeof text !== "string") throw new Error(`no one text is called ${key}`);
    return text;
  }

  async choose(key: string, path: string): Promise<void> {
    await this.page.getByLabel(this.say(key), { exact: true }).setInputFiles(path);
  }

  /** The newest of what was found, once its heading shows this name. */
  async found(name: string): Promise<string> {
    const newest = this.page.locator("article").first();
    await newest.getByRole("heading", { name, level: 3 }).waitFor({ timeout: 120_000 });
    return newest.innerText();
  }

  async note(): Promise<string> {
    return this.page.locator(".note").innerText();
  }

  /** Accessible by day and by night, nothing beyond the edge, no word without a text. */
  async look(name: string): Promise<void> {
    for (const colorScheme of ["light", "dark"] as const) {
      await this.page.emulateMedia({ colorScheme });
      expect(await accessibilityViolations(this.page)).toEqual([]);
      await picture(this.page, `verify-${name}-${colorScheme}`);
    }
    const beyond = await this.page.evaluate(() =>
      [...document.querySelectorAll("body *:not(svg *)")]
        .filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          return width > 1 && (left < -1 || right > document.documentElement.clientWidth + 1);
        })
        .map(({ tagName, className }) => `${tagName}.${className}`),
    );
    expect(beyond).toEqual([]);
    expect(await this.page.locator("body").innerText()).not.toMatch(/\{\w+\}|\b(?:CONTAINER|refusal|verdict)[._]/);
  }

  /** Nobody was asked for anything, nothing was written down, and no script or style was refused. */
  async leaves(): Promise<void> {
    expect(this.asked.filter((address) => !address.startsWith("file:") && !address.startsWith("data:"))).toEqual([]);
    expect(this.asked.filter((address) => address.startsWith("file:"))).toHaveLength(1);
    expect(this.complaints).toEqual([]);
    expect(await this.page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await this.#context.close();
  }
}

let browser: Browser;
let file: string;

beforeAll(async () => {
  await build({
    configFile: join(ROOT, "web/apps/verify/vite.config.ts"),
    logLevel: "warn",
    build: { outDir: join(folder, "page"), emptyOutDir: true },
  });
  file = join(folder, "page/verify.html");
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const good = receipts.find(({ expect: outcome, receipt }) => outcome === "ok" && receipt.includes("extra "));
const sound = () => {
  if (!good) throw new Error("there is a receipt that holds");
  return { policy: made("policy", good.policy), receipt: made("note.tlog-proof", good.receipt) };
};
const flipped = () => {
  const bytes = readFileSync(SAMPLE);
  const at = bytes.indexOf("%PDF-") + 1_000;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return made("flipped.asice", bytes);
};

describe("The page that checks offline, opened from a disk", () => {
  it.each([
    ["en", "desk"],
    ["fr", "phone"],
    ["ar", "phone"],
    ["uk", "desk"],
  ] as const)("checks a receipt, a dossier and a changed one in %s (%s)", async (language, screen) => {
    const context = await (screen === "desk" ? desk : phone)(browser, language);
    const expert = await Expert.open(context, file, language);
    const { page } = expert;
    expect(await page.locator("html").getAttribute("dir")).toBe(language === "ar" ? "rtl" : "ltr");
    await expert.look(`${language}-start`);

    const { policy, receipt } = sound();
    await expert.choose("trust.choose", policy);
    await page.getByRole("button", { name: expert.say("trust.forget") }).waitFor();
    await expert.choose("check.file", receipt);
    expect(await expert.found("note.tlog-proof")).toContain(expert.say("receipt.held"));
    await expert.look(`${language}-receipt`);
    await page.getByRole("button", { name: expert.say("trust.forget") }).click();

    await expert.choose("check.file", SAMPLE);
    const told = await expert.found("en.asice");
    expect(told).toContain(expert.say("unchecked.title"));
    expect(await page.locator("article").first().locator(".summary.part").count()).toBe(1);
    expect(await page.locator("article").first().locator(".checks > .held").count()).toBe(8);
    await expert.look(`${language}-dossier`);

    await expert.choose("check.file", flipped());
    await expert.found("flipped.asice");
    expect(await page.locator("article").first().locator(".summary.failed").count()).toBe(1);
    await expert.look(`${language}-changed`);
    await expert.leaves();
  });

  it("says in one sentence what is not as it must be, and loses nothing", async () => {
    const expert = await Expert.open(await desk(browser, "en"), file, "en");
    const { page } = expert;
    const { policy, receipt } = sound();
    const text = made("letter.txt", "a letter");
    const huge = made("huge.bin", "x");
    truncateSync(huge, 2_200_000_000);
    for (const [path, word] of [
      [receipt, "problem.needsPolicy"],
      [made("empty.zip", ""), "problem.empty"],
      [text, "problem.unknown"],
      [policy, "problem.isPolicy"],
      [huge, "problem.unknown"],
    ] as const) {
      await expert.choose("check.file", path);
      const [, sentence = ""] = expert.say(word).split("{name}");
      await page.locator(".note", { hasText: sentence === "" ? expert.say(word) : sentence.trim() }).waitFor();
      expect(await page.locator(".note").count()).toBe(1);
    }
    await expert.choose("trust.choose", policy);
    await expert.choose("check.file", receipt);
    expect(await expert.found("note.tlog-proof")).toContain(expert.say("receipt.held"));
    await expert.choose("trust.choose", text);
    await page.locator(".note").waitFor();
    expect(await page.locator(".inforce").innerText()).toContain("ledger.example.org/log");
    await expert.choose("check.file", made("cut.zip", readFileSync(SAMPLE).subarray(0, 300_000)));
    expect(await expert.found("cut.zip")).toContain("This is no zip file, or a damaged one.");
    expect(await page.locator("article").count()).toBe(2);
    await expert.look("en-problems");
    await expert.leaves();
  });

  it("refuses a receipt under a policy that does not name its log", async () => {
    const expert = await Expert.open(await phone(browser, "en"), file, "en");
    const key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    await expert.page.getByText(expert.say("trust.paste"), { exact: true }).click();
    await expert.page.getByLabel(expert.say("trust.text")).fill(`log ${key}\nquorum none\n`);
    await expert.page.getByRole("button", { name: expert.say("trust.use") }).click();
    await expert.choose("check.file", sound().receipt);
    const told = await expert.found("note.tlog-proof");
    expect(told).toContain(expert.say("receipt.failed"));
    expect(told).toContain(expert.say("refusal.unknown-origin"));
    await expert.leaves();
  });

  it("checks a bag in a folder, and saves what it found in the shape of the verifier", async () => {
    const expert = await Expert.open(await desk(browser, "en"), file, "en");
    await expert.choose("check.folder", join(ROOT, "vectors/bagit-conformance/v1.0/valid/basicBag"));
    expect(await expert.found("basicBag")).toContain(expert.say("verdict.whole"));
    const download = expert.page.waitForEvent("download");
    await expert.page.getByRole("button", { name: expert.say("save") }).click();
    const saved = JSON.parse(readFileSync(await (await download).path(), "utf8")) as {
      readonly held: boolean;
      readonly checks: readonly unknown[];
    };
    expect(saved.held).toBe(true);
    expect(saved.checks).toHaveLength(40);
    await expert.look("en-folder");
    await expert.leaves();
  });

  it("can be stopped while it reads a large file, and says nothing about it then", async () => {
    const expert = await Expert.open(await desk(browser, "en"), file, "en");
    const bag = join(folder, "large");
    mkdirSync(join(bag, "data"), { recursive: true });
    writeFileSync(join(bag, "bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    writeFileSync(join(bag, "manifest-sha512.txt"), `${"0".repeat(128)}  data/film\n`);
    writeFileSync(join(bag, "data/film"), "");
    truncateSync(join(bag, "data/film"), 1_500_000_000);
    await expert.choose("check.folder", bag);
    await expert.page.getByRole("progressbar").waitFor();
    await picture(expert.page, "verify-en-busy");
    await expert.page.getByRole("button", { name: expert.say("stop") }).click();
    await expert.page.locator(".note", { hasText: "Stopped." }).waitFor();
    expect(await expert.page.locator("article").count()).toBe(0);
    await expert.leaves();
  });
});
