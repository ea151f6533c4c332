import { createHash } from "node:crypto";
import { Decrypter } from "age-encryption";
import { describe, expect, test } from "vitest";
import { IdentitySeed } from "../src/age/recipient.ts";
import { collect } from "../src/age/sealed.ts";
import { compartment } from "../src/case/compartments.ts";
import { frame } from "../src/content/frame.ts";
import { bindOf, type Epoch } from "../src/content/item.ts";
import { NotYetSealed, openMedia, sealMedia } from "../src/content/media.ts";
import { b64u, bytesOfB64u } from "../src/notation/base64.ts";
import { concat, type Bytes } from "../src/notation/bytes.ts";
import { systemRandom } from "../src/notation/ids.ts";

const epoch: Epoch = { compartment: compartment("exhibits"), epoch: 0, identity: IdentitySeed.draw() };
const digest = (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest("base64url");

async function* one(bytes: Bytes): AsyncGenerator<Bytes> {
  yield await Promise.resolve(bytes);
}

describe("sealing a file", () => {
  const content = systemRandom(1_234_567);

  test("gives its digests, entry and payload in one pass", async () => {
    const sealing = sealMedia(new Blob([content]), epoch);
    expect(() => sealing.finish()).toThrow(NotYetSealed);
    const payload = await collect(sealing.payload);
    expect(payload).toHaveLength(sealing.payloadLength);
    expect(sealing.header).toHaveLength(1627);
    const { entry, exhibit } = sealing.finish();
    expect(exhibit.sha256).toBe(digest("sha256", content));
    expect(exhibit.sha512).toBe(digest("sha512", content));
    expect(exhibit.length).toBe(content.length);
    expect(entry.payload).toBe(digest("sha256", payload));
    expect(entry.header).toBe(digest("sha256", sealing.header));
    expect(entry.size).toBe(payload.length);
    expect(entry.bind).toBe(bindOf(bytesOfB64u(exhibit.opener), bytesOfB64u(exhibit.sha256)));
    expect(sealing.finish()).toBe(sealing.finish());
  });

  test("is opened as a stream, and by the library", async () => {
    const sealing = sealMedia(new Blob([content]), epoch);
    const payload = await collect(sealing.payload);
    const opened = await collect(openMedia(sealing.header, { length: payload.length, bytes: one(payload) }, epoch));
    expect(b64u(opened)).toBe(b64u(content));
    const decrypter = new Decrypter();
    decrypter.addIdentity(epoch.identity.revealText());
    const plain = await decrypter.decrypt(concat(sealing.header, payload));
    expect(digest("sha256", plain)).toBe(digest("sha256", frame("media", content)));
  });

  test("reads no further than it is asked to", async () => {
    let read = 0;
    const source = new ReadableStream<Bytes>(
      {
        pull(controller) {
          if (read >= 40 << 20) controller.close();
          else controller.enqueue(new Uint8Array(65_536).fill(read >> 16));
          read += 65_536;
        },
      },
      { highWaterMark: 0 },
    );
    const file = { size: 40 << 20, stream: () => source } as unknown as Blob;
    const sealing = sealMedia(file, epoch);
    let taken = 0;
    for await (const bytes of sealing.payload) {
      taken += bytes.length;
      expect(read - taken).toBeLessThan(1 << 20);
      if (taken > 5 << 20) break;
    }
    expect(read).toBeLessThan(7 << 20);
    expect(() => sealing.finish()).toThrow(NotYetSealed);
  });

  test("fails, and gives no entry, when the file changed meanwhile", async () => {
    const file = { size: 500_000, stream: () => new Blob([content.slice(0, 499_999)]).stream() } as unknown as Blob;
    const sealing = sealMedia(file, epoch);
    await expect(collect(sealing.payload)).rejects.toThrow("changed");
    expect(() => sealing.finish()).toThrow(NotYetSealed);
  });

  test("hides the length of small files", () => {
    const lengths = [0, 1, 5000, 262_136].map(
      (size) => sealMedia(new Blob([new Uint8Array(size)]), epoch).payloadLength,
    );
    expect(new Set(lengths)).toEqual(new Set([262_224]));
  });

  test.each([
    ["cut by one byte", (payload: Bytes) => payload.slice(0, -1)],
    ["cut by a chunk", (payload: Bytes) => payload.slice(0, -65_552)],
    ["altered", (payload: Bytes) => Uint8Array.from(payload, (byte, at) => (at === 700_000 ? byte ^ 1 : byte))],
    ["continued", (payload: Bytes) => concat(payload, new Uint8Array(16))],
  ])("opened when %s ends in a refusal", async (_, change) => {
    const sealing = sealMedia(new Blob([content]), epoch);
    const whole = change(await collect(sealing.payload));
    const open = async () => collect(openMedia(sealing.header, { length: whole.length, bytes: one(whole) }, epoch));
    await expect(open()).rejects.toThrow("could not be opened");
  });
});
