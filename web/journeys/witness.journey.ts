import { randomFillSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, CDPSession } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { Reporter } from "./reporter.ts";

const MEGABYTES = 30;
/** The first bytes of a Matroska file; the rest is noise. */
const VIDEO_START = Buffer.from("1a45dfa3", "hex");

/** So much has arrived when the line dies. */
const ENOUGH = 3_000_000;

async function network(protocol: CDPSession, offline: boolean): Promise<void> {
  await protocol.send("Network.emulateNetworkConditions", {
    offline,
    latency: 20,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}

describe("A witness with a long video, in French", () => {
  const { address } = inject("world");
  const folder = mkdtempSync(join(tmpdir(), "backup-witness-"));
  const video = join(folder, "video.webm");
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(video, Buffer.concat([VIDEO_START, randomFillSync(Buffer.alloc(MEGABYTES * 1_000_000))]));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  it("goes on where the network broke off, and after a reload, and the file arrives whole", async () => {
    const witness = await Reporter.open(browser, address, { language: "fr", name: "witness" });
    const protocol = await witness.context.newCDPSession(witness.page);
    await protocol.send("Network.enable");
    const code = await toFiles(witness);
    await willBreak(witness, protocol);
    const begun = witness.asked.length;
    await witness.page.locator("input[type=file]").first().setInputFiles(video);
    await witness.text("media.waiting");
    await witness.look("waiting");
    const before = await keepsHere(witness);
    await comesBack(witness, protocol, code);
    await sends(witness);
    await witness.text("media.whole");
    await witness.look("whole");
    const sent = witness.asked.slice(begun);
    expect(sent.filter((url) => url.endsWith("/uploads"))).toHaveLength(1);
    expect(before).toBeGreaterThanOrEqual(ENOUGH);
    await expect.poll(() => databases(witness), { timeout: 30_000 }).toBe(0);
    await witness.leaves();
    expect(witness.complaints.filter((one) => !one.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
    await witness.close();
  });
});

/** All the way to the first file; gives the code that was shown. */
async function toFiles(witness: Reporter): Promise<string> {
  await witness.screen("start", witness.say("start.title"));
  await witness.begin("tell");
  await witness.answer("reporter.role", "witness");
  await witness.answer("safety.now", "safe");
  await witness.answer("reporter.relation", "journalist");
  await witness.answer("reporter.agreement", "agrees");
  await witness.answer("victim.age_band", "a25_39");
  await witness.answer("needs.list", "none_now");
  await witness.answer("time.since", "gt_1y");
  await witness.answer("event.region");
  await witness.screen("note", witness.say("note.title"));
  await witness.press("continue");
  const code = await witness.keepsCode();
  await witness.answer("story.text");
  await witness.screen("media", witness.label("evidence.media"));
  return code;
}

function stored(witness: Reporter): Promise<number> {
  return witness.page.locator("progress").evaluate((bar: HTMLProgressElement) => bar.value);
}

function databases(witness: Reporter): Promise<number> {
  return witness.page.evaluate(async () => (await indexedDB.databases()).length);
}

/** Lets the line die under the first slice after three megabytes, whatever the pace of the machine. */
async function willBreak(witness: Reporter, protocol: CDPSession): Promise<void> {
  let broken = false;
  await witness.page.route("**/uploads/*", async (route, request) => {
    if (broken || Number(request.headers()["upload-offset"] ?? 0) < ENOUGH) {
      await route.continue();
      return;
    }
    broken = true;
    await network(protocol, true);
    await route.abort("internetdisconnected");
  });
}

/** Nothing stands on the phone until she asks for it; then the sealed file does. */
async function keepsHere(witness: Reporter): Promise<number> {
  const before = await stored(witness);
  expect(await databases(witness)).toBe(0);
  await witness.press("send.keepHere");
  await witness.text("send.keptHere");
  expect(await databases(witness)).toBe(1);
  await witness.look("kept-here");
  return before;
}

async function comesBack(witness: Reporter, protocol: CDPSession, code: string): Promise<void> {
  await network(protocol, false);
  await witness.page.reload();
  await witness.screen("again", witness.say("start.title"));
  await witness.begin("code");
  await witness.screen("enter", witness.say("enter.title"));
  await witness.page.getByLabel(witness.say("code.label"), { exact: true }).fill(code);
  await witness.press("enter.open");
  await witness.screen("home", witness.say("home.title"));
  await witness.press("home.send");
}

async function sends(witness: Reporter): Promise<void> {
  await witness.screen("choices", witness.say("choices.title"));
  for (const consent of ["consent.share_professionals", "consent.media"]) await witness.agree(consent);
  await witness.press("continue");
  await witness.screen("readers", witness.say("readers.title"));
  expect(await witness.page.getByRole("switch").count()).toBeGreaterThan(1);
  expect(await witness.page.getByRole("switch", { checked: true }).count()).toBe(0);
  await witness.text("readers.choose");
  expect(await witness.button(witness.say("readers.send")).isDisabled()).toBe(true);
  await witness.page.getByRole("combobox").selectOption("UA");
  expect(await witness.page.getByRole("switch").count()).toBe(1);
  await witness.press("readers.send");
  await witness.screen("sent", witness.say("sent.title"));
}
