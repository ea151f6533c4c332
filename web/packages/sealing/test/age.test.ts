import { inflateSync } from "node:zlib";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, test } from "vitest";
import { fromBech32, NotBech32, toBech32 } from "../src/age/bech32.ts";
import { HEADER_BYTES, isHeader, openHeader, payloadKey, splitHeader } from "../src/age/header.ts";
import { openPayload, sealPayload } from "../src/age/payload.ts";
import { IdentitySeed, Recipient, RecipientRefused } from "../src/age/recipient.ts";
import { OpeningRefused } from "../src/age/refusal.ts";
import { ageFile, collect, openContent, openStream, sealContent, sealedOf, sealStream } from "../src/age/sealed.ts";
import { frame } from "../src/content/frame.ts";
import { concat, hex, textOf, utf8, type Bytes } from "../src/notation/bytes.ts";
import { hash } from "../src/notation/hashes.ts";
import { systemRandom } from "../src/notation/ids.ts";
import { vectorBytes, vectorNames } from "./vectors.ts";

interface Vector {
  readonly name: string;
  readonly expect: string;
  readonly payload: string | undefined;
  readonly fileKey: string | undefined;
  readonly identities: readonly string[];
  readonly file: Bytes;
}

function read(name: string, bytes: Uint8Array): Vector {
  const text = Buffer.from(bytes).toString("latin1");
  const end = text.indexOf("\n\n");
  const lines = text
    .slice(0, end)
    .split("\n")
    .map((line) => line.split(": ") as [string, string]);
  const value = (key: string) => lines.find(([name]) => name === key)?.[1];
  return {
    name,
    expect: value("expect") ?? "",
    payload: value("payload"),
    fileKey: value("file key"),
    identities: lines.filter(([key]) => key === "identity").map(([, identity]) => identity),
    file: Uint8Array.from(
      value("compressed") === "zlib" ? inflateSync(bytes.subarray(end + 2)) : bytes.subarray(end + 2),
    ),
  };
}

const all = vectorNames("age-cctv")
  .filter((name) => name !== "README.md")
  .map((name) => read(name, vectorBytes(`age-cctv/${name}`)));

/** Any length: the vectors' plaintexts are no frames, so only the age layer is tried. */
async function open(vector: Vector): Promise<Bytes> {
  const { header, payload } = splitHeader(vector.file);
  const [identity] = vector.identities;
  const fileKey = openHeader(header, IdentitySeed.read(identity ?? ""));
  return collect(openPayload((nonce) => payloadKey(fileKey, nonce), [payload]));
}

describe("the age vectors", () => {
  const ours = all.filter(({ name, identities }) => name.startsWith("hybrid") && identities.length > 0);
  // We write one stanza and nothing else, so a file that adds any is refused although plain age opens it.
  const mixed = ["hybrid_and_x25519", "hybrid_grease", "hybrid_multiple_recipients"];

  test("of hybrid recipients are all there", () => {
    expect(ours).toHaveLength(18);
    expect(ours.filter(({ expect: wanted }) => wanted !== "success").length).toBeGreaterThan(ours.length / 2);
  });

  test.each(ours.map((vector) => [vector.name, vector] as const))("%s", async (name, vector) => {
    if (vector.expect !== "success" || mixed.includes(name)) {
      await expect(open(vector)).rejects.toThrow(OpeningRefused);
      return;
    }
    expect(hex(hash(await open(vector)))).toBe(vector.payload);
  });

  // Headers of other recipients: whatever is in them, they are not the one form that BackUp writes.
  const others = all.filter(({ name }) => /^(x25519|scrypt|stanza|hmac|version|header|armor|empty)/.test(name));
  test.each(others.map((vector) => [vector.name, vector] as const))("of another kind is refused: %s", (_, vector) => {
    expect(() => splitHeader(vector.file)).toThrow("header");
  });

  // The payload is the same whoever the recipient is, and the vectors give the file key.
  const streams = all.filter(({ name, fileKey }) => name.startsWith("stream") && fileKey);
  test("of payloads are all there", () => {
    expect(streams.length).toBeGreaterThan(20);
  });

  test.each(streams.map((vector) => [vector.name, vector] as const))("of a payload: %s", async (_, vector) => {
    const text = Buffer.from(vector.file).toString("latin1");
    const end = text.indexOf("\n", text.indexOf("\n--- ") + 1) + 1;
    const payload = vector.file.slice(end);
    const fileKey = Buffer.from(vector.fileKey ?? "", "hex");
    for (const size of [payload.length + 1, 65_552, 1000]) {
      const opened = collect(openPayload((nonce) => payloadKey(fileKey, nonce), pieces(payload, size)));
      if (vector.expect === "success") expect(hex(hash(await opened))).toBe(vector.payload);
      else await expect(opened).rejects.toThrow(OpeningRefused);
    }
  });
});

