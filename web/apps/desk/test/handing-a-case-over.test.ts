import { IdentitySeed, randomId, SigningKey, systemRandom } from "@backup/sealing";
import { describe, expect, it } from "vitest";
import { CaseActs } from "../src/work/acts.ts";

const instance = randomId<"instance">();
const [ours, theirs] = [randomId<"circle">(), randomId<"circle">()];
const place = { instance, case: randomId<"case">() };

interface Line {
  readonly compartment: string;
  readonly epoch: number;
}

/** A case that our circle reads whole; of which this member has opened the keys in `held`. */
const proposing = async (compartments: readonly Line[], held: readonly Line[], closed: readonly string[] = []) => {
  const calls: string[] = [];
  const context = {
    instance,
    server: { ask: (_: string, path: string) => Promise.resolve(calls.push(path)) },
    session: { member: randomId<"member">() },
    keyring: { signing: new SigningKey(systemRandom(32)) },
    directory: {
      circle: () => ({ statement: { id: theirs }, recipient: IdentitySeed.draw().recipient }),
      circlesOf: () => [{ statement: { id: ours } }],
    },
  };
  const readers = compartments.map((one) => ({ ...one, reader: { kind: "circle", id: ours }, state: "live" }));
  const state = {
    id: place.case,
    place,
    first: { compartments, readers },
    mayRead: (name: string) => !closed.includes(name),
    epochOf: (compartment: string, epoch: number) =>
      held.some((one) => one.compartment === compartment && one.epoch === epoch)
        ? { compartment, epoch, identity: IdentitySeed.draw() }
        : undefined,
  };
  const acts = new CaseActs(context as never, state as never, () => Promise.reject(new Error("not asked")));
  return { calls, end: await acts.proposeHandOver(theirs, "nearer").catch((thrown: unknown) => String(thrown)) };
};

const care = { compartment: "care", epoch: 0 };
const account = { compartment: "account", epoch: 0 };

describe("handing a case over", () => {
  it.each([
    ["nothing at all", []],
    ["its needs and not what was told", [care]],
  ])("is not proposed by who holds %s: nobody could read it any more", async (_, held) => {
    const { calls, end } = await proposing([care, account], held);
    expect(calls).toEqual([]);
    expect(end).toContain("no-key");
  });

  it("is not proposed by who holds only what was written before the last key", async () => {
    const next = { ...care, epoch: 1 };
    expect((await proposing([care, next], [care])).end).toContain("no-key");
    expect((await proposing([care, next], [next])).calls).toHaveLength(1);
  });

  it("is proposed with every key that the new circle may have", async () => {
    expect((await proposing([care, account], [care, account])).calls).toEqual(["/cases/{case}/proposals"]);
    expect((await proposing([care, account], [care], ["account"])).calls).toHaveLength(1);
  });
});

describe("sealing a case to one's own circle again", () => {
  const me = randomId<"member">();
  const statement = { id: ours, epoch: 1, members: [me], keepers: [], name: "Ours", purposes: ["intake"] };
  /** Our circle has its second key; a grant of the case is under the `sealed` one. */
  const behind = (sealed?: number) => {
    const circle = { statement, recipient: IdentitySeed.draw().recipient };
    const asked: { statement?: unknown }[] = [];
    const context = {
      instance,
      server: {
        ask: (_: string, __: string, call: { bytes: Uint8Array }) => {
          const text = new TextDecoder().decode(call.bytes);
          return Promise.resolve(asked.push((JSON.parse(text) as { envelope: object }).envelope));
        },
      },
      session: { member: me },
      keyring: { signing: new SigningKey(systemRandom(32)) },
      directory: {
        circles: () => [circle],
        circle: () => circle,
        circlesOf: () => [circle],
        organisationName: () => "",
        inForce: () => ({}),
      },
    };
    const granted = { grant: randomId<"grant">(), compartment: "care", epoch: 0, circle: ours, circleEpoch: sealed };
    const state = {
      id: place.case,
      place,
      first: { compartments: [care], readers: [], grants: sealed === undefined ? [] : [granted] },
      mayRead: () => true,
      epochOf: () => ({ ...care, identity: IdentitySeed.draw() }),
    };
    const acts = new CaseActs(context as never, state as never, () => Promise.reject(new Error("not asked")));
    return { acts, asked };
  };

  it("is offered where the circle's key is newer than the one the case is sealed to, and nowhere else", () => {
    expect(
      behind(0)
        .acts.handOverTo()
        .map(({ id }) => id),
    ).toEqual([ours]);
    expect(behind(1).acts.handOverTo()).toEqual([]);
    expect(behind().acts.handOverTo()).toEqual([]);
  });

  it("goes from the circle to itself, with the keys this member holds", async () => {
    const { acts, asked } = behind(0);
    await acts.proposeHandOver(ours, "joined");
    const self = { kind: "circle", id: ours };
    expect(asked[0]?.statement).toMatchObject({ from: self, to: self, reason: "joined", grants: [{ reader: self }] });
  });
});
