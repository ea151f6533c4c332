import { readdirSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The desk's ways stand on the cases as they were seeded, the reporter's add their own: each side has its own world. */
const sides = {
  desk: [
    "desk-intake",
    "desk-keys",
    "desk-grants",
    "desk-phone",
    "desk-talk",
    "desk-two",
    "desk-interview",
    "desk-lost-code",
    "desk-child",
    "desk-assisted",
    "desk-people",
    "desk-media",
    "desk-setup",
  ],
  report: [
    "survivor",
    "alert",
    "apart",
    "asked-anew",
    "away",
    "danger-offline",
    "private-record",
    "witness",
    "heard",
    "answered",
    "correction",
    "refused",
    "child",
    "saturday",
    "exact-place",
  ],
  /** Files alone: no world is started for it. */
  offline: ["verify-offline"],
} as const;
const asked = process.env["BACKUP_SIDE"];
const side = asked === "desk" || asked === "offline" ? asked : "report";

const order = sides[side].map((name) => `journeys/${name}.journey.ts`);

const listed: readonly string[] = Object.values(sides).flat();
const forgotten = readdirSync("journeys")
  .filter((name) => name.endsWith(".journey.ts"))
  .filter((name) => !listed.includes(name.replace(".journey.ts", "")));
if (forgotten.length > 0) throw new Error(`Journeys that no side walks: ${forgotten.join(", ")}`);

class InOrder extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => order.findIndex((name) => moduleId.endsWith(name));
    return Promise.resolve([...files].sort((one, other) => place(one) - place(other)));
  }
}

/** Whole paths through the real server, the real database and a real browser. */
export default defineConfig({
  test: {
    include: order,
    sequence: { sequencer: InOrder },
    globalSetup: side === "offline" ? [] : ["journeys/world.ts"],
    testTimeout: 600_000,
    // A slow machine is not a fault of the page; the second that is usual decides nothing here.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 600_000,
    // The demo stops its database in order, which takes longer than the ten seconds allowed otherwise.
    teardownTimeout: 40_000,
    fileParallelism: false,
    reporters: ["default", ["json", { outputFile: `../target/journeys-${side}.json` }]],
  },
});
