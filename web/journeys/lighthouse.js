/**
 * What Lighthouse says of the entrances: `npm run measure:lighthouse -- ADDRESS [RUNS]`, with the demo or a server running
 * there. Its own settings: a middling phone, slow 4G simulated, no cache. Ends with 1 where a median is under its bar.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { URL } from "node:url";
import { promisify } from "node:util";

const address = process.argv[2] ?? "http://localhost:8080";
const runs = Number(process.argv[3] ?? 5);
const PAGES = [
  { name: "report", path: "/", bars: { performance: 98, accessibility: 100, "best-practices": 100 } },
  { name: "desk", path: "/desk/", bars: { performance: 90, accessibility: 100, "best-practices": 100 } },
];
const program = join(dirname(createRequire(import.meta.url).resolve("lighthouse/package.json")), "cli/index.js");
const run = promisify(execFile);
const print = (line) => process.stdout.write(`${line}\n`);
const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

/** Scores of one run, of 100. */
async function once(url, names) {
  const folder = await mkdtemp(join(tmpdir(), "lighthouse-"));
  try {
    const to = join(folder, "scores.json");
    const words = [program, url, "--quiet", "--output=json", `--output-path=${to}`];
    words.push(`--only-categories=${names.join(",")}`, "--chrome-flags=--headless=new --no-sandbox");
    const env = { ...process.env, CHROME_PATH: process.env.BACKUP_CHROMIUM ?? "/usr/bin/chromium" };
    await run(process.execPath, words, { env, timeout: 120_000 });
    const { categories } = JSON.parse(await readFile(to, "utf8"));
    return names.map((name) => Math.round(categories[name].score * 100));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let under = false;
print(`page | score | bar | each of ${runs} runs`);
for (const { name, path, bars } of PAGES) {
  const names = Object.keys(bars);
  const scores = [];
  for (let turn = 0; turn < runs; turn++) scores.push(await once(new URL(path, address).href, names));
  names.forEach((category, at) => {
    const each = scores.map((one) => one[at]);
    under ||= median(each) < bars[category];
    print(`${name} ${category} | ${median(each)} | ${bars[category]} | ${each.join(" ")}`);
  });
}
process.exitCode = under ? 1 : 0;
