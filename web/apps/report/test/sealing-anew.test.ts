import {
  b64u,
  type CaseId,
  type CompartmentName,
  type DepositStatement,
  type Envelope,
  IdentitySeed,
  randomId,
  Recipient,
  sealGrant,
  SigningKey,
  systemRandom,
} from "@backup/sealing/reporter";
import { describe, expect, it } from "vitest";
import type { FileOnItsWay, KeptHere } from "../src/flow/files.ts";
import { Notebook } from "../src/flow/notebook.ts";
import type { Session } from "../src/flow/session.ts";
import { FakePhone } from "./fake-phone.ts";
import { asked, wording } from "./files.ts";
import { begun, circle, own, sending, writer, written } from "./keeping-world.ts";

type Begun = ReturnType<typeof begun>;

const picture = (fill = 7) => new File([new Uint8Array(50_000).fill(fill)], `IMG ${fill}.jpg`, { type: "image/jpeg" });

function added(session: Session, file: File | Blob, where: "exhibits" | "conversation" = "exhibits"): FileOnItsWay {
  const one = session.addFile(file, "file", where);
  if (typeof one !== "object") throw new Error(one);
  return one;
}

/** Media as the server holds it: compartment without its number, and epoch. */
const media = ({ server }: Begun) =>
  (server.cases[0]?.items ?? [])
    .filter(({ entry }) => entry.kind === "media")
    .map(({ entry }) => `${entry.compartment.split(".")[0] ?? ""} ${entry.epoch}`);

const uploadsOf = ({ server }: Begun) => server.seen.filter(({ path }) => path === "/uploads").length;

/** Lets something happen elsewhere just before the next deposits, so many times. */
function beforeDeposits({ server }: Begun, times: number, act: () => unknown): void {
  let left = times;
  server.hold = async (path) => {
    if (path === "/deposits" && left-- > 0) await act();
  };
}

/** What a withdrawal on another phone leaves behind. */
const closeAll = ({ server }: Begun) => {
  for (const epoch of server.cases[0]?.epochs ?? []) epoch.stale = true;
};

/** A case with one file in it. */
async function withOneFile(): Promise<Begun> {
  const world = begun();
  await world.mine.send(written(), asked, sending(written(), [circle()]));
  added(world.mine, picture(1));
  await world.mine.carryFiles();
  expect(media(world)).toEqual(["exhibits 0"]);
  return world;
}

/** The bytes of every file, as another phone opens them with her code. */
async function opened({ session, code }: Begun): Promise<readonly number[]> {
  const again = session();
  await again.enter(code);
  expect(again.record?.unverified).toBe(0);
  const exhibits = (again.record?.told ?? []).filter((one) => one.kind === "exhibit");
  const files = await Promise.all(exhibits.map((one) => own(again).open(one)));
  return Promise.all(files.map(async (file) => new Uint8Array((await file?.arrayBuffer()) ?? [])[49_999] ?? -1));
}

const settled = async (file: FileOnItsWay) => {
  for (let times = 0; times < 400 && !["whole", "closed", "refused", "stopped"].includes(file.state); times++)
    await new Promise((resolve) => setTimeout(resolve, 5));
};

/** What a member does after a withdrawal: makes the next epoch of the exhibits, and grants it to her. */
async function memberMakesTheNext({ server, writers }: Begun, maker: SigningKey): Promise<void> {
  writers.set(maker.verification, writer(maker));
  const [stored] = server.cases;
  if (!stored) throw new Error("no case was sent");
  const { body } = server.seen.find((one) => one.path === "/deposits") ?? { body: "" };
  const { statement } = (JSON.parse(body) as { envelope: Envelope<DepositStatement> }).envelope;
  const recipient = Recipient.read(statement.opening?.recipient ?? "");
  const compartment = "exhibits" as CompartmentName;
  const epoch = { compartment, epoch: 1, identity: IdentitySeed.draw() };
  const place = { instance: server.instance, case: stored.id as CaseId };
  const reader = { kind: "reporter" as const, id: randomId() };
  const { entry, file } = await sealGrant({ reader, recipient, purpose: "care" }, place, epoch, maker);
  stored.epochs.push({ compartment, epoch: 1, stale: false });
  stored.toHer.push({ grant: entry.id, compartment, epoch: 1, file: b64u(file) });
}

