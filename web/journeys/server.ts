import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const launcher = resolve(import.meta.dirname, "../../backup");

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === "object" ? done(address.port) : failed(new Error("no port")),
      );
    });
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
    stdio: ["ignore", "pipe", "inherit"],
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
    launched.stdout?.on("data", (bytes: Buffer) => {
      printed += bytes.toString("utf8");
      const token = /#setup=([A-Za-z0-9_-]{22})\b/.exec(printed)?.[1];
      if (token !== undefined) done(token);
    });
    launched.once("exit", () => {
      failed(new Error("The server ended before it printed its token."));
    });
  });
}
