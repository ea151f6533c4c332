import { readFileSync } from "node:fs";
import { readProblem, type Remedy, remedyOf } from "@backup/api";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../build/languages.ts";
import { undone } from "../src/app/screens/undone.ts";
import type { State } from "../src/app/state.ts";
import { Refused } from "../src/flow/http.ts";
import { said } from "../src/flow/said.ts";
import { asked, words, wording } from "./files.ts";
import { begun, written } from "./keeping-world.ts";

const page = readFileSync(new URL("../../../../docs/protocol/13-problems.md", import.meta.url), "utf8");

/** Every code of the catalogue, with its status, as the protocol's table has them. */
const catalogue = [...page.matchAll(/^\| (\d{3}) \| (.*) \|$/gm)].flatMap(([, status, row]) =>
  [...(row ?? "").matchAll(/`([a-z-]+)`/g)].map(([, code]) => [code ?? "", Number(status)] as const),
);

/** What she reads once the server answered with this problem while she sends. */
const told = async (code: string, status: number): Promise<ReturnType<typeof said>> => {
  const problem = await readProblem(new Response(JSON.stringify({ type: code, status }), { status }));
  const refused = new Refused(problem.code);
  return said({ state: refused.passing ? "waits" : "refused", why: refused.remedy });
};

describe("a refusal on the reporter's page", () => {
  it("is one of a catalogue of codes", () => {
    expect(catalogue.length).toBeGreaterThan(20);
    expect(new Set(catalogue.map(([code]) => code)).size).toBe(catalogue.length);
  });

  it.each(catalogue)("is understood by its code: %s", async (code, status) => {
    expect(await readProblem(new Response(JSON.stringify({ type: code, status }), { status }))).toEqual({
      code,
      status,
    });
  });

  it.each([...LANGUAGES])("has its sentence in %s, whatever the code", async (language) => {
    const own: Readonly<Record<string, unknown>> = words(language);
    for (const [code, status] of catalogue) {
      const sentence = own[(await told(code, status)) ?? ""];
      expect(typeof sentence === "string" && sentence.trim() !== "", `${language} ${code}`).toBe(true);
    }
  });

  it("says of what passes by itself that it goes on, and of no other", async () => {
    const passing: string[] = [];
    for (const [code, status] of catalogue) if ((await told(code, status)) === "send.busy") passing.push(code);
    expect(passing.sort()).toEqual(["fault", "later", "slow-down"]);
  });

  it.each([
    ["not-ready", 409, "send.notReady"],
    ["erased", 410, "send.erased"],
    ["too-large", 413, "send.tooLarge"],
    ["not-permitted", 403, "send.changed"],
    ["key-changed", 409, "send.changed"],
    ["chain-moved", 409, "send.changed"],
    ["epoch-taken", 409, "send.changed"],
    ["epoch-stale", 409, "send.changed"],
    ["consent-fork", 409, "send.changed"],
    ["consent-due", 409, "send.changed"],
    ["already", 409, "send.changed"],
    ["session", 401, "send.refused"],
    ["form", 400, "send.refused"],
    ["signature", 422, "send.refused"],
  ])("says what she can do about %s", async (code, status, sentence) => {
    expect(await told(code, status)).toBe(sentence);
  });

  it("says that the line is away where nothing came back, and nothing at all while it goes well", () => {
    expect(said({ state: "waits", why: remedyOf("unreachable") })).toBe("send.away");
    expect(said({ state: "waits", why: remedyOf("unreadable") })).toBe("send.busy");
    expect(said({ state: "going" })).toBeUndefined();
    expect(said({ state: "idle" })).toBeUndefined();
  });
});

/** Every remedy there is. */
const REMEDIES = ["away", "busy", "changed", "erased", "tooLarge", "notReady", "refused"] as const;
const none: Exclude<Remedy, (typeof REMEDIES)[number]>[] = [];

describe("something that was not done on a later visit", () => {
  /** What the page says, and whether it looks again at what is kept and who may read. */
  const page = (cause: unknown) => {
    let looks = 0;
    const lookAgain = async () => {
      await Promise.resolve(looks++);
    };
    const state = { words: { say: (key: string) => key }, lookAgain } as unknown as State;
    return { says: undone(state, cause), looks };
  };

  it.each([
    ["erased", "undone.erased", 1],
    ["already", "undone.changed", 1],
    ["key-changed", "undone.changed", 1],
    ["not-permitted", "undone.changed", 1],
    ["slow-down", "undone.busy", 0],
    ["later", "undone.busy", 0],
    ["fault", "undone.busy", 0],
    ["unreachable", "undone.away", 0],
    ["too-large", "undone.tooLarge", 0],
    ["not-ready", "undone.notReady", 0],
    ["statement", "undone.refused", 0],
  ] as const)("is told by what she can do about it: %s", (code, says, looks) => {
    expect(page(new Refused(code))).toEqual({ says, looks });
  });

  it("is told without blame where the page itself is at fault", () => {
    expect(page(new RangeError("no key"))).toEqual({ says: "undone.refused", looks: 0 });
  });

  it.each([...LANGUAGES])("has a sentence for every remedy in %s, and none of the codes in it", (language) => {
    expect(none).toEqual([]);
    const own: Readonly<Record<string, unknown>> = words(language);
    const codes = catalogue.map(([code]) => code).filter((code) => code.includes("-"));
    for (const remedy of REMEDIES)
      for (const key of [`send.${remedy}`, `undone.${remedy}`]) {
        const sentence = own[key];
        expect(typeof sentence === "string" && sentence.trim() !== "", `${language} ${key}`).toBe(true);
        expect(codes.filter((code) => String(sentence).includes(code))).toEqual([]);
      }
  });
});

describe("a deposit that the server refuses", () => {
  it.each([
    ["erased", 410, "erased"],
    ["too-large", 413, "tooLarge"],
    ["key-changed", 409, "changed"],
    ["not-permitted", 403, "changed"],
    ["not-ready", 409, "notReady"],
    ["statement", 422, "refused"],
  ])("stops the sending and keeps her words: %s", async (type, status, why) => {
    const { server, mine } = begun();
    server.instead = (path) => (path === "/deposits" ? [status, { type, status }] : undefined);
    const notebook = written();
    await expect(mine.keepPrivate(notebook, asked, wording)).rejects.toThrow(Refused);
    expect(mine.sending).toEqual({ state: "refused", why });
    expect(notebook.drafts(asked, wording).length).toBeGreaterThan(0);
  });

  it("can be sent again once nothing stands in the way", async () => {
    const { server, mine } = begun();
    server.instead = (path) => (path === "/deposits" ? [409, { type: "epoch-stale", status: 409 }] : undefined);
    const notebook = written();
    await expect(mine.keepPrivate(notebook, asked, wording)).rejects.toThrow(Refused);
    server.instead = () => undefined;
    await mine.keepPrivate(notebook, asked, wording);
    expect(mine.sending).toEqual({ state: "idle" });
    expect(server.cases).toHaveLength(1);
  });
});

describe("a file that the server refuses", () => {
  it("is named as not taken, and not as one that could not be read", async () => {
    const { server, mine } = begun();
    await mine.keepPrivate(written(), asked, wording);
    server.instead = (path) => (path === "/uploads" ? [413, { type: "too-large", status: 413 }] : undefined);
    const file = mine.addFile(new Blob([new Uint8Array(2000)], { type: "image/png" }), "file");
    await mine.carryFiles();
    expect(typeof file === "object" && file.state).toBe("refused");
  });
});
