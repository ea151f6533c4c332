import { concat, utf8, type Bytes } from "@backup/sealing";
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { bytesOf, BytesUnreadable } from "../src/bag/bag-files.ts";
import { Container } from "../src/container/container.ts";
import type { ContainerReason } from "../src/container/container-refused.ts";
import { Crc32 } from "../src/container/crc32.ts";
import { localHeader, ZipLayout } from "../src/container/zip-layout.ts";

const SMALL = { files: 100, bytes: 10 << 20, ratio: 50 };
const crcOf = (bytes: Uint8Array) => {
  const crc = new Crc32();
  crc.update(bytes);
  return crc.value;
};

/** The one container of these files, written from the layout. */
function packed(...paths: readonly string[]): Bytes {
  const files = new Map(paths.map((path) => [path, utf8(`of ${path}`)]));
  const heads = [...files].map(([path, bytes]) => ({ path, size: bytes.length, crc: crcOf(bytes) }));
  const layout = new ZipLayout(heads);
  const parts = layout.entries.flatMap((entry) => [localHeader(entry), files.get(entry.path) ?? new Uint8Array()]);
  return concat(...parts, layout.directory);
}

/** A container of one deflated file that says of itself what it likes. */
function deflated(content: Uint8Array, says: { readonly size?: number; readonly crc?: number } = {}): Bytes {
  const data = Uint8Array.from(deflateRawSync(content));
  const entry = { path: "data/a", size: says.size ?? content.length, crc: says.crc ?? crcOf(content) };
  const layout = new ZipLayout([entry]);
  const header = localHeader(entry);
  const directory = Uint8Array.from(layout.directory);
  const view = new DataView(directory.buffer);
  view.setUint16(10, 8, true);
  view.setUint32(20, data.length, true);
  view.setUint32(directory.length - 6, header.length + data.length, true);
  new DataView(header.buffer).setUint16(8, 8, true);
  return concat(header, data, directory);
}

const open = (bytes: Uint8Array<ArrayBuffer>) => Container.open(new Blob([bytes]), SMALL);

async function outcome(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    const container = await open(bytes);
    await container.requireCanonical();
    return "taken";
  } catch (reason) {
    return reason instanceof Error && "reason" in reason ? String(reason.reason) : "error";
  }
}

const at = (bytes: Bytes, words: string) => Buffer.from(bytes).indexOf(words, 0, "latin1");

