import { readdirSync, readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { cubeRoots, withComputedTables } from "../build/computed-tables.ts";
import { LANGUAGES, languageFiles } from "../build/languages.ts";
import { narrowedTo } from "../build/narrow.ts";
import { NARROWED } from "../build/narrowed.ts";
import { edited } from "../build/syntax.ts";
import { isLater, numbersOf, saidBy, withNumbers, wordNumbers } from "../build/word-keys.ts";
import { said as saidOf } from "../src/flow/said.ts";
import { words } from "./files.ts";

const nothing = { literals: new Set<string>(), beginnings: [] };
const REMEDIES = ["away", "busy", "changed", "erased", "tooLarge", "notReady", "refused"] as const;
const said = saidBy(['say("a.one"); say("a.two"); say(`b.${kind}`); say("b.one"); say("plain");']);

describe("numbers for the names of texts", () => {
  it("are given where a name is said whole, and nowhere else", () => {
    const names = ["a.two", "a.one", "a.three", "b.one", "plain"];
    expect([...numbersOf(names, said, nothing)]).toEqual([
      ["a.two", 0],
      ["a.one", 1],
    ]);
  });

  it("are not given to a name that means something else as well", () => {
    const others = { ...nothing, literals: new Set(["a.one"]) };
    expect([...numbersOf(["a.one", "a.two"], said, others).keys()]).toEqual(["a.two"]);
  });

  it("are not given to a name that is put together behind the screens", () => {
    const others = saidBy(["const told = `a.${why}`;"]);
    expect([...numbersOf(["a.one", "a.two"], said, others)]).toEqual([]);
  });

  it.each(REMEDIES)("leave what she is told of a refusal by its name: %s", (why) => {
    const told = saidOf({ state: "refused", why });
    expect(Object.keys(words("en"))).toContain(told);
    expect(wordNumbers().has(told ?? "")).toBe(false);
  });

  it("stand in the program where the names stood, and leave other texts alone", () => {
    const program = 'say("a.one", { "a.one": "a.ones" }) + `a.one`';
    expect(withNumbers(program, new Map([["a.one", 7]]))).toBe('say(7, { 7: "a.ones" }) + `a.one`');
  });

  it.each([...LANGUAGES])("find in %s the text of each name, and every text is there once", (language) => {
    const { first, rest } = languageFiles(language);
    const loaded: Record<string, unknown> = Object.assign({}, first.texts, first.words, rest.words);
    const all = Object.entries(words(language)).filter(([name]) => !name.startsWith("start."));
    for (const [name, text] of all) expect(loaded[wordNumbers().get(name) ?? name], name).toEqual(text);
    expect(Object.keys(loaded)).toHaveLength(all.length);
  });

  it("are given to most names, and those of coming back come last", () => {
    const names = [...wordNumbers().keys()];
    expect(names.length).toBeGreaterThan(200);
    expect(names.filter(isLater).length).toBeGreaterThan(0);
    expect(names.slice(names.findIndex(isLater)).filter((name) => !isLater(name))).toEqual([]);
  });
});

describe("tables that are computed", () => {
  const numbers = (bits: bigint) => cubeRoots(80).map((root) => `"0x${(root >> bits).toString(16)}"`);
  const module = (short: readonly string[], long: readonly string[]) =>
    `const SHA256_K = Uint32Array.from([${short.join()}]);\nconst K512 = split([${long.join()}].map(BigInt));\n`;

  it("are those of the standard", () => {
    const roots = cubeRoots(80).map((root) => root.toString(16).padStart(16, "0"));
    expect([roots[0], roots[1], roots[79]]).toEqual(["428a2f98d728ae22", "7137449123ef65cd", "6c44198c4a475817"]);
    expect(new Set(roots).size).toBe(80);
  });

  it("stand in place of what they are", () => {
    const made = withComputedTables(module(numbers(32n).slice(0, 64), numbers(0n)));
    expect(made).not.toContain("0x428a2f98");
    const world = { split: (list: readonly bigint[]) => list, made: {} as { short: Uint32Array; long: bigint[] } };
    runInNewContext(`${made}; made.short = SHA256_K; made.long = K512;`, world);
    const { short, long } = world.made;
    expect(short[63]).toBe(0xc67178f2);
    expect(long.join()).toBe(cubeRoots(80).join());
  });

  it("are refused where a number differs, is missing or was renamed", () => {
    const short = numbers(32n).slice(0, 64);
    const wrong = ['"0x1"', ...numbers(0n).slice(1)];
    expect(() => withComputedTables(module(short, wrong))).toThrow("not what is computed");
    expect(() => withComputedTables(module(short.slice(1), numbers(0n)))).toThrow("not what is computed");
    expect(() => withComputedTables(module(short, numbers(0n)).replace("K512", "K"))).toThrow("no table K512");
  });
});

describe("a library, narrowed to what this page reaches,", () => {
  const library =
    "class A { one() {} two() {} }\nexport const f = (x, y) => { if (x) y(); return y  ? { a: 1, b } : g(x, 2); };";

  it("has its tests decided, and nothing else of the same name", () => {
    expect(narrowedTo(library, { tests: { x: false, y: true } })).toBe(
      library.replace("if (x)", "if (false)").replace("return y  ?", "return true  ?"),
    );
  });

  it("has terms replaced, however they are broken into lines", () => {
    expect(narrowedTo("f(1,\n  2);", { terms: { "f(1, 2)": "3" } })).toBe("3;");
  });

  it("has no member that nothing asks for", () => {
    expect(narrowedTo(library, { without: ["two", "a"] })).toBe(
      library.replace(" two() {}", " ").replace("{ a: 1, b }", "{  b }"),
    );
  });

  it.each([{ tests: { z: true } }, { terms: { "g(x)": "1" } }, { without: ["three"] }, { without: ["b"] }])(
    "stops the build where it no longer reads so (%j)",
    (narrowed) => {
      expect(() => narrowedTo(library, narrowed)).toThrow("no longer says");
    },
  );
});

describe("what is left out of a library", () => {
  const web = new URL("../../../", import.meta.url);
  const folders = ["packages/sealing/src/", "packages/ledger/src/"].map((folder) => new URL(folder, web));
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(new URL(name, folder), "utf8")),
  );

  it.each(Object.entries(NARROWED))("is asked for by nobody who imports %s", (name, { without = [] }) => {
    const importing = sources.filter((source) => source.includes(`"${name}"`));
    expect(sources.length).toBeGreaterThan(50);
    for (const member of without) expect(importing.filter((source) => source.includes(`.${member}(`))).toEqual([]);
  });
});

describe("edits of a program", () => {
  it("leave the rest as it was, and one inside another gives way to the outer", () => {
    expect(
      edited("abcdef", [
        [4, 5, "E"],
        [1, 3, "-"],
        [2, 3, "x"],
      ]),
    ).toBe("a-dEf");
  });
});
