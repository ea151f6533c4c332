import { describe, expect, it } from "vitest";
import { asked, wording } from "./files.ts";
import { begun, own, written } from "./keeping-world.ts";

describe("listening for news", () => {
  it("takes one line to the server, however often she comes to the screen", async () => {
    const { server, mine } = begun();
    await mine.keepPrivate(written(), asked, wording);
    let lines = 0;
    server.hold = (path) => {
      if (path !== "/mailbox/events") return Promise.resolve();
      lines++;
      return new Promise(() => {});
    };
    for (let visit = 0; visit < 7; visit++) void own(mine).listen();
    await expect.poll(() => lines, { timeout: 2_000 }).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(lines).toBe(1);
    mine.forget();
  });
});