describe("a file that was sealed under a key whose number another made meanwhile", () => {
  const someone = () => new SigningKey(systemRandom(32));

  it("is sealed anew to the key that stands, and opens with her code", async () => {
    const world = await withOneFile();
    closeAll(world);
    await world.mine.refresh();
    beforeDeposits(world, 1, () => memberMakesTheNext(world, someone()));
    const file = added(world.mine, picture(2));
    await settled(file);
    expect(file.state).toBe("whole");
    expect(media(world)).toEqual(["exhibits 0", "exhibits 1"]);
    expect([...(await opened(world))].sort()).toEqual([1, 2]);
  });

  it("is sealed anew also where something else of hers went first and was taken", async () => {
    const world = await withOneFile();
    closeAll(world);
    await world.mine.refresh();
    world.mine.holdFiles = true;
    const file = added(world.mine, picture(2));
    world.mine.holdFiles = false;
    const { server } = world;
    let made = false;
    server.hold = async (path) => {
      if (path !== "/uploads" || made) return;
      made = true;
      await memberMakesTheNext(world, someone());
      await world.mine.refresh();
    };
    await world.mine.carryFiles();
    await settled(file);
    expect(file.state).toBe("whole");
    expect([...(await opened(world))].sort()).toEqual([1, 2]);
  });

  it("says so plainly where only its sealed bytes are left, and sends nothing that nobody could open", async () => {
    const world = await withOneFile();
    closeAll(world);
    await world.mine.refresh();
    const phone = new FakePhone();
    world.mine.holdFiles = true;
    added(world.mine, picture(2));
    const kept = JSON.parse(JSON.stringify(await world.mine.keepFiles(phone))) as KeptHere[];
    await memberMakesTheNext(world, someone());
    const later = world.session();
    await later.enter(world.code);
    later.takeFiles(kept, phone);
    await later.carryFiles();
    const [again] = later.files;
    if (!again) throw new Error("the file was lost");
    await settled(again);
    expect(again.state).toBe("closed");
    expect(media(world)).toEqual(["exhibits 0"]);
  });
});

