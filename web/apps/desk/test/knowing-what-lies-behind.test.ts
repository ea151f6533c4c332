import { describe, expect, it } from "vitest";
import { IdentitySeed, randomId, systemRandom, type CircleId } from "@backup/sealing";
import { MemberKeys } from "@backup/sealing/member";
import type { Context } from "../src/work/context.ts";
import { Keyring } from "../src/work/keyring.ts";
import { passes } from "../src/work/order.ts";
import { DeskCases } from "../src/work/queue.ts";

const instance = randomId<"instance">();
const circle = randomId<"circle">();
const now = new Date();

const row = (sealed: readonly object[], state = "open") => ({
  ...{ case: randomId(), reference: "0BADCAFE", state, received: now.toISOString(), changed: now.toISOString() },
  ...{ opened: false, openedBy: [], sealed },
});

/** The queue of a member who holds these keys of a circle that is at epoch 2 by now. */
const queueOf = async (rows: readonly object[], held: readonly number[]) => {
  const keyring = new Keyring();
  keyring.hold(new MemberKeys(systemRandom(32)));
  for (const epoch of held) keyring.holdCircle({ instance, circle, epoch, identity: IdentitySeed.draw() });
  const context = {
    server: { ask: () => Promise.resolve({ rows, cursor: "", more: false }) },
    directory: {
      circle: (id: CircleId) => (id === circle ? { statement: { id, epoch: 2 } } : undefined),
      organisationName: (id: string) => id,
    },
    keyring,
    local: { looked: () => undefined, summary: () => undefined, only: () => Promise.resolve() },
  };
  const queue = await new DeskCases(context as unknown as Context).queue();
  return queue.map((one) => passes(one, "behind", now));
};

describe("a case that is sealed to an earlier key of the circle", () => {
  it("is pointed out to who holds that key", async () => {
    expect(await queueOf([row([{ circle, epoch: 1 }])], [1, 2])).toEqual([true]);
  });

  it("is not pointed out to who joined since and can seal nothing again", async () => {
    expect(await queueOf([row([{ circle, epoch: 1 }])], [2])).toEqual([false]);
  });

  it("is none where all of it is sealed to the key of now, or to another circle", async () => {
    const other = randomId<"circle">();
    expect(await queueOf([row([{ circle, epoch: 2 }]), row([{ circle: other, epoch: 0 }]), row([])], [1, 2])).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("is left alone where it is to be erased", async () => {
    expect(await queueOf([row([{ circle, epoch: 1 }], "erasing")], [1, 2])).toEqual([false]);
  });
});
