import { describe, expect, it } from "vitest";
import {
  b64u,
  bytesOfB64u,
  type CaseId,
  type CompartmentName,
  type DepositStatement,
  type Envelope,
  type Epoch,
  IdentitySeed,
  openDocument,
  randomId,
  Recipient,
  sealDocument,
  sealGrant,
  SigningKey,
  systemRandom,
} from "@backup/sealing/reporter";
import { findingWriters } from "../src/flow/writers.ts";
import { asked } from "./files.ts";
import { begun, circle, NOW, own, sending, writer, written } from "./keeping-world.ts";

type World = Awaited<ReturnType<typeof sent>>;

/** She sent; her words opened a conversation. */
async function sent() {
  const world = begun();
  const team = circle();
  world.directory.push(team);
  await world.mine.send(written(), asked, sending(written(), [team]));
  const [stored] = world.server.cases;
  if (!stored) throw new Error("no case was sent");
  const conversation = stored.epochs.find((one) => one.compartment.startsWith("conversation."))?.compartment;
  return { ...world, team, stored, conversation: conversation as CompartmentName };
}

const someone = () => new SigningKey(systemRandom(32));

/** An epoch of the conversation that this person made and granted to her. */
async function epochBy({ server, stored, conversation }: World, maker: SigningKey): Promise<Epoch> {
  const { body } = server.seen.find((one) => one.path === "/deposits") ?? { body: "" };
  const { statement } = (JSON.parse(body) as { envelope: Envelope<DepositStatement> }).envelope;
  const recipient = Recipient.read(statement.opening?.recipient ?? "");
  const epoch = { compartment: conversation, epoch: 1, identity: IdentitySeed.draw() };
  const reader = { kind: "reporter" as const, id: randomId() };
  const place = { instance: server.instance, case: stored.id as CaseId };
  const { entry, file } = await sealGrant({ reader, recipient, purpose: "care" }, place, epoch, maker);
  stored.epochs.push({ compartment: conversation, epoch: 1, stale: false });
  stored.toHer.push({ grant: entry.id, compartment: conversation, epoch: 1, file: b64u(file) });
  return epoch;
}

const BESIDE = "00000000-0000-4000-8000-0000000000aa";

async function saysUnder({ server, stored }: World, epoch: Epoch, by: SigningKey, claimed = NOW): Promise<void> {
  const place = { instance: server.instance, case: stored.id as CaseId };
  const { item } = await sealDocument({ kind: "message", body: { text: "from a helper" }, claimed }, place, epoch, by);
  const { entry, header, payload } = item;
  const author = { kind: "member", organisation: BESIDE };
  stored.items.push({
    entry,
    header: b64u(header),
    payload: payload ?? new Uint8Array(0),
    deposit: randomId(),
    author,
  });
}

/** She comes back on another phone. */
async function back({ session, code }: World) {
  const again = session();
  await again.enter(code);
  return again;
}

const heard = ({ record }: Awaited<ReturnType<typeof back>>) =>
  record?.told.filter((one) => !one.mine).map((one) => [one.body["text"], one.author.organisation]);

/** The epoch of the conversation under which she answers. */
async function answersUnder({ stored }: World, again: Awaited<ReturnType<typeof back>>): Promise<number | undefined> {
  await own(again).write("canary answer", [], "en");
  return stored.items.at(-1)?.entry.epoch;
}

/** Whether whoever holds this key can read what she wrote last. */
async function lastOpensWith({ server, stored }: World, epoch: Epoch): Promise<boolean> {
  const last = stored.items.at(-1);
  if (!last) throw new Error("she wrote nothing");
  const { entry, header, payload } = last;
  const expected = { instance: server.instance, case: stored.id as CaseId, item: entry.id, bind: entry.bind };
  return openDocument({ header: bytesOfB64u(header), payload }, epoch, expected).then(
    () => true,
    () => false,
  );
}

describe("a helper whom the head of the directory lists", () => {
  it("is heard, under the organisation that the directory names and not the one the server says", async () => {
    const world = await sent();
    const helper = someone();
    const listed = writer(helper);
    world.writers.set(helper.verification, listed);
    const epoch = await epochBy(world, helper);
    await saysUnder(world, epoch, helper);
    const again = await back(world);
    expect(heard(again)).toEqual([["from a helper", listed.organisation]]);
    expect(again.record?.unverified).toBe(0);
    expect(await answersUnder(world, again)).toBe(1);
    expect(await lastOpensWith(world, epoch)).toBe(true);
  });

  it("is not heard with words dated after the end of his membership", async () => {
    const world = await sent();
    const helper = someone();
    world.writers.set(helper.verification, writer(helper, "2026-11-20T00:00:00Z"));
    await saysUnder(world, await epochBy(world, helper), helper);
    const again = await back(world);
    expect([heard(again), again.record?.unverified]).toEqual([[], 1]);
  });

  it("stays readable once he left, and she writes no more under his key", async () => {
    const world = await sent();
    const helper = someone();
    world.writers.set(helper.verification, writer(helper, "2026-11-21T00:00:00Z"));
    await saysUnder(world, await epochBy(world, helper), helper, new Date("2026-11-20T00:00:00Z"));
    const again = await back(world);
    expect(heard(again)).toHaveLength(1);
    expect(await answersUnder(world, again)).toBe(2);
  });

  it("gets nothing under his key where she shut his organisation out", async () => {
    const world = await sent();
    const helper = someone();
    const listed = writer(helper);
    world.writers.set(helper.verification, listed);
    await own(world.mine).shutOut(listed.organisation, [world.team]);
    const latest = Math.max(...world.stored.epochs.map((one) => one.epoch));
    await epochBy(world, helper);
    expect(await answersUnder(world, await back(world))).toBeGreaterThan(Math.max(1, latest));
  });
});