describe("a file that was sealed under a key that somebody left with", () => {
  it("is sealed anew from the original under the next key, and arrives whole", async () => {
    const world = await withOneFile();
    beforeDeposits(world, 1, () => closeAll(world));
    const file = added(world.mine, picture(2));
    await settled(file);
    expect(file.state).toBe("whole");
    expect(media(world)).toEqual(["exhibits 0", "exhibits 1"]);
    expect([...(await opened(world))].sort()).toEqual([1, 2]);
  });

  it("goes up once only where its key was known to be left before its deposit", async () => {
    const world = await withOneFile();
    world.mine.holdFiles = true;
    const file = added(world.mine, picture(2));
    closeAll(world);
    await world.mine.refresh();
    const before = uploadsOf(world);
    world.mine.holdFiles = false;
    await world.mine.carryFiles();
    await settled(file);
    expect([file.state, uploadsOf(world) - before]).toEqual(["whole", 1]);
  });

  it("keeps no words waiting: they go first, and the file follows", async () => {
    const world = await withOneFile();
    const { mine, server } = world;
    server.instead = (path) => (path === "/deposits" ? [422, { type: "statement", status: 422 }] : undefined);
    server.passes = (milliseconds) => milliseconds < 100;
    const file = added(mine, picture(2));
    for (let times = 0; times < 200 && file.state !== "arrived"; times++) await new Promise((go) => setTimeout(go, 5));
    expect(file.state).toBe("arrived");
    await mine.refresh();
    closeAll(world);
    mine.holdFiles = true;
    server.instead = () => undefined;
    const notebook = new Notebook();
    notebook.write("story.text", { kind: "text", text: "later words" });
    server.passes = () => true;
    await mine.keepPrivate(notebook, asked, wording);
    expect(media(world)).toEqual(["exhibits 0"]);
    mine.holdFiles = false;
    await mine.carryFiles();
    await settled(file);
    expect(file.state).toBe("whole");
    expect(media(world)).toEqual(["exhibits 0", "exhibits 1"]);
  });

  it("that belongs to a message is named there by its new sealing", async () => {
    const world = begun();
    const desk = circle();
    await world.mine.send(written(), asked, sending(written(), [desk]));
    const other = world.session();
    await other.enter(world.code);
    const no = { purpose: "read", answer: "no", to: [desk.organisation.id], exclude: [], speaker: "self" } as const;
    beforeDeposits(world, 1, () => own(other).switch("read", false, { ...no, wording }, [desk]));
    const voice = added(world.mine, new Blob([new Uint8Array(2000)], { type: "audio/webm" }), "conversation");
    await own(world.mine).write("more words", [voice], "en");
    expect([voice.state, media(world)]).toEqual(["whole", ["conversation 1"]]);
    const message = world.mine.record?.told.find((one) => one.body["text"] === "more words");
    expect(message?.body["attachments"]).toEqual([voice.item]);
    expect(world.server.cases[0]?.grants).toEqual([]);
  });

  it("says so plainly where only its sealed bytes are left, sends nothing of it, and goes on with the rest", async () => {
    const world = await withOneFile();
    const phone = new FakePhone();
    world.mine.holdFiles = true;
    added(world.mine, picture(2));
    const kept = JSON.parse(JSON.stringify(await world.mine.keepFiles(phone))) as KeptHere[];
    closeAll(world);
    const later = world.session();
    await later.enter(world.code);
    const before = uploadsOf(world);
    later.takeFiles(kept, phone);
    const more = added(later, picture(3));
    await later.carryFiles();
    await settled(more);
    expect(later.files.map((file) => file.state)).toEqual(["closed", "whole"]);
    expect(uploadsOf(world) - before).toBe(1);
    expect(later.keptFiles).toHaveLength(1);
    expect(media(world)).toEqual(["exhibits 0", "exhibits 1"]);
  });

  it("is sealed anew in the page that kept it on this phone, and what is kept there stays until it arrived", async () => {
    const world = await withOneFile();
    const phone = new FakePhone();
    world.mine.holdFiles = true;
    const file = added(world.mine, picture(2));
    const kept = await world.mine.keepFiles(phone);
    closeAll(world);
    await world.mine.refresh();
    world.mine.holdFiles = false;
    const carried = world.mine.carryFiles();
    expect(world.mine.keptFiles).toEqual(kept);
    await carried;
    await settled(file);
    expect([file.state, world.mine.keptFiles]).toEqual(["whole", []]);
    expect([...(await opened(world))].sort()).toEqual([1, 2]);
  });

  it("is given up as refused where every key of it is left before its deposit", async () => {
    const world = await withOneFile();
    beforeDeposits(world, 1000, () => {
      closeAll(world);
      const epochs = world.server.cases[0]?.epochs ?? [];
      const last = Math.max(...epochs.filter((one) => one.compartment === "exhibits").map((one) => one.epoch));
      epochs.push({ compartment: "exhibits", epoch: last + 1, stale: true });
    });
    const before = uploadsOf(world);
    const file = added(world.mine, picture(2));
    await settled(file);
    expect(file.state).toBe("refused");
    expect(uploadsOf(world) - before).toBeLessThanOrEqual(4);
    expect(media(world)).toEqual(["exhibits 0"]);
  });
});
