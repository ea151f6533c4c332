/**
 * How long a poor phone needs from the last answer to "received": `npm run measure:phone -- ADDRESS`, with the demo or a
 * server running there. Headless Chromium, 360 pixels, the page's processor slowed twenty times; nothing waits for a hand.
 * Under a flood the work asked is the most there is. The browser slows a page and no worker, where the code is stretched;
 * so the last way slows from outside: the processes that draw pages stand still nineteen twentieths of the time, page and
 * worker alike. How much slower they really were stands beside it; on a machine that is busy it is more.
 */
import { loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { clearTimeout, setTimeout } from "node:timers";
import { chromium } from "playwright-core";

const address = process.argv[2] ?? "http://localhost:8080";
const SLOWER = 20;
const RUNS = Number(process.argv[3] ?? 3);
const MOST_BITS = 18;
const WAYS = [
  { name: "at rest", budget: 15, slow: slowPage },
  { name: `under a flood (${MOST_BITS} bits of work)`, budget: 60, bits: MOST_BITS, slow: slowPage },
  { name: "at rest, the worker slowed too", budget: 15, slow: slowProcesses },
];
/** Milliseconds that a slowed process runs at a time: long enough for a clock of milliseconds, short beside a screen. */
const RUNNING = 4;
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

/** By the browser's own means: the page, and no worker. Answers how to end it, and by how much it was. */
async function slowPage(page) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return () => SLOWER;
}

/** From outside: stops and goes on with every process of this browser that draws pages. */
async function slowProcesses(page) {
  const protocol = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await protocol.send("SystemInfo.getProcessInfo");
  const processes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const tell = (signal) => processes.forEach((id) => process.kill(id, signal));
  const began = performance.now();
  let ran = 0;
  let timer;
  const turn = () => {
    const going = performance.now();
    tell("SIGCONT");
    // A timer may come late, and each millisecond too many here is twenty there.
    while (performance.now() - going < RUNNING);
    tell("SIGSTOP");
    ran += performance.now() - going;
    timer = setTimeout(turn, Math.max(0, ran * SLOWER - (performance.now() - began)));
  };
  turn();
  return () => {
    clearTimeout(timer);
    tell("SIGCONT");
    return (performance.now() - began) / ran;
  };
}

async function slowed(page, { bits, slow }) {
  if (bits)
    await page.route("**/mailbox/session", async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      await route.fulfill({ response: answer, json: { ...body, work: { ...body.work, bits } } });
    });
  await toLastAnswer(page);
  const end = await slow(page);
  try {
    return await fromLastAnswer(page, end);
  } finally {
    end();
  }
}

/** Seen from within: it may be gone again before a slowed page answers a question from outside. */
function appears(page, wanted) {
  return page.evaluate(
    (selector) =>
      new Promise((resolve) => {
        const look = new globalThis.MutationObserver(() => {
          if (!globalThis.document.querySelector(selector)) return;
          look.disconnect();
          resolve();
        });
        look.observe(globalThis.document.body, { childList: true, subtree: true });
      }),
    wanted,
  );
}

async function fromLastAnswer(page, end) {
  const line = appears(page, "ol.steps");
  const began = performance.now();
  await goOn(page);
  await page.locator(".code ol li").first().waitFor(LONG);
  const code = since(began);
  await goOn(page);
  await page.locator("main:visible select").selectOption("CF");
  await goOn(page);
  await line;
  const said = since(began);
  await page.locator("main:visible ul.rows").first().waitFor(LONG);
  return { code, said, sent: since(began), slower: end() };
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
  print("way | times slower | code shown s | progress line s | sent s | longest s | budget s");
  for (const way of WAYS) {
    const runs = [];
    for (let run = 0; run < RUNS; run++) runs.push(await once(browser, (page) => slowed(page, way)));
    const of = (key) => median(runs.map((one) => one[key])).toFixed(2);
    const longest = Math.max(...runs.map((one) => one.sent)).toFixed(2);
    print([way.name, of("slower"), of("code"), of("said"), of("sent"), longest, way.budget].join(" | "));
  }
  print(`load ${loadavg()[0].toFixed(1)} at the end`);
} finally {
  await browser.close();
}