describe("a stranger's hand", () => {
  it("speaks to nobody, though the server names an organisation beside it", async () => {
    const world = await sent();
    const stranger = someone();
    await saysUnder(world, await epochBy(world, stranger), stranger);
    const again = await back(world);
    expect([heard(again), again.record?.unverified]).toEqual([[], 1]);
  });

  it("gets no word of hers under a seed of its own", async () => {
    const world = await sent();
    const seed = await epochBy(world, someone());
    const again = await back(world);
    expect(await answersUnder(world, again)).toBe(2);
    expect(await lastOpensWith(world, { ...seed, epoch: 2 })).toBe(false);
  });

  it("does not speak under a key that a listed helper made", async () => {
    const world = await sent();
    const helper = someone();
    world.writers.set(helper.verification, writer(helper));
    await saysUnder(world, await epochBy(world, helper), someone());
    const again = await back(world);
    expect([heard(again), again.record?.unverified]).toEqual([[], 1]);
  });
});

/** She still has the page open while a helper, or a stranger, makes the next key of the conversation. */
async function overtaken(maker: SigningKey, listed: boolean) {
  const world = await sent();
  if (listed) world.writers.set(maker.verification, writer(maker));
  const epoch = await epochBy(world, maker);
  for (const one of world.stored.epochs) if (one.epoch === 0 && one.compartment === epoch.compartment) one.stale = true;
  return { ...world, epoch };
}

describe("a key that was made elsewhere while she wrote", () => {
  it("is the one she writes under, so that its maker reads it and she does", async () => {
    const world = await overtaken(someone(), true);
    expect(await answersUnder(world, world.mine)).toBe(1);
    expect(await lastOpensWith(world, world.epoch)).toBe(true);
    expect((await back(world)).record?.unverified).toBe(0);
  });

  it("is not written under where a stranger made it", async () => {
    const world = await overtaken(someone(), false);
    expect(await answersUnder(world, world.mine)).toBe(2);
    expect(await lastOpensWith(world, { ...world.epoch, epoch: 2 })).toBe(false);
  });

  it("is taken for what it is after a withdrawal too", async () => {
    const world = await overtaken(someone(), true);
    const keep = own(world.mine);
    await keep.shutOut(randomId(), [world.team]);
    expect(await answersUnder(world, world.mine)).toBe(1);
    expect(await lastOpensWith(world, world.epoch)).toBe(true);
  });

  it("stays what she holds where the server does not hand it on again", async () => {
    const helper = someone();
    const world = await sent();
    world.writers.set(helper.verification, writer(helper));
    const epoch = await epochBy(world, helper);
    const again = await back(world);
    world.stored.toHer.length = 0;
    let refused = 0;
    world.server.instead = (path) =>
      path === "/deposits" && refused++ === 0 ? [409, { type: "epoch-stale", status: 409 }] : undefined;
    await own(again).write("canary answer", [], "en");
    expect(refused).toBe(2);
    expect(await lastOpensWith(world, epoch)).toBe(true);
  });
});

describe("the list of writers", () => {
  const key = someone().verification;
  const pin = { instance: "i", root: "r", log: "l" };
  const untrue = { statements: [], head: { head: {} }, writers: [writer(someone())] };

  it("is asked for only once somebody else's hand is met", async () => {
    const world = await sent();
    await back(world);
    expect(world.server.seen.some(({ path }) => path.startsWith("/directory"))).toBe(false);
  });

  it("lists nobody where the path does not hold, and is asked for twice at most in a minute", async () => {
    let calls = 0;
    let now = NOW;
    const load = () => Promise.resolve((calls++, untrue));
    const find = findingWriters(pin, load, () => now);
    for (let times = 0; times < 5; times++) expect(await find(key)).toBeUndefined();
    expect(calls).toBe(4);
    now = new Date(NOW.getTime() + 60_000);
    await find(key);
    expect(calls).toBe(8);
  });

  it("is away, and nobody is called a stranger for it", async () => {
    const away = new TypeError("lost");
    await expect(findingWriters(pin, () => Promise.reject(away))(key)).rejects.toBe(away);
  });
});
