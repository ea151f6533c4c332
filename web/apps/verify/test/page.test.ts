import { createHash } from "node:crypto";
import { Examination, putChecks, SubmittedFile } from "@backup/dossier";
import { describe, expect, test } from "vitest";
import { inline } from "../build/inline.ts";
import { sentencesIn } from "../build/sentences.ts";
import { inFolder, kindOf } from "../src/judging.ts";
import { filled, reasonSentence, verdictJson, type Telling } from "../src/told.ts";

const telling: Telling = {
  sentences: sentencesIn("fr"),
  refusal: (code) => (code === "form" ? "pas la forme" : undefined),
};
const text = (content: string) => new Blob([content]);
const HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
const BAG = [
  ["bagit.txt", text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")],
  ["data/a.txt", text("hello")],
  ["manifest-sha256.txt", text(`${HELLO}  data/a.txt\n`)],
] as const;
const judged = (...more: readonly (readonly [string, Blob])[]) =>
  putChecks(new Examination(SubmittedFile.ofFolder([...BAG, ...more]), {}));

interface Saved {
  readonly held?: boolean;
  readonly unchecked?: readonly number[];
  readonly checks: readonly { readonly number: number; readonly name: string; readonly result: string }[];
}

describe("the file that is built", () => {
  const html = inline('say("</script><!--")', "p{color:red}");

  test("runs its one script and its one style, whose digests its policy names, and nothing else", () => {
    const [, script = ""] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
    const [, style = ""] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    for (const part of [script, style]) {
      expect(part).not.toBe("");
      expect(policy).toContain(`'sha256-${createHash("sha256").update(part).digest("base64")}'`);
    }
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).not.toMatch(/unsafe|\*|https?:|'self'|connect-src/);
    expect(script).toBe('say("<\\/script><\\!--")');
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  test("names no address to load from", () => {
    expect(html.replace(/xmlns='[^']*'/g, "")).not.toMatch(/(?:src|href)=["'](?!data:)/);
  });
});

describe("what a file is", () => {
  test.each([
    ["", "a.zip", "empty"],
    ["c2sp.org/tlog-proof@v1\n", "letter.txt", "receipt"],
    ["PK\u0003\u0004", "a.bin", "container"],
    ["no zip", "a.asice", "container"],
    ["# mine\nlog x\nquorum none\n", "policy", "policy"],
    ["a letter", "a.tlog-proof", "unknown"],
  ])("is told by its bytes: %j called %s", async (content, name, kind) => {
    expect(await kindOf(new File([content], name))).toBe(kind);
  });

  test("is found in a folder without the folder's own name", () => {
    const file = Object.assign(new File([], "a"), { webkitRelativePath: "bag/data/a" });
    expect(inFolder([file]).map(([path]) => path)).toEqual(["data/a"]);
  });
});

describe("what is saved", () => {
  test("of a bag of another maker is all forty, as the verifier says it", async () => {
    const saved = JSON.parse(verdictJson(await judged(), telling)) as Saved;
    expect(saved.checks.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
    expect(saved.checks[0]?.name).toMatch(/^Chaque pièce/);
    expect(saved).toMatchObject({ held: true });
    expect(saved).not.toHaveProperty("unchecked");
  });

  test("of a dossier says by number what was not checked, and never that it holds", async () => {
    const verdict = await judged(["data/log/policy", text("x\n")]);
    const saved = JSON.parse(verdictJson(verdict, telling)) as Saved;
    expect(saved.unchecked).toHaveLength(32);
    expect(saved.held).toBe(false);
    const sound = { ...verdict, checks: verdict.checks.filter(({ result }) => result.outcome !== "failed") };
    expect(JSON.parse(verdictJson(sound, telling))).not.toHaveProperty("held");
  });

  test("of a signed container of another maker leaves its signature unchecked", async () => {
    const { unchecked } = await judged(["META-INF/signatures.xml", text("<x/>")]);
    expect(unchecked).toEqual([13]);
  });

  test("of nothing does not hold", async () => {
    const verdict = await putChecks(new Examination(SubmittedFile.ofFolder([]), {}));
    expect(JSON.parse(verdictJson(verdict, telling))).toMatchObject({ held: false });
  });
});

describe("a sentence about a hostile file", () => {
  test("shows no sign that could turn or hide the text around it", () => {
    const hostile = `a\u202egnp.exe\u001b[2J${"x".repeat(500)}`;
    const sentence = filled("{0} est vide", [hostile], "isolated");
    expect(sentence).toMatch(/^\u2068a\ufffdgnp\.exe\ufffd\[2Jx+…\u2069 est vide$/);
  });

  test("is told in the reader's language, down to the reason", () => {
    const reason = { ground: "PART_UNREADABLE", about: ["data/custody.jsonl", "form"] } as const;
    expect(reasonSentence(reason, telling, "plain")).toContain("pas la forme");
    const rule = { ground: "BAG_RULE", about: ["FILE_MISSING", "manifest-md5.txt", "data/a"] } as const;
    expect(reasonSentence(rule, telling, "plain")).toBe("manifest-md5.txt cite un fichier qui n’est pas là : data/a");
  });
});
