import { readFileSync } from "node:fs";
import { readProblem } from "@backup/api";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../build/languages.ts";
import { Refused } from "../src/flow/http.ts";
import { said } from "../src/flow/said.ts";
import { words } from "./files.ts";

const page = readFileSync(new URL("../../../../docs/protocol/13-problems.md", import.meta.url), "utf8");

/** Every code of the catalogue, with its status, as the protocol's table has them. */
const catalogue = [...page.matchAll(/^\| (\d{3}) \| (.*) \|$/gm)].flatMap(([, status, row]) =>
  [...(row ?? "").matchAll(/`([a-z-]+)`/g)].map(([, code]) => [code ?? "", Number(status)] as const),
);

/** What she reads once the server answered with this problem while she sends. */
const told = async (code: string, status: number): Promise<ReturnType<typeof said>> => {
  const problem = await readProblem(new Response(JSON.stringify({ type: code, status }), { status }));
  const refused = new Refused(problem.code);
  return said(refused.passing ? { state: "waits", why: "busy" } : { state: "refused", why: refused.why });
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

  it("says of a place that takes no reports yet that it takes none", async () => {
    expect(await told("not-ready", 409)).toBe("send.notReady");
  });

  it("says that the line is away where nothing came back, and nothing at all while it goes well", () => {
    expect(said({ state: "waits", why: "away" })).toBe("send.waits");
    expect(said({ state: "going" })).toBeUndefined();
    expect(said({ state: "idle" })).toBeUndefined();
  });
});
