import { randomId } from "@backup/sealing";
import { describe, expect, it } from "vitest";
import { referenceDrawn } from "../src/work/intake-opening.ts";
import type { Server } from "../src/work/server.ts";

const id = randomId<"case">();
const serving = (ask: (path: string, asked: unknown) => Promise<unknown>): Pick<Server, "ask"> => ({
  ask: ((_: string, path: string, asked: unknown) => ask(path, asked)) as Server["ask"],
});

describe("the reference to say on the telephone", () => {
  it("is the one of this very case, wherever it stands in a long queue", async () => {
    const asked: unknown[] = [];
    const server = serving((path, what) => {
      asked.push([path, what]);
      return Promise.resolve(path === "/queue" ? { rows: [], more: true } : { reference: "0BADCAFE" });
    });
    expect(await referenceDrawn(server, id)).toBe("0BADCAFE");
    expect(asked).toEqual([["/cases/{case}", { path: { case: id } }]]);
  });

  it.each([
    ["the line breaks", () => Promise.reject(new Error("offline"))],
    ["there is none", () => Promise.resolve({})],
  ])("is left out where %s: the case is open and its code must be shown", async (_, ask) => {
    expect(await referenceDrawn(serving(ask), id)).toBe("");
  });
});
