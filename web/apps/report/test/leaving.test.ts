import { describe, expect, it } from "vitest";
import { Notebook } from "../src/flow/notebook.ts";
import { answersTold } from "../src/flow/record.ts";
import { asked, wording } from "./files.ts";
import { begun, written } from "./keeping-world.ts";

const film = (name: string, size = 700_000) =>
  new File([new Uint8Array(size).fill(5)], name, { type: "video/webm", lastModified: 0 });

/** Stalls every upload from the second on. */
function stallsSecond({ server }: ReturnType<typeof begun>): void {
  server.hold = (path, method) => {
    const begun = [...server.uploads.keys()];
    const second = path === "/uploads" ? begun.length > 0 : begun.indexOf(path) > 0;
    return second && method !== "HEAD" ? new Promise(() => {}) : Promise.resolve();
  };
}

async function names(world: ReturnType<typeof begun>): Promise<readonly unknown[]> {
  const again = world.session();
  await again.enter(world.code);
  const told = again.record?.told ?? [];
  return told.filter((one) => one.kind === "exhibit").map((one) => one.body["name"]);
}

describe("leaving while the second of two files is on its way", () => {
  it("loses nothing of the first, and none of the answers", async () => {
    const world = begun();
    await world.mine.keepPrivate(new Notebook(), asked, wording);
    stallsSecond(world);
    const first = world.mine.addFile(film("first.webm"), "camera");
    world.mine.addFile(film("second.webm"), "camera");
    void world.mine.keepQuietly(written(), asked, wording);
    await expect.poll(() => typeof first === "object" && first.state, { timeout: 20_000 }).toBe("whole");
    world.mine.forget();
    expect(await names(world)).toEqual(["first.webm"]);
    const again = world.session();
    await again.enter(world.code);
    expect([...answersTold(again.record ?? fail()).keys()]).toContain("needs.list");
  });

  it("loses nothing of the first where the second is large, though no time has passed", async () => {
    const world = begun();
    await world.mine.keepPrivate(new Notebook(), asked, wording);
    stallsSecond(world);
    world.server.passes = () => false;
    const first = world.mine.addFile(film("first.webm"), "camera");
    world.mine.addFile(film("second.webm", 3_100_000), "camera");
    await expect.poll(() => typeof first === "object" && first.state, { timeout: 20_000 }).toBe("whole");
    world.mine.forget();
    expect(await names(world)).toEqual(["first.webm"]);
  });
});

describe("small files that go quickly", () => {
  it("share one deposit", async () => {
    const world = begun();
    await world.mine.keepPrivate(new Notebook(), asked, wording);
    world.server.passes = () => false;
    const before = world.server.deposits.size;
    world.mine.holdFiles = true;
    for (const name of ["a", "b", "c", "d"]) world.mine.addFile(film(name, 3000), "file");
    world.mine.holdFiles = false;
    await world.mine.carryFiles();
    expect(world.server.deposits.size).toBe(before + 1);
    expect(await names(world)).toEqual(["a", "b", "c", "d"]);
  });
});

function fail(): never {
  throw new Error("there is no record");
}
