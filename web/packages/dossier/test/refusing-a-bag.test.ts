import { hash, hex, utf8, type Bytes } from "@backup/sealing";
import { describe, expect, test } from "vitest";
import { bagFolder } from "../src/bag/bag-folder.ts";
import { bagHolds, judgeBag } from "../src/bag/bag.ts";
import type { BagRule } from "../src/bag/bag-finding.ts";
import type { BagLimits } from "../src/bag/tag-file.ts";

const DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/** A bag of a few lines, valid until a test breaks it. */
class BagInMemory {
  readonly #files = new Map<string, Bytes>();

  static valid(): BagInMemory {
    return new BagInMemory()
      .with("bagit.txt", DECLARATION)
      .with("data/a.txt", "a")
      .with("data/b.txt", "bb")
      .with("bag-info.txt", "Payload-Oxum: 3.2\n")
      .listed("manifest-sha256.txt", "data/a.txt", "data/b.txt")
      .listed("tagmanifest-sha256.txt", "bag-info.txt", "bagit.txt", "manifest-sha256.txt");
  }

  with(path: string, content: string | Bytes): this {
    this.#files.set(path, typeof content === "string" ? utf8(content) : content);
    return this;
  }

  without(path: string): this {
    this.#files.delete(path);
    return this;
  }

  listed(manifest: string, ...paths: readonly string[]): this {
    return this.with(manifest, paths.map((path) => `${this.digest(path)}  ${path}\n`).join(""));
  }