function pieces(bytes: Bytes, size: number): Bytes[] {
  const cut: Bytes[] = [];
  for (let at = 0; at < bytes.length; at += size) cut.push(bytes.slice(at, at + size));
  return cut;
}

describe("recipients", () => {
  const identity = IdentitySeed.draw();

  test("are those of the library", async () => {
    expect(await identityToRecipient(identity.revealText())).toBe(identity.recipient.toString());
    expect(Recipient.read(identity.recipient.toString()).keyId).toBe(identity.recipient.keyId);
    expect(IdentitySeed.read(identity.revealText()).recipient.keyId).toBe(identity.recipient.keyId);
  });

  test("that are classic are refused", async () => {
    const classic = await identityToRecipient(await generateX25519Identity());
    expect(() => Recipient.read(classic)).toThrow(RecipientRefused);
  });

  test.each([
    undefined,
    5,
    "",
    "age1pq1",
    "age1tag1qt8lw0ual6avlwmwatk888yqnmdamm7xfd0wak53ut6elz5c4swx2yqdj4e",
    "ssh-ed25519 AAAA",
  ])("refuse %j", (text) => {
    expect(() => Recipient.read(text)).toThrow(RecipientRefused);
  });

  test("refuse a wrong sign anywhere, and upper case", () => {
    const text = identity.recipient.toString();
    for (const at of [3, 7, 8, 900, 1958]) {
      const wrong = text.slice(0, at) + (text[at] === "q" ? "p" : "q") + text.slice(at + 1);
      expect(() => Recipient.read(wrong)).toThrow(RecipientRefused);
    }
    expect(() => Recipient.read(text.toUpperCase())).toThrow(RecipientRefused);
    expect(() => Recipient.read(text.slice(0, -1))).toThrow(RecipientRefused);
    expect(() => IdentitySeed.read(identity.revealText().toLowerCase())).toThrow();
  });

  test("refuse bits left over at the end", () => {
    const bytes = systemRandom(32);
    expect(fromBech32(toBech32("x", bytes), "x", 32)).toEqual(bytes);
    expect(() => fromBech32(toBech32("x", bytes), "x", 31)).toThrow(NotBech32);
    expect(() => fromBech32("x1", "x", 0)).toThrow(NotBech32);
  });

  test("tell nothing of the secret where they are printed", () => {
    expect(`${identity.toString()}${JSON.stringify({ identity })}`).toBe(
      'IdentitySeed[hidden]{"identity":"IdentitySeed[hidden]"}',
    );
  });
});

