import { describe, expect, it } from "vitest";
import { Notebook } from "../src/flow/notebook.ts";
import { said } from "../src/flow/said.ts";
import type { Session } from "../src/flow/session.ts";
import { asked, wording } from "./files.ts";
import { begun, circle, sending, written } from "./keeping-world.ts";

const REFUSALS = [
  ["not-ready", 409, "notReady"],
  ["not-permitted", 403, "changed"],
  ["statement", 422, "refused"],
  ["signature", 422, "refused"],
  ["too-large", 413, "tooLarge"],
  ["consent-fork", 409, "changed"],
  ["form", 400, "refused"],
] as const;

/** How often one quiet word may be tried, the first time with the rest. */
const TRIES = 5;

const why = ({ kept }: Session) => (kept && "why" in kept ? kept.why : undefined);
const keeping = (mine: Session, notebook = written()) => mine.keepQuietly(notebook, asked, wording);

describe("what the page says of keeping", () => {
  it("is nothing before anything was finished, and kept once it is with the server", async () => {
    const { server, mine } = begun();
    expect(mine.kept).toBeUndefined();
    const going = keeping(mine);
    expect(mine.kept).toEqual({ state: "going" });
    await going;
    expect(server.deposits.size).toBe(1);
    expect(mine.kept).toEqual({ state: "kept" });
  });

  it.each(REFUSALS)(
    "is never kept after %s: it says why, and tries again a few times",
    async (type, status, remedy) => {
      const { server, mine } = begun();
      server.instead = (path) => (path === "/deposits" ? [status, { type, status }] : undefined);
      const states = new Set<unknown>();
      const notebook = written();
      await keeping(mine, notebook);
      states.add(mine.kept?.state);
      expect(why(mine)).toBe(remedy);
      expect(mine.kept && mine.kept.state !== "kept" && said(mine.kept)).toBe(`send.${remedy}`);
      const tried = () => server.seen.filter((one) => one.path === "/deposits").length;
      await expect.poll(tried, { timeout: 20_000 }).toBe(TRIES);
      await new Promise((resolve) => setTimeout(resolve, 50));
      states.add(mine.kept?.state);
      expect(tried()).toBe(TRIES);
      expect(states).toEqual(new Set(["refused"]));
      expect(notebook.drafts(asked, wording)).not.toEqual([]);
    },
  );

  it("becomes kept by itself where the place began to take reports meanwhile", async () => {
    const { server, mine } = begun();
    let refused = 0;
    server.instead = (path) =>
      path === "/deposits" && refused++ < 2 ? [409, { type: "not-ready", status: 409 }] : undefined;
    const notebook = written();
    await keeping(mine, notebook);
    expect(why(mine)).toBe("notReady");
    await expect.poll(() => mine.kept, { timeout: 20_000 }).toEqual({ state: "kept" });
    expect(server.deposits.size).toBe(1);
    expect(notebook.drafts(asked, wording)).toEqual([]);
  });

  it.each(["/deposits", "/mailbox/session"])(
    "waits without a connection at %s, and is kept once there is one",
    async (path) => {
      const { server, mine } = begun();
      let away = true;
      server.lose = (asked) => asked === path && away;
      const going = keeping(mine);
      await expect.poll(() => mine.kept, { timeout: 20_000 }).toEqual({ state: "waits", why: "away" });
      away = false;
      await going;
      expect(mine.kept).toEqual({ state: "kept" });
      expect(server.deposits.size).toBe(1);
    },
  );

  it("says that the other side is busy while it is", async () => {
    const { server, mine } = begun();
    let busy = true;
    server.instead = (path) => (path === "/deposits" && busy ? [503, { type: "later", status: 503 }] : undefined);
    const going = keeping(mine);
    await expect.poll(() => mine.kept, { timeout: 20_000 }).toEqual({ state: "waits", why: "busy" });
    busy = false;
    await going;
    expect(mine.kept).toEqual({ state: "kept" });
  });

  it("is not kept of the first part while a later one is on its way", async () => {
    const { server, mine } = begun();
    const notebook = written();
    const seen: unknown[] = [];
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    server.hold = (path) => (path === "/deposits" && server.deposits.size > 0 ? held : Promise.resolve());
    await keeping(mine, notebook);
    notebook.choose("time.since", ["today"]);
    const second = keeping(mine, notebook);
    seen.push(mine.kept);
    letGo();
    await second;
    expect(seen).toEqual([{ state: "going" }]);
    expect(mine.kept).toEqual({ state: "kept" });
  });

  it("begins where the code is not derived yet: nothing she finished is passed over", async () => {
    const { server, mine } = begun();
    expect(mine.ready).toBe(false);
    await keeping(mine);
    expect(server.deposits.size).toBe(1);
  });

  it("says nothing of kept while she holds everything back", async () => {
    const { mine } = begun();
    mine.holdBack = true;
    await keeping(mine);
    expect(mine.kept).toBeUndefined();
  });

  it("says why where a file went up and its deposit is refused, and confirms it by itself later", async () => {
    const { server, mine } = begun();
    await mine.keepPrivate(written(), asked, wording);
    let refused = 0;
    server.instead = (path) =>
      path === "/deposits" && refused++ < 2 ? [422, { type: "statement", status: 422 }] : undefined;
    const file = mine.addFile(new File([new Uint8Array(9)], "a.jpg", { type: "image/jpeg" }), "file");
    await mine.carryFiles();
    expect(why(mine)).toBe("refused");
    await expect.poll(() => typeof file === "object" && file.state, { timeout: 20_000 }).toBe("whole");
    expect(why(mine)).toBeUndefined();
  });

  it("is kept once she sent, whatever was refused before", async () => {
    const { server, mine } = begun();
    server.instead = (path) => (path === "/deposits" ? [409, { type: "not-ready", status: 409 }] : undefined);
    server.passes = () => false;
    const notebook = written();
    await keeping(mine, notebook);
    server.instead = () => undefined;
    await mine.send(notebook, asked, sending(notebook, [circle()]));
    expect(mine.kept).toEqual({ state: "kept" });
  });

  it("ends with her: nothing is tried again after she left", async () => {
    const { server, mine } = begun();
    server.instead = (path) => (path === "/deposits" ? [409, { type: "not-ready", status: 409 }] : undefined);
    await keeping(mine);
    mine.forget();
    const before = server.seen.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.seen.length).toBe(before);
  });

  it("does not take along an answer that waits for who must not read it", async () => {
    const world = begun();
    let withheld = false;
    const mine = world.session({ withheld: () => withheld });
    mine.drawCode();
    await keeping(mine);
    withheld = true;
    const next = new Notebook();
    next.choose("perp.category", ["aid_worker"]);
    await mine.keepQuietly(next, asked, wording);
    expect(world.server.deposits.size).toBe(1);
    expect(mine.kept).toBeUndefined();
  });
});
