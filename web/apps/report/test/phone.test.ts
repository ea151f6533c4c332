import { describe, expect, it } from "vitest";
import { NoRoom } from "../src/flow/drafts.ts";
import type { FileOnItsWay, KeptHere } from "../src/flow/files.ts";
import { Notebook } from "../src/flow/notebook.ts";
import type { Session } from "../src/flow/session.ts";
import { FakePhone } from "./fake-phone.ts";
import { asked, wording } from "./files.ts";
import { begun, own, written } from "./keeping-world.ts";

const SIZE = 700_000;
const video = () => new File([new Uint8Array(SIZE).fill(5)], "clip.webm", { type: "video/webm", lastModified: 0 });

function added(session: Session, file: File): FileOnItsWay {
  const one = session.addFile(file, "camera");
  if (typeof one !== "object") throw new Error(one);
  return one;
}

/** As the sealed draft holds it. */
const written2 = (kept: readonly KeptHere[]) => JSON.parse(JSON.stringify(kept)) as KeptHere[];

async function comesBackWhole(world: ReturnType<typeof begun>): Promise<void> {
  const again = world.session();
  await again.enter(world.code);
  const exhibit = again.record?.told.find((one) => one.kind === "exhibit");
  expect(exhibit?.body).toMatchObject({ name: "clip.webm", mediaType: "video/webm", length: SIZE });
  const blob = exhibit && (await own(again).open(exhibit));
  expect(blob?.size).toBe(SIZE);
  const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? []);
  expect([bytes.length, new Set(bytes)]).toEqual([SIZE, new Set([5])]);
}

describe("a file kept on this phone", () => {
  it("goes up in a later page when nothing of it had gone, even before anything else went", async () => {
    const world = begun();
    const phone = new FakePhone();
    added(world.mine, video());
    const kept = written2(await world.mine.keepFiles(phone));
    expect(kept).toHaveLength(1);
    const later = world.session();
    expect(await later.enter(world.code)).toBe("empty");
    later.takeFiles(kept, phone);
    expect(later.files[0]).toMatchObject({ kind: "video", number: 1, state: "ready" });
    await later.keepQuietly(new Notebook(), asked, wording);
    expect(later.files[0]?.state).toBe("whole");
    await comesBackWhole(world);
  });

  it("goes on in a later page where the line broke, and the first part is not sent again", async () => {
    const world = begun();
    const phone = new FakePhone();
    await world.mine.keepPrivate(written(), asked, wording);
    let sent = 0;
    world.server.instead = (path) => {
      if (path.startsWith("/uploads/") && ++sent === 2) first.pause();
      return undefined;
    };
    const first = added(world.mine, video());
    await world.mine.carryFiles();
    world.server.instead = () => undefined;
    expect(first).toMatchObject({ state: "paused" });
    const { stored } = first;
    expect(stored).toBeGreaterThan(0);
    const kept = written2(await world.mine.keepFiles(phone));
    expect(kept[0]?.begun).toMatchObject({ from: stored });
    expect(kept[0]?.begun.address).toMatch(/^\/uploads\//);
    const later = world.session();
    await later.enter(world.code);
    later.takeFiles(kept, phone);
    await later.carryFiles();
    expect(later.files[0]?.state).toBe("whole");
    expect(later.keptFiles).toEqual([]);
    expect(world.server.seen.filter((one) => one.path === "/uploads")).toHaveLength(1);
    await comesBackWhole(world);
  });

  it("that is her voice goes on as her message, in the conversation", async () => {
    const world = begun();
    const phone = new FakePhone();
    const sound = new Blob([new Uint8Array(2000)], { type: "audio/webm" });
    const voice = world.mine.addFile(sound, "microphone", "conversation", "ar");
    expect(typeof voice === "object" && voice.spoken).toBe("ar");
    const kept = written2(await world.mine.keepFiles(phone));
    const later = world.session();
    await later.enter(world.code);
    later.takeFiles(kept, phone);
    await later.keepQuietly(written(), asked, wording);
    expect(later.files[0]?.state).toBe("whole");
    const again = world.session();
    await again.enter(world.code);
    const messages = (again.record?.told ?? []).filter((one) => one.kind === "message");
    expect(new Set(messages.map((one) => one.compartment)).size).toBe(1);
    expect(messages.flatMap((one) => one.body["attachments"])).toEqual([later.files[0]?.item]);
  });

  it("goes on in this page as well", async () => {
    const world = begun();
    const phone = new FakePhone();
    await world.mine.keepPrivate(written(), asked, wording);
    const file = added(world.mine, video());
    await world.mine.keepFiles(phone);
    await world.mine.carryFiles();
    expect(file.state).toBe("whole");
    await comesBackWhole(world);
  });

  it("stands there as bytes and fields that tell nothing without her code", async () => {
    const world = begun();
    const phone = new FakePhone();
    added(world.mine, video());
    await world.mine.keepFiles(phone);
    const bytes = [...phone.kept.values()].flat();
    expect(bytes.reduce((sum, one) => sum + one.length, 0)).toBeGreaterThan(SIZE);
    expect(bytes.some((one) => Buffer.from(one).includes(Buffer.alloc(64, 5)))).toBe(false);
  });

  it.each<[string, (phone: FakePhone) => void]>([
    [
      "is refused with nothing lost where the browser knows that there is no room",
      (phone) => {
        phone.told = 1000;
      },
    ],
    [
      "begins again with nothing lost where room ran out half-way",
      (phone) => {
        phone.room = 300_000;
      },
    ],
  ])("%s", async (_, narrow) => {
    const world = begun();
    const phone = new FakePhone();
    narrow(phone);
    await world.mine.keepPrivate(written(), asked, wording);
    world.mine.holdFiles = true;
    const file = added(world.mine, video());
    await expect(world.mine.keepFiles(phone)).rejects.toThrow(NoRoom);
    expect(phone.kept.size).toBe(0);
    world.mine.holdFiles = false;
    await world.mine.carryFiles();
    expect(file.state).toBe("whole");
    await comesBackWhole(world);
  });

  it("is not kept at all once it was received", async () => {
    const world = begun();
    const phone = new FakePhone();
    await world.mine.keepPrivate(written(), asked, wording);
    added(world.mine, video());
    await world.mine.carryFiles();
    expect(await world.mine.keepFiles(phone)).toEqual([]);
    expect(phone.kept.size).toBe(0);
  });

  it("stays paused where she had paused it", async () => {
    const world = begun();
    await world.mine.keepPrivate(written(), asked, wording);
    world.mine.holdFiles = true;
    const file = added(world.mine, video());
    file.pause();
    await world.mine.keepFiles(new FakePhone());
    expect(file.state).toBe("paused");
  });
});

describe("a draft on this phone", () => {
  it("does not send a second time what had been received before the reload", async () => {
    const { mine } = begun();
    const notebook = written();
    await mine.keepPrivate(notebook, asked, wording);
    const later = new Notebook();
    expect(later.import(JSON.parse(JSON.stringify(notebook.export())))).toBe(true);
    expect(later.drafts(asked, wording)).toEqual([]);
    later.write("story.text", { kind: "text", text: "more" });
    expect(later.drafts(asked, wording)).toHaveLength(1);
  });

  it.each([{}, { answers: null }, { answers: {}, free: 1, notes: [] }, { answers: {}, free: [], notes: [], kept: 3 }])(
    "is refused where it has not the form of one",
    (draft) => {
      expect(new Notebook().import(draft)).toBe(false);
    },
  );
});