describe("a sealed content", () => {
  const identity = IdentitySeed.draw();
  const content = utf8("a short content");

  test("is opened by the library", async () => {
    const sealed = await sealContent("document", content, identity.recipient);
    expect(sealed.header).toHaveLength(HEADER_BYTES);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity.revealText());
    expect(Buffer.from(await decrypter.decrypt(ageFile(sealed)))).toEqual(Buffer.from(frame("document", content)));
  });

  test("of the library is opened", async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(identity.recipient.toString());
    const file = await encrypter.encrypt(frame("document", content));
    expect(await openContent("document", sealedOf(file), identity)).toEqual(content);
  });

  test("has a header and payload of its own each time", async () => {
    const [one, other] = [
      await sealContent("grant", content, identity.recipient),
      await sealContent("grant", content, identity.recipient),
    ];
    expect(hex(one.header)).not.toBe(hex(other.header));
    expect(hex(one.payload)).not.toBe(hex(other.payload));
    await expect(openContent("grant", { header: one.header, payload: other.payload }, identity)).rejects.toThrow(
      "payload",
    );
  });

  test("is closed to everybody else", async () => {
    const sealed = await sealContent("grant", content, identity.recipient);
    await expect(openContent("grant", sealed, IdentitySeed.draw())).rejects.toThrow("not-for-this-key");
  });

  test("is refused with any byte of its header altered", async () => {
    const sealed = await sealContent("grant", content, identity.recipient);
    for (const at of [0, 21, 40, 300, 1530, 1545, 1580, 1584, 1600, 1626]) {
      const header = Uint8Array.from(sealed.header);
      header[at] = (header[at] ?? 0) ^ 1;
      await expect(openContent("grant", { ...sealed, header }, identity)).rejects.toThrow(OpeningRefused);
    }
  });

  test("is refused with any byte of its payload altered, cut or added", async () => {
    const sealed = await sealContent("grant", content, identity.recipient);
    for (const at of [0, 15, 16, 500, 1039, 1055]) {
      const payload = Uint8Array.from(sealed.payload);
      payload[at] = (payload[at] ?? 0) ^ 1;
      await expect(openContent("grant", { ...sealed, payload }, identity)).rejects.toThrow("payload");
    }
    const longer = concat(sealed.payload, new Uint8Array(1));
    await expect(openContent("grant", { ...sealed, payload: longer }, identity)).rejects.toThrow(OpeningRefused);
    const shorter = sealed.payload.slice(0, -1);
    await expect(openContent("grant", { ...sealed, payload: shorter }, identity)).rejects.toThrow(OpeningRefused);
  });

  test("has one form of header: no second stanza, no classic one, no CRLF", async () => {
    const classic = await identityToRecipient(await generateX25519Identity());
    const encrypter = new Encrypter();
    encrypter.addRecipient(identity.recipient.toString());
    encrypter.addRecipient(classic);
    expect(() => sealedOf(new Uint8Array(0))).toThrow("header");
    const file = await encrypter.encrypt(frame("document", content));
    expect(() => sealedOf(file)).toThrow("header");
    const sealed = await sealContent("document", content, identity.recipient);
    const crlf = utf8(textOf(sealed.header).replaceAll("\n", "\r\n"));
    expect(isHeader(crlf.slice(0, HEADER_BYTES))).toBe(false);
    expect(isHeader(sealed.header)).toBe(true);
    expect(isHeader(concat(sealed.header, utf8("\n")))).toBe(false);
  });

  test("of many chunks is opened in pieces of any size", async () => {
    const large = systemRandom(600_000);
    const { header, payload } = sealStream([frame("document", large)], identity.recipient);
    const whole = await collect(payload);
    for (const size of [1, 65_551, 65_552, 65_553, 200_000].filter((size) => size > 1)) {
      const arriving = { length: whole.length, bytes: pieces(whole, size) };
      expect(hex(hash(await collect(openStream("document", header, arriving, identity))))).toBe(hex(hash(large)));
    }
  });

  test("is refused when whole chunks are swapped, dropped or doubled", async () => {
    const { header, payload } = sealStream([frame("document", systemRandom(200_000))], identity.recipient);
    const whole = await collect(payload);
    const start = whole.slice(0, 16);
    const [a, b, c, last] = pieces(whole.slice(16), 65_552);
    if (!a || !b || !c || !last) throw new Error("four chunks are expected");
    for (const order of [
      [b, a, c, last],
      [a, c, last],
      [a, b, b, c, last],
      [a, b, c],
      [a, b, last, c],
    ]) {
      const bytes = concat(start, ...order);
      const arriving = { length: whole.length, bytes: [bytes] };
      await expect(collect(openStream("document", header, arriving, identity))).rejects.toThrow(OpeningRefused);
    }
  });

  test("does not end a longer file in an empty chunk", async () => {
    const key = systemRandom(32);
    const nonce = systemRandom(16);
    const empty = await collect(sealPayload(key, nonce, []));
    expect(await collect(openPayload(() => key, [empty]))).toHaveLength(0);
  });
});
