import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

export type Language = "en" | "fr" | "ar" | "uk";

const quiet = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];
const pictures = resolve(import.meta.dirname, "../../target/screens");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["BACKUP_CHROMIUM"] ?? "/usr/bin/chromium", args: quiet });
}

/** A phone of 360 pixels, as the reporter holds it. */
export function phone(
  browser: Browser,
  language: Language,
  theme: "light" | "dark" = "light",
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: language,
    colorScheme: theme,
  });
}

/** A professional's screen. */
export function desk(browser: Browser, language: Language, theme: "light" | "dark" = "light"): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1440, height: 900 }, locale: language, colorScheme: theme });
}

/** Holds the page to bytes a second and a delay in both directions, as a poor network would. */
export async function slowNetwork(page: Page, bitsPerSecond: number, delayMilliseconds: number): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Network.enable");
  await protocol.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: delayMilliseconds,
    downloadThroughput: bitsPerSecond / 8,
    uploadThroughput: bitsPerSecond / 8,
  });
}

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds wrong on the page as it stands, and texts that say their own names; one line each. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate<readonly Violation[]>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations)",
  );
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html).join(" | ")})`,
  );
  return [...found, ...(await unspoken(page)).map((name) => `${name} stands there for its text`)];
}

/** Names of texts; one that is on a screen has no text in what was built. */
const names = ["../apps/report/src/words/", "../apps/desk/src/words/en/"]
  .map((folder) => resolve(import.meta.dirname, folder))
  .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
  .filter((file) => file.endsWith(".json"))
  .flatMap((file) => Object.keys(JSON.parse(readFileSync(file, "utf8")) as object))
  .filter((name) => name.includes("."));

async function unspoken(page: Page): Promise<readonly string[]> {
  const lines = (await page.locator("body").innerText()).split(/\n/).map((line) => line.trim());
  return names.filter((name) => lines.includes(name));
}
