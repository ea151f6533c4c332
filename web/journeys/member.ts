import { createHmac } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import type { Browser, Page } from "playwright-core";
import { accessibilityViolations, desk, picture, type Language } from "./browser.ts";
import type { DemoMember, World } from "./world.ts";

const step = 30_000;
const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The one-time code of a moment (RFC 6238: SHA-1, 30 seconds, six digits). */
export function oneTimeCode(secret: string, at: number): string {
  let bits = "";
  for (const sign of secret.replace(/=+$/, "")) bits += base32.indexOf(sign).toString(2).padStart(5, "0");
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / step)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** A code that was not used yet: one that signed in once is refused until the next. Kept beside the world, for all files. */
export async function freshCode(world: World, { name, totpSecret }: DemoMember): Promise<string> {
  const kept = join(world.data, "codes-used.json");
  const used = existsSync(kept) ? (JSON.parse(readFileSync(kept, "utf8")) as Record<string, number>) : {};
  const next = (used[name] ?? 0) + 1;
  if (Date.now() < next * step) await pause(next * step - Date.now() + 200);
  const now = Date.now();
  writeFileSync(kept, JSON.stringify({ ...used, [name]: Math.floor(now / step) }));
  return oneTimeCode(totpSecret, now);
}

export function memberOf(world: World, name: string): DemoMember {
  const member = world.members.find((one) => one.name === name);
  if (member === undefined) throw new Error(`The demo has no member ${name}.`);
  return member;
}

/** Opens the desk in a language and signs in with passphrase and code; the page unlocks with what was typed. */
export async function signIn(page: Page, world: World, name: string, language: Language = "en"): Promise<void> {
  const member = memberOf(world, name);
  await openDesk(page, world, language);
  await page.locator("input[autocomplete=username]").fill(member.name);
  await page.locator("input[autocomplete=current-password]").fill(member.passphrase);
  await page.locator("input[autocomplete=one-time-code]").fill(await freshCode(world, member));
  await page.locator("form button[type=submit]").click();
  await page
    .locator(".app")
    .waitFor({ timeout: 60_000 })
    .catch(async () => {
      throw new Error(`${name} did not come in; the door says: ${await page.locator("body").innerText()}`);
    });
}

export async function openDesk(page: Page, world: World, language: Language = "en", hash = ""): Promise<void> {
  await page.addInitScript(
    `try { localStorage.getItem("language") ?? localStorage.setItem("language", "${language}"); } catch {}`,
  );
  await page.goto(`${world.address}/desk/${hash}`);
}

/** What a page complains about by itself: errors of its scripts and what its policy refused. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Refused to/i.test(message.text()))
      complaints.push(message.text());
  });
  return complaints;
}

/** Takes the picture of a screen and holds it to the rules of accessibility. */
export async function screen(page: Page, name: string): Promise<void> {
  await picture(page, `desk-${name}`);
  expect(await accessibilityViolations(page), name).toEqual([]);
}

/** Closes the list of what the directory said of the member, when it is shown. */
export async function readNotes(page: Page): Promise<void> {
  const dialog = page.locator("dialog[open] .btn.main");
  if ((await dialog.count()) > 0) await dialog.click();
  await page.locator("dialog[open]").waitFor({ state: "detached" });
}

/** Types the proposed words, as a person does who wrote them down. */
export async function typeWords(page: Page): Promise<string> {
  // The list of words is loaded when the form is: all six must stand there.
  await page.locator("ol.words li").nth(5).waitFor();
  const words = await page
    .locator("ol.words li")
    .evaluateAll((items) => items.map((item) => item.lastChild?.textContent ?? ""));
  await page.locator("input[autocomplete=new-password]").fill(words.join(" "));
  return words.join(" ");
}

/** Turns to one of a case's tabs. */
export async function tab(page: Page, name: string): Promise<void> {
  await page.locator(`#tab-case-panel-${name}`).click();
}

/** Opens the first case of the queue whose row says this, and waits for what was asked for. */
export async function openCase(page: Page, says: string): Promise<void> {
  await page.locator("table.queue tbody tr", { hasText: says }).first().locator(".reference").click();
  await page.locator("#case-panel dl.facts").waitFor();
}

/** A text without the signs that keep its parts in their own direction. */
export const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, "");

/** An officer with her notes read, before a queue that is not empty; and what her page complains about. */
export async function atTheQueue(browser: Browser, world: World): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await desk(browser, "en")).newPage();
  const complaints = complaintsOf(page);
  await signIn(page, world, "inaya");
  await readNotes(page);
  await page.locator("table.queue tbody tr").first().waitFor();
  return { page, complaints };
}

/** The references in the queue, from the top. */
export function references(page: Page): Promise<readonly string[]> {
  return page.locator("table.queue tbody tr .reference").allInnerTexts();
}

/** The one case that came since; new ones wait behind a button, so that no row moves under a finger. */
export async function arrived(page: Page, before: readonly string[]): Promise<string> {
  await page.locator("button.newer").click({ timeout: 60_000 });
  const fresh = async () => (await references(page)).filter((one) => !before.includes(one));
  await expect.poll(fresh, { timeout: 60_000 }).toHaveLength(1);
  return (await fresh())[0] ?? "";
}
