/**
 * How long a reporter waits on a poor line: `npm run measure -- ADDRESS`, with the demo or a server running there.
 * Prints bytes and seconds beside the peers' figures, the median of some runs; headless Chromium, 360 pixels, no cache.
 * The first question counts by the page's own clock: from the address to the frame that shows it, touched as soon as the
 * way in stands there. What driving a browser from outside costs stands beside it ("driven"), and is no part of a phone.
 */
import { performance } from "node:perf_hooks";
import process from "node:process";
import { chromium } from "playwright-core";

const address = process.argv[2] ?? "http://localhost:8080";
const RUNS = 3;
const PROFILES = [
  { name: "250 kbit/s, 300 ms", bits: 250_000, latency: 300, budget: 1.2, peer: 31.6 },
  { name: "50 kbit/s, 2 s", bits: 50_000, latency: 2_000, budget: 5, peer: 158 },
];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

const print = (line) => process.stdout.write(`${line}\n`);
const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

/** Inside the page: touches the way in as soon as it answers, and notes when the question stood there. */
const TOUCH_AT_ONCE = `document.addEventListener("DOMContentLoaded", () => {
  document.querySelector("[data-way=care]")?.click();
  if (document.querySelector("#options input"))
    requestAnimationFrame(() => setTimeout(() => (globalThis.asked = performance.now())));
});`;

async function once(browser, { bits, latency }) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send("Network.enable");
  await protocol.send("Network.setCacheDisabled", { cacheDisabled: true });
  const line = { offline: false, latency, downloadThroughput: bits / 8, uploadThroughput: bits / 8 };
  await protocol.send("Network.emulateNetworkConditions", line);
  let all = 0;
  let first;
  const requests = new Map();
  protocol.on("Network.requestWillBeSent", ({ requestId, type }) => requests.set(requestId, type));
  protocol.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    all += encodedDataLength;
    if (requests.get(requestId) === "Document") first = encodedDataLength;
  });
  await page.addInitScript(TOUCH_AT_ONCE);
  const began = performance.now();
  await page.goto(address, { waitUntil: "commit", timeout: 120_000 });
  await page.locator("#options input").first().waitFor({ timeout: 120_000 });
  const driven = (performance.now() - began) / 1000;
  const usable = (await (await page.waitForFunction("globalThis.asked")).jsonValue()) / 1000;
  const paint = await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0");
  await page.waitForLoadState("networkidle", { timeout: 180_000 });
  await context.close();
  return { usable, driven, paint: paint / 1000, first, all };
}

const browser = await chromium.launch({
  executablePath: process.env.BACKUP_CHROMIUM ?? "/usr/bin/chromium",
  args: FLAGS,
});
print("line | first paint s | first question s | driven s | budget s | GlobaLeaks s | first response | all that came");
for (const profile of PROFILES) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await once(browser, profile));
  const of = (key) => median(runs.map((one) => one[key]));
  const parts = [
    profile.name,
    of("paint").toFixed(2),
    of("usable").toFixed(2),
    of("driven").toFixed(2),
    profile.budget,
    profile.peer,
  ];
  print([...parts, `${of("first")} B of 14600 (1016964)`, `${of("all")} B`].join(" | "));
}
await browser.close();