  adding(line: string): this {
    const before = new TextDecoder().decode(this.#files.get("manifest-sha256.txt"));
    return this.with("manifest-sha256.txt", before + line);
  }

  digest(path: string): string {
    return hex(hash(this.#files.get(path) ?? new Uint8Array()));
  }

  async judged(limits?: BagLimits) {
    const files = [...this.#files].map(([path, bytes]) => [path, new Blob([bytes])] as const);
    const judgement = await judgeBag(bagFolder(files), undefined, limits);
    return { holds: bagHolds(judgement), rules: judgement.findings.map(({ rule }) => rule), judgement };
  }
}

const bag = () => BagInMemory.valid();
const ZEROS = "00".repeat(32);

describe("a bag", () => {
  test("is not refused without cause", async () => {
    const { judgement } = await bag().judged();
    expect(judgement).toMatchObject({ version: "1.0", payloadFiles: 2, payloadBytes: 3, findings: [] });
    expect(judgement.algorithms).toEqual(["sha256"]);
  });

  test.each([
    "../out",
    "data/../../out",
    "/etc/hosts",
    "~/x",
    "~root/x",
    "C:\\x",
    "C:x",
    "data\\x",
    "data//x",
    "data/",
    "data/./x",
    ".",
    "",
    "%AppData%/x",
    "data/x/..",
    "data/\0x",
    "/\u2028x",
  ])("with a path that could lead out is refused: %j", async (path) => {
    const { rules, holds } = await bag().adding(`${ZEROS}  ${path}\n`).judged();
    expect(rules.includes("PATH_OUTSIDE") || rules.includes("LINE_MALFORMED")).toBe(true);
    expect(holds).toBe(false);
  });

  const broken: readonly (readonly [BagRule, string, (whole: BagInMemory) => BagInMemory])[] = [
    ["LINE_MALFORMED", "a line of another form", (one) => one.adding("zz\n")],
    ["LINE_MALFORMED", "a digest that is cut", (one) => one.adding(`${ZEROS.slice(2)}  data/a.txt\n`)],
    ["FILE_MISSING", "a file that is gone", (one) => one.without("data/a.txt")],
    ["FILE_UNLISTED", "a file more", (one) => one.with("data/c.txt", "c")],
    ["FILE_UNLISTED", "a list that leaves all out", (one) => one.with("manifest-sha512.txt", "")],
    ["DIGEST_DIFFERS", "another byte", (one) => one.with("data/b.txt", "bc")],
    ["DIGEST_DIFFERS", "another line end in a tag file", (one) => one.with("bag-info.txt", "Payload-Oxum: 3.2\r\n")],
    ["PATH_MISPLACED", "a payload file among tag files", (one) => one.listed("tagmanifest-sha256.txt", "data/a.txt")],
    ["NAMES_COLLIDE", "two names that are one elsewhere", (one) => one.with("data/A.txt", "a")],
    [
      "FILE_NOT_FETCHED",
      "a file that lies elsewhere",
      (one) => one.without("data/a.txt").with("fetch.txt", "https://example.org/a 1 data/a.txt\n"),
    ],
    [
      "PATH_MISPLACED",
      "a tag file to be fetched",
      (one) => one.with("fetch.txt", "https://example.org/a - bagit.txt\n"),
    ],
    ["LINE_MALFORMED", "nonsense to be fetched", (one) => one.with("fetch.txt", "nothing\n")],
    ["OXUM_DIFFERS", "another size", (one) => one.with("bag-info.txt", "Payload-Oxum: 4.2\n")],
    [
      "OXUM_DIFFERS",
      "a size beyond all numbers",
      (one) => one.with("bag-info.txt", `payload-oxum: ${"9".repeat(18)}.2\n`),
    ],
    ["INFO_MALFORMED", "a size in words", (one) => one.with("bag-info.txt", "Payload-Oxum: many\n")],
    ["INFO_MALFORMED", "a line without a label", (one) => one.with("bag-info.txt", "no colon\n")],
    ["INFO_MALFORMED", "a line that goes on before it began", (one) => one.with("bag-info.txt", " goes on\n")],
    ["PATH_ESCAPE", "a percent sign for nothing", (one) => one.adding(`${ZEROS}  data/100%\n`)],
    ["ALGORITHM_UNKNOWN", "an unknown algorithm", (one) => one.with("manifest-crc32.txt", "")],
    ["MANIFEST_MISSING", "no list", (one) => one.without("manifest-sha256.txt")],
    [
      "TAG_FILE_UNREADABLE",
      "a list that is no text",
      (one) => one.with("manifest-sha256.txt", Uint8Array.of(0xff, 0xfe, 0)),
    ],
    ["TAG_FILE_UNREADABLE", "a byte-order mark", (one) => one.with("bagit.txt", `\uFEFF${DECLARATION}`)],
    ["VERSION_UNKNOWN", "version 2.0", (one) => one.with("bagit.txt", DECLARATION.replace("1.0", "2.0"))],
    ["VERSION_UNKNOWN", "version 0.92", (one) => one.with("bagit.txt", DECLARATION.replace("1.0", "0.92"))],
    ["ENCODING_UNKNOWN", "encoding UTF-99", (one) => one.with("bagit.txt", DECLARATION.replace("UTF-8", "UTF-99"))],
    [
      "ENCODING_UNKNOWN",
      "an encoding read otherwise elsewhere",
      (one) => one.with("bagit.txt", DECLARATION.replace("UTF-8", "ISO-8859-9")),
    ],
    ["DECLARATION_MALFORMED", "a line more", (one) => one.with("bagit.txt", `${DECLARATION}more\n`)],
    ["LISTED_TWICE", "a path twice", (one) => one.adding(`${one.digest("data/a.txt")}  data/a.txt\n`)],
  ];
  test.each(broken)("is refused (%s) with %s", async (rule, _, change) => {
    const { rules, holds } = await change(bag()).judged();
    expect(rules).toContain(rule);
    expect(holds).toBe(false);
  });

  test("is read in the encodings that every reader knows alike", async () => {
    const latin = bag()
      .with("data/é", "é")
      .with("bag-info.txt", "Payload-Oxum: 5.3\n")
      .with("bagit.txt", DECLARATION.replace("UTF-8", "iso-8859-1"));
    const line = Uint8Array.from(`${latin.digest("data/é")}  data/é\n`, (sign) => sign.charCodeAt(0));
    const lines = `${latin.digest("data/a.txt")}  data/a.txt\n${latin.digest("data/b.txt")}  data/b.txt\n`;
    latin.with("manifest-sha256.txt", Uint8Array.of(...utf8(lines), ...line));
    latin.listed("tagmanifest-sha256.txt", "bag-info.txt", "bagit.txt", "manifest-sha256.txt");
    expect((await latin.judged()).rules).toEqual([]);
  });

  test("is not read beyond its limits", async () => {
    const limits = { tagFileBytes: 1_000, lineSigns: 100, entries: 3 };
    for (const content of ["x".repeat(1_001), "x".repeat(101), "x\n".repeat(4)]) {
      expect((await bag().with("manifest-sha256.txt", content).judged(limits)).rules).toContain("TOO_LONG");
    }
  });

  test("of a thousand errors tells the first thousand, and no warning hides one", async () => {
    const { rules, holds } = await bag().with("manifest-sha256.txt", `${ZEROS}  ./data/x\n`.repeat(1_500)).judged();
    expect(rules).toHaveLength(1_000);
    expect(holds).toBe(false);
  });

  test("of a weak algorithm is warned of", async () => {
    const md5 = "0cc175b9c0f1b6a831c399e269772661  data/a.txt\n21ad0bd836b90d08f4cf640b4c298e7c  data/b.txt\n";
    const { rules, holds } = await bag().with("manifest-md5.txt", md5).judged();
    expect([...rules].sort()).toEqual(["ALGORITHM_WEAK", "TAG_FILE_UNLISTED"]);
    expect(holds).toBe(true);
  });

  test("is read no further once its reader stops", async () => {
    const stop = () => {
      throw new DOMException("", "AbortError");
    };
    await expect(
      judgeBag(
        bagFolder([
          ["bagit.txt", new Blob([DECLARATION])],
          ["data/a", new Blob(["a"])],
          ["manifest-sha256.txt", new Blob([`${ZEROS}  data/a\n`])],
        ]),
        stop,
      ),
    ).rejects.toThrow(DOMException);
  });
});
