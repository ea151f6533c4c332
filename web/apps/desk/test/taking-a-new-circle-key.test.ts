import { IdentitySeed, randomId } from "@backup/sealing";
import { beforeEach, describe, expect, it } from "vitest";
import { openNewCircleKeys } from "../src/work/circle-keys.ts";
import type { Context } from "../src/work/context.ts";
import { Keyring } from "../src/work/keyring.ts";
import type { GrantToMe } from "../src/work/reading.ts";
import { memberKeys } from "./keys.ts";

const circle = randomId<"circle">();
const own: GrantToMe = { grant: randomId(), compartment: "care", epoch: 0, file: "" };
const grantTo = (circleEpoch: number): GrantToMe => ({ ...own, circle, circleEpoch });

describe("A member who is at the desk when her circle gets a key", () => {
  let keyring: Keyring;
  let asked: string[];
  let context: Context;

  beforeEach(() => {
    keyring = new Keyring();
    keyring.hold(memberKeys());
    asked = [];
    context = {
      keyring,
      session: { member: "m" },
      directory: {
        refresh: () => Promise.resolve(asked.push("directory")),
        inForce: () => ({}),
        history: { members: new Map(), circleAt: () => undefined },
      },
      server: { ask: (_: unknown, path: string) => (asked.push(path), Promise.resolve({ circleKeys: [] })) },
    } as unknown as Context;
  });

  it("reads the directory first, then is given it, before a case says that nothing was granted", async () => {
    await openNewCircleKeys(context, [own, grantTo(0)]);

    expect(asked).toEqual(["directory", "/directory/circle-keys"]);
  });

  it("asks for nothing while every circle's key is held, or the grant is to herself", async () => {
    keyring.holdCircle({ instance: randomId<"instance">(), circle, epoch: 0, identity: IdentitySeed.draw() });

    await openNewCircleKeys(context, [own, grantTo(0)]);
    await openNewCircleKeys(context, []);

    expect(asked).toEqual([]);
  });

  it("asks once a minute for a key from before her time, and at once for another", async () => {
    for (let times = 0; times < 3; times++) await openNewCircleKeys(context, [grantTo(0)]);
    expect(asked).toHaveLength(2);

    await openNewCircleKeys(context, [grantTo(0), grantTo(1)]);
    expect(asked).toHaveLength(4);
    expect(keyring.mayAskFor([`${circle} 1`], Date.now() + 59_000)).toBe(false);
    expect(keyring.mayAskFor([`${circle} 1`], Date.now() + 61_000)).toBe(true);
  });

  it("is given none once she is not in force", async () => {
    Object.assign(context.directory, { inForce: () => undefined });

    await openNewCircleKeys(context, [grantTo(0)]);

    expect(asked).toEqual(["directory"]);
  });
});
