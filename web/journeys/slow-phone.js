/**
 * How long a poor phone needs from the last answer to "received": `npm run measure:phone -- ADDRESS`, with the demo or a
 * server running there. Headless Chromium, 360 pixels, the page's processor slowed twenty times; nothing waits for a hand.
 * Under a flood the work asked is the most there is. The browser cannot slow a worker, where the code is stretched: it is
 * timed alone, and what twenty times of it would add stands beside the figure.
 */
import { loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { chromium } from "playwright-core";

const address = process.argv[2] ?? "http://localhost:8080";
const SLOWER = 20;
const RUNS = Number(process.argv[3] ?? 3);
const MOST_BITS = 18;
const WAYS = [
  { name: "at rest", budget: 15 },
  { name: `under a flood (${MOST_BITS} bits of work)`, budget: 60, bits: MOST_BITS },
];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const LONG = { timeout: 600_000 };

const print = (line) => process.stdout.write(`${line}\n`);
const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
const since = (began) => (performance.now() - began) / 1000;

/** The last button of the screen goes on; the first one skips. */
const actions = (page) => page.locator("main:visible .actions button, #ask:visible .actions button");
const goOn = (page) => actions(page).last().click(LONG);

/** Up to the last answer, at full speed: only what follows is measured. */
async function toLastAnswer(page) {
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await page.locator("[data-way=care]").click();
  await page.locator("#options input").first().click();
  await goOn(page);
  for (const heading of await questions(page)) await heading();
}

/** Each question is left out; the note on the law is read; the contact is the last answer. */
async function questions(page) {
  const past = async (wanted) => {
    await page.locator(wanted).first().waitFor(LONG);
    await goOn(page);
  };
  return [
    () => past("#options input[name='safety.now']"),
    () => past("input[name='needs.list']"),
    () => past("input[name='time.since']"),
    () => past("main:visible legend h1"),
    () => past("input[name=check]"),
    () => page.locator("main:visible legend h1").waitFor(LONG),
  ];
}

/** Seconds of the stretch alone, in its worker, at full speed. */
async function stretchAlone(page) {
  await toLastAnswer(page);
  const began = performance.now();
  await goOn(page);
  await page.locator(".code ol li").first().waitFor(LONG);
  await goOn(page);
  await page.locator("main:visible select").selectOption("CF");
  await goOn(page);
  await page.locator("main:visible ul.rows").first().waitFor(LONG);
  return since(began);
}

async function slowed(page, bits) {
  const protocol = await page.context().newCDPSession(page);
  if (bits)
    await page.route("**/mailbox/session", async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      await route.fulfill({ response: answer, json: { ...body, work: { ...body.work, bits } } });
    });
  await toLastAnswer(page);
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const began = performance.now();
  await goOn(page);
  await page.locator(".code ol li").first().waitFor(LONG);
  const code = since(began);
  await goOn(page);
  await page.locator("main:visible select").selectOption("CF");
  await goOn(page);
  const line = page.locator("ol.steps");
  await line.first().waitFor(LONG);
  const said = since(began);
  await page.locator("main:visible ul.rows").first().waitFor(LONG);
  return { code, said, sent: since(began) };
}

async function once(browser, act) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

const browser = await chromium.launch({
  executablePath: process.env.BACKUP_CHROMIUM ?? "/usr/bin/chromium",
  args: FLAGS,
});
try {
  print(`load ${loadavg()[0].toFixed(1)}; ${RUNS} runs each, the median and the longest`);
  const whole = median(await Promise.all([once(browser, stretchAlone)]));
  print(`the same way at full speed, stretch and all: ${whole.toFixed(2)} s`);
  print("way | code shown s | progress line s | sent s | longest s | budget s");
  for (const { name, bits, budget } of WAYS) {
    const runs = [];
    for (let run = 0; run < RUNS; run++) runs.push(await once(browser, (page) => slowed(page, bits)));
    const of = (key) => median(runs.map((one) => one[key])).toFixed(2);
    const longest = Math.max(...runs.map((one) => one.sent)).toFixed(2);
    print([name, of("code"), of("said"), of("sent"), longest, budget].join(" | "));
  }
  print(`load ${loadavg()[0].toFixed(1)} at the end`);
} finally {
  await browser.close();
}