describe("a container", () => {
  test("is canonical as it is laid out, and gives its files", async () => {
    const container = await open(packed("mimetype", "data/é", "data/b"));
    await container.requireCanonical();
    expect([...container.sizes.keys()]).toEqual(["data/b", "data/é", "mimetype"]);
    expect(new TextDecoder().decode(await bytesOf(container, "data/é"))).toBe("of data/é");
  });

  test("leaves no byte free, none before, behind or missing", async () => {
    const whole = packed("mimetype", "data/a", "data/é");
    const others = [
      ...Array.from(whole, (_, place) => whole.map((byte, index) => (index === place ? byte ^ 1 : byte))),
      ...Array.from(whole, (_, end) => whole.slice(0, end)),
      concat(Uint8Array.of(0), whole),
      concat(whole, Uint8Array.of(0)),
    ];
    const taken = [];
    for (const [index, other] of others.entries()) if ((await outcome(other)) === "taken") taken.push(index);
    expect(taken).toEqual([]);
  });

  const refused: readonly (readonly [ContainerReason, string, () => Bytes])[] = [
    ["NO_ZIP", "nothing", () => new Uint8Array()],
    ["NO_ZIP", "a text", () => utf8("no zip at all, but a text of some length that could be anything")],
    ["BAD_PATH", "a path that leads out", () => packed("../a")],
    ["BAD_PATH", "a path from the root", () => packed("/a")],
    ["BAD_PATH", "a path with two forms", () => packed("e\u0301")],
    ["BAD_PATH", "a drive", () => packed("C:a")],
    ["BAD_PATH", "a control sign", () => packed("a\u0001")],
    [
      "METHOD",
      "another way of packing",
      () => {
        const bytes = packed("data/a");
        new DataView(bytes.buffer).setUint16(at(bytes, "PK\u0001\u0002") + 10, 12, true);
        return bytes;
      },
    ],
    [
      "METHOD",
      "an encrypted file",
      () => {
        const bytes = packed("data/a");
        bytes[at(bytes, "PK\u0001\u0002") + 8] = 1;
        return bytes;
      },
    ],
    ["TOO_LARGE", "a bomb", () => deflated(new Uint8Array(2 << 20))],
    ["TOO_LARGE", "more files than may be", () => packed(...Array.from({ length: 101 }, (_, name) => `a${name}`))],
    [
      "TOO_LARGE",
      "files that share their bytes",
      () => {
        const bytes = packed("data/a", "data/b");
        const view = new DataView(bytes.buffer);
        const first = at(bytes, "PK\u0001\u0002");
        view.setUint32(first + 20, bytes.length, true);
        view.setUint32(first + 24, bytes.length, true);
        return bytes;
      },
    ],
    [
      "NO_ZIP",
      "fewer entries than it says",
      () => {
        const bytes = packed("data/a", "data/b");
        bytes[bytes.length - 12] = 3;
        return bytes;
      },
    ],
    [
      "NO_ZIP",
      "a name that is no text",
      () => {
        const bytes = packed("data/a");
        bytes[at(bytes, "PK\u0001\u0002") + 46] = 0xff;
        return bytes;
      },
    ],
  ];
  test.each(refused)("is refused unread (%s): %s", async (reason, _, bytes) => {
    await expect(open(bytes())).rejects.toMatchObject({ reason });
  });

  test("refuses a path that stands twice", async () => {
    const twice = Buffer.from(packed("data/a", "data/b")).toString("latin1").replaceAll("data/b", "data/a");
    await expect(open(Uint8Array.from(Buffer.from(twice, "latin1")))).rejects.toMatchObject({ reason: "DOUBLE_ENTRY" });
  });

  test("unpacks what another program deflated", async () => {
    const content = utf8("a line of text\n".repeat(5_000));
    expect(await bytesOf(await open(deflated(content)), "data/a")).toEqual(content);
  });

  test.each([
    ["longer than it says", () => deflated(utf8("a".repeat(1_000)), { size: 999 })],
    ["shorter than it says", () => deflated(utf8("a".repeat(1_000)), { size: 1_001 })],
    ["of another checksum", () => deflated(utf8("abc"), { crc: 1 })],
    [
      "not deflated at all",
      () => {
        const bytes = deflated(utf8("abc".repeat(100)));
        bytes[at(bytes, "data/a") + 6] = 0x07;
        return bytes;
      },
    ],
  ])("gives no file that is %s", async (_, bytes) => {
    await expect(bytesOf(await open(bytes()), "data/a")).rejects.toBeInstanceOf(BytesUnreadable);
  });

  test("writes numbers of 64 bits only where they are needed, as Java's layout does", () => {
    const WIDE = 0xffffffff;
    const narrow = new ZipLayout([{ path: "a", size: WIDE - 1, crc: 0 }]);
    const wide = new ZipLayout([
      { path: "a", size: WIDE, crc: 0 },
      { path: "b", size: 1, crc: 0 },
    ]);
    expect(narrow.length).toBe(31 + WIDE - 1 + 47 + 76 + 22);
    expect(wide.offsets[1]).toBe(31 + 20 + WIDE);
    expect(wide.directory).toHaveLength(47 + 20 + 47 + 12 + 76 + 22);
  });

  test("of more files than 16 bits can count is read and built anew", async () => {
    const heads = Array.from({ length: 66_000 }, (_, name) => ({ path: `data/${name}`, size: 0, crc: 0 }));
    const layout = new ZipLayout(heads);
    const container = await Container.open(new Blob([...layout.entries.map(localHeader), layout.directory]));
    expect(container.sizes.size).toBe(66_000);
    await container.requireCanonical();
  }, 120_000);
});
