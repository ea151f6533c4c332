import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const launcher = resolve(import.meta.dirname, "../../backup");

/**
 * A port that nobody listens on, below those the system gives to outgoing connections: one of theirs could be taken by
 * the server's own connection to its database in the seconds before it listens.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
  throw new Error("No free port was found.");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer().once("error", () => {
      done(false);
    });
    probe.listen(port, "127.0.0.1", () =>
      probe.close(() => {
        done(true);
      }),
    );
  });
}

/** Ends a launcher with all that it started, and removes its folder. */
export async function end(launched: ChildProcess, data: string): Promise<void> {
  if (launched.exitCode === null && launched.pid !== undefined) {
    const ended = new Promise((done) => launched.once("exit", done));
    process.kill(-launched.pid, "SIGTERM");
    await Promise.race([ended, pause(20_000)]);
  }
  rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
}

export interface EmptyServer {
  readonly address: string;
  readonly data: string;
  /** The token of the first start, as the terminal prints it. */
  readonly token: string;
  stop(): Promise<void>;
}

/** The server as an operator starts it for real use: empty, waiting for its first start. */
export async function startEmpty(): Promise<EmptyServer> {
  const data = mkdtempSync(join(tmpdir(), "backup-first-start-"));
  const port = await freePort();
  const launched = spawn(launcher, ["serve", "--port", String(port), "--data", data], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  try {
    return {
      address: `http://localhost:${String(port)}`,
      data,
      token: await tokenOf(launched),
      stop: () => end(launched, data),
    };
  } catch (reason) {
    await end(launched, data);
    throw reason;
  }
}

function tokenOf(launched: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let printed = "";
    let complained = "";
    launched.stdout?.on("data", (bytes: Buffer) => {
      printed += bytes.toString("utf8");
      const token = /#setup=([A-Za-z0-9_-]{22})\b/.exec(printed)?.[1];
      if (token !== undefined) done(token);
    });
    launched.stderr?.on("data", (bytes: Buffer) => {
      complained = (complained + bytes.toString("utf8")).slice(-4_000);
    });
    launched.once("close", (code, signal) => {
      failed(new Error(`The server ended (${String(code ?? signal)}) before it printed its token.\n${complained}`));
    });
  });
}
