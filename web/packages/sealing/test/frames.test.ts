import { describe, expect, test } from "vitest";
import { OpeningRefused } from "../src/age/refusal.ts";
import { payloadLength, plaintextLength } from "../src/age/payload.ts";
import { collect } from "../src/age/sealed.ts";
import {
  ContentTooLarge,
  frame,
  frameLength,
  frameMedia,
  isFrameLength,
  padme,
  unframe,
  unframeWhole,
  type FrameClass,
} from "../src/content/frame.ts";
import { concat, u64, utf8, type Bytes } from "../src/notation/bytes.ts";
import { systemRandom } from "../src/notation/ids.ts";

async function* cut(bytes: Bytes, size: number): AsyncGenerator<Bytes> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.slice(at, at + size));
}

describe("Padmé", () => {
  test.each([
    [262_145, 270_336],
    [1_000_000, 1_015_808],
    [2, 2],
    [9, 10],
    [262_144, 262_144],
    [270_336, 270_336],
    [2 ** 40 + 1, 2 ** 40 + 2 ** 34],
  ])("pads %i to %i", (length, padded) => {
    expect(padme(length)).toBe(padded);
  });

  test("never adds more than 12 %, and pads what is padded no further", () => {
    for (let length = 262_144; length < 60_000_000; length = Math.ceil(length * 1.07) + 1) {
      const padded = padme(length);
      expect(padded).toBeGreaterThanOrEqual(length);
      expect(padded / length).toBeLessThan(1.12);
      expect(padme(padded)).toBe(padded);
    }
  });

  test.each([0, 1, -5, 2.5, NaN])("has no form for %d", (length) => {
    expect(() => padme(length)).toThrow(RangeError);
  });
});

describe("a frame", () => {
  test.each<[FrameClass, number, number]>([
    ["document", 0, 4096],
    ["document", 4088, 4096],
    ["document", 4089, 8192],
    ["document", 1_048_568, 1_048_576],
    ["media", 0, 262_144],
    ["media", 262_136, 262_144],
    ["media", 262_137, 270_336],
    ["grant", 0, 1024],
    ["grant", 1016, 1024],
  ])("of a %s of %i bytes has %i", (kind, content, length) => {
    expect(frameLength(kind, content)).toBe(length);
    expect(isFrameLength(kind, length)).toBe(true);
  });

  test.each<[FrameClass, number]>([
    ["document", 1_048_569],
    ["grant", 1017],
  ])("of a %s does not hold %i bytes", (kind, content) => {
    expect(() => frameLength(kind, content)).toThrow(ContentTooLarge);
  });

  test.each<[FrameClass, number]>([
    ["document", 0],
    ["document", 4095],
    ["document", 1_048_577],
    ["document", 1_052_672],
    ["media", 262_143],
    ["media", 262_145],
    ["grant", 1023],
    ["grant", 4096],
  ])("of a %s never has %i bytes", (kind, length) => {
    expect(isFrameLength(kind, length)).toBe(false);
  });

  test("is read as it was written, however it is cut", async () => {
    for (const length of [0, 1, 4087, 4088, 4089, 70_000]) {
      const content = systemRandom(length);
      const framed = frame("document", content);
      for (const size of [1000, 4096, 65_536]) {
        expect(await collect(unframe("document", framed.length, cut(framed, size)))).toEqual(content);
      }
      expect(await collect(unframe("document", framed.length, cut(framed, 3)))).toEqual(content);
    }
  });

  test("of a file is the same whether made at once or as a stream", async () => {
    const content = systemRandom(300_000);
    expect(await collect(frameMedia(content.length, cut(content, 777)))).toEqual(frame("media", content));
  });

  test.each([299_999, 300_001])("is refused for a file that turned out other than %i bytes", async (length) => {
    await expect(collect(frameMedia(length, cut(systemRandom(300_000), 5000)))).rejects.toThrow("changed");
  });

  const framed = frame("document", utf8("content"));
  const altered = (at: number, value: number) => {
    const bytes = Uint8Array.from(framed);
    bytes[at] = value;
    return bytes;
  };
  test.each<[string, FrameClass, Bytes]>([
    ["a byte in the last padding", "document", altered(4095, 1)],
    ["a byte just after the content", "document", altered(15, 1)],
    ["a length one too small", "document", altered(7, 6)],
    ["a length beyond the frame", "document", altered(6, 255)],
    ["a length beyond 2^53", "document", altered(0, 255)],
    ["a step too many", "document", concat(framed, new Uint8Array(4096))],
    ["the length of no class", "document", framed.slice(0, 4000)],
    ["the class of a grant", "grant", framed],
    ["the class of media", "media", framed],
    ["an empty plaintext", "document", new Uint8Array(0)],
    ["media padded beyond Padmé's step", "media", concat(u64(5), new Uint8Array(270_336 - 8))],
  ])("is refused with %s", async (_, kind, bytes) => {
    await expect(unframeWhole(kind, bytes)).rejects.toThrow(OpeningRefused);
  });

  test("is refused when the stream ends early", async () => {
    await expect(collect(unframe("document", 4096, cut(framed.slice(0, 4000), 100)))).rejects.toThrow("frame");
    await expect(collect(unframe("document", 4096, cut(framed.slice(0, 5), 100)))).rejects.toThrow("frame");
  });
});

describe("the length of a payload", () => {
  test.each([
    [0, 32],
    [1, 33],
    [4096, 4128],
    [65_536, 65_568],
    [65_537, 65_585],
    [262_144, 262_224],
  ])("of %i bytes is %i", (plaintext, payload) => {
    expect(payloadLength(plaintext)).toBe(payload);
    expect(plaintextLength(payload)).toBe(plaintext);
  });

  test.each([0, 16, 31, 65_569, 65_584])("is never %i", (payload) => {
    expect(plaintextLength(payload)).toBeUndefined();
  });
});
