import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type {} from "vitest";
import type { TestProject } from "vitest/node";
import { end, freePort } from "./server.ts";

/** What the demo prints for people, as data: where it runs and who can sign in. */
export interface World {
  readonly address: string;
  readonly data: string;
  readonly members: readonly DemoMember[];
  /** Access codes of the synthetic reporters. */
  readonly codes: readonly string[];
}

export interface DemoMember {
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly passphrase: string;
  readonly totpSecret: string;
}

declare module "vitest" {
  interface ProvidedContext {
    world: World;
  }
}

const launcher = resolve(import.meta.dirname, "../../backup");
const minutesToStart = 10;

/**
 * Starts the demo on a free port with a data folder of its own; stops it and removes the folder afterwards. A demo that
 * runs already is used as it is where BACKUP_WORLD_ADDRESS and BACKUP_WORLD_DATA name it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { BACKUP_WORLD_ADDRESS: running, BACKUP_WORLD_DATA: folder } = process.env;
  if (running && folder) {
    project.provide("world", readWorld(running, folder));
    return () => Promise.resolve();
  }
  const data = mkdtempSync(join(tmpdir(), "backup-journeys-"));
  const port = await freePort();
  const demo = spawn(launcher, ["demo", "--port", String(port), "--data", data], {
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  try {
    project.provide("world", await whenSeeded(demo, data, `http://localhost:${port}`));
  } catch (reason) {
    await end(demo, data);
    throw reason;
  }
  return () => end(demo, data);
}

function readWorld(address: string, data: string): World {
  const printed = readFileSync(join(data, "demo.json"), "utf8");
  const { members, codes } = JSON.parse(printed) as Pick<World, "members" | "codes">;
  return { address, data, members, codes };
}

async function whenSeeded(demo: ChildProcess, data: string, address: string): Promise<World> {
  const printed = join(data, "demo.json");
  const deadline = Date.now() + minutesToStart * 60_000;
  while (Date.now() < deadline) {
    if (demo.exitCode !== null) {
      throw new Error(`The demo ended with ${demo.exitCode} before it was ready.`);
    }
    if (existsSync(printed)) {
      return readWorld(address, data);
    }
    await pause(250);
  }
  throw new Error(`The demo was not ready within ${minutesToStart} minutes.`);
}
