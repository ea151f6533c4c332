import { createHash, randomBytes } from "node:crypto";
import * as tus from "tus-js-client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Transport } from "../src/transport.ts";
import { KEPT_MOST, Upload, type UploadSource } from "../src/upload.ts";
import { TusServer } from "./tus-server.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A source that counts what was made, and cannot be made twice. */
function source(content: Bytes, piece = 65_552): UploadSource & { readonly made: () => number } {
  let made = 0;
  async function* pieces(): AsyncGenerator<Bytes> {
    for (let at = 0; at < content.length; at += piece) {
      const bytes = content.slice(at, at + piece);
      made += bytes.length;
      yield await Promise.resolve(bytes);
    }
  }
  return { length: content.length, payload: pieces(), made: () => made };
}

describe("an upload", () => {
  const server = new TusServer();
  let base = "";
  let pauses: number[] = [];
  let token = "first-token";

  function transport(): Transport {
    return {
      base,
      fetch,
      token: () => token,
      random: () => 0.5,
      wait: (milliseconds, signal) => {
        signal?.throwIfAborted();
        pauses.push(milliseconds);
        return Promise.resolve();
      },
    };
  }

  beforeEach(async () => {
    server.uploads.clear();
    server.requests.length = 0;
    server.fault = () => undefined;
    pauses = [];
    token = "first-token";
    base = await server.start();
  });

  afterEach(() => server.stop());

  const content = Uint8Array.from(randomBytes(1_500_016));

  function stored(): Buffer {
    const [only] = [...server.uploads.values()];
    if (only === undefined) throw new Error("nothing was uploaded");
    return only.bytes;
  }

  test("arrives whole and says where", async () => {
    const told: number[] = [];
    const upload = new Upload(transport(), source(content), { onProgress: (done) => told.push(done) });
    const end = await upload.run();
    expect(end).toEqual({ kind: "uploaded", address: [...server.uploads.keys()][0] });
    expect(digest(stored())).toBe(digest(content));
    expect(told.at(-1)).toBe(content.length);
    expect([...told].sort((one, other) => one - other)).toEqual(told);
  });

  test("sends the token, and no cookie, metadata or deferred length", async () => {
    await new Upload(transport(), source(content)).run();
    for (const { headers } of server.requests) {
      expect(headers.authorization).toBe("Bearer first-token");
      expect(headers.cookie).toBeUndefined();
      expect(headers["upload-metadata"]).toBeUndefined();
      expect(headers["upload-defer-length"]).toBeUndefined();
    }
  });

  test.each([1, 17, 40_000])("resumes inside a slice when the line is cut after %i bytes of each", async (after) => {
    let cuts = 0;
    server.fault = (method) => (method === "PATCH" && cuts++ < 6 ? { kind: "cut", after } : undefined);
    const end = await new Upload(transport(), source(content)).run();
    expect(end.kind).toBe("uploaded");
    expect(digest(stored())).toBe(digest(content));
    expect(pauses.length).toBeGreaterThanOrEqual(3);
  });

  test("asks where it stands when an answer was lost, and sends nothing twice", async () => {
    server.fault = (method, count) => (method === "PATCH" && count === 2 ? { kind: "lose-answer" } : undefined);
    const end = await new Upload(transport(), source(content)).run();
    expect(end.kind).toBe("uploaded");
    expect(server.requests.filter(({ method }) => method === "HEAD")).toHaveLength(1);
    expect(digest(stored())).toBe(digest(content));
  });

  test("asks where it stands after 409", async () => {
    server.fault = (method, count) =>
      method === "PATCH" && count === 3 ? { kind: "answer", status: 409, code: "offset" } : undefined;
    expect((await new Upload(transport(), source(content)).run()).kind).toBe("uploaded");
    expect(digest(stored())).toBe(digest(content));
  });

  test("is lost, and says so, when the server forgot bytes that cannot be made again", async () => {
    server.fault = (method, count) => {
      if (method === "PATCH" && count === 4) return { kind: "cut", after: 10 };
      return method === "HEAD" ? { kind: "forget", to: 5 } : undefined;
    };
    expect(await new Upload(transport(), source(content)).run()).toEqual({ kind: "lost" });
  });

  test("is lost when the server claims more than was ever sent", async () => {
    server.fault = (method) =>
      method === "PATCH" ? { kind: "answer", status: 204, headers: { "Upload-Offset": "9000000" } } : undefined;
    expect(await new Upload(transport(), source(content)).run()).toEqual({ kind: "lost" });
  });

  test("waits as long as a busy server asks", async () => {
    server.fault = (_, count) =>
      count === 2 ? { kind: "answer", status: 503, code: "later", headers: { "Retry-After": "77" } } : undefined;
    expect((await new Upload(transport(), source(content)).run()).kind).toBe("uploaded");
    expect(pauses).toEqual([77_000]);
  });

  test("waits longer and longer, and ends as unreachable, from where it can go on", async () => {
    server.fault = (method) => (method === "PATCH" ? { kind: "cut", after: 0 } : undefined);
    const upload = new Upload(transport(), source(content));
    expect(await upload.run()).toEqual({ kind: "unreachable" });
    expect(Math.max(...pauses)).toBeGreaterThan(10_000);
    server.fault = () => undefined;
    expect((await upload.run()).kind).toBe("uploaded");
    expect(digest(stored())).toBe(digest(content));
  });

  test("does not go round for ever when the server acknowledges nothing", async () => {
    server.fault = (method) =>
      method === "PATCH" ? { kind: "answer", status: 204, headers: { "Upload-Offset": "0" } } : undefined;
    expect(await new Upload(transport(), source(content)).run()).toEqual({ kind: "unreachable" });
    expect(server.requests.length).toBeLessThan(40);
  });

  test("takes up a renewed session", async () => {
    server.fault = (_, count) =>
      count === 3 || count === 4 ? { kind: "answer", status: 401, code: "session" } : undefined;
    const renew = () => {
      token = "second-token";
      return Promise.resolve(true);
    };
    expect((await new Upload(transport(), source(content), { renew }).run()).kind).toBe("uploaded");
    expect(server.requests.at(-1)?.headers.authorization).toBe("Bearer second-token");
  });

  test.each([
    [401, "session"],
    [403, "not-permitted"],
    [410, "erased"],
    [413, "too-large"],
    [422, "size-class"],
  ] as const)("ends on %i %s", async (status, code) => {
    server.fault = () => ({ kind: "answer", status, code });
    const upload = new Upload(transport(), source(content));
    expect(await upload.run()).toEqual({ kind: "refused", problem: { code, status } });
    expect(await upload.run()).toEqual({ kind: "refused", problem: { code, status } });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    "https://elsewhere.example/uploads/AAAAAAAAAAAAAAAAAAAAAA",
    "//elsewhere.example/AAAAAAAAAAAAAAAAAAAAAA",
    "/uploads/../sessions/AAAAAAAAAAAAA",
    "/uploads/short",
  ])("never sends to %s", async (location) => {
    server.fault = (method) =>
      method === "POST" ? { kind: "answer", status: 201, headers: { Location: location } } : undefined;
    const end = await new Upload(transport(), source(content)).run();
    expect(end).toEqual({ kind: "refused", problem: { code: "unreadable", status: 201 } });
    expect(server.requests).toHaveLength(1);
  });

  test("pauses and goes on", async () => {
    let pausing = 3;
    const upload: Upload = new Upload(transport(), source(content), {
      onProgress: (done) => {
        if (done < content.length && pausing-- > 0) upload.pause();
      },
    });
    const ends: string[] = [];
    for (let run = 0; run < 20 && ends.at(-1) !== "uploaded"; run++) ends.push((await upload.run()).kind);
    expect(ends[0]).toBe("paused");
    expect(ends.at(-1)).toBe("uploaded");
    expect(digest(stored())).toBe(digest(content));
  });

  test("stops for good when cancelled", async () => {
    const upload = new Upload(transport(), source(content), { onProgress: () => void upload.cancel() });
    expect(await upload.run()).toEqual({ kind: "cancelled" });
    expect(await upload.run()).toEqual({ kind: "cancelled" });
    expect(stored().length).toBeLessThan(content.length);
  });

  test("refuses a source that is shorter or longer than it said", async () => {
    const shorter = new Upload(transport(), { length: content.length + 1, payload: source(content).payload });
    expect(await shorter.run()).toEqual({ kind: "source-broken" });
    const longer = new Upload(transport(), { length: content.length - 1, payload: source(content).payload });
    expect(await longer.run()).toEqual({ kind: "source-broken" });
  });

  test("never makes more than 8 MiB beyond what the server has", async () => {
    const large = Uint8Array.from(randomBytes(24 << 20));
    const made = source(large);
    let furthest = 0;
    const upload = new Upload(transport(), made, {
      onProgress: (done) => (furthest = Math.max(furthest, made.made() - done)),
    });
    expect((await upload.run()).kind).toBe("uploaded");
    expect(furthest).toBeLessThanOrEqual(KEPT_MOST);
    expect(digest(stored())).toBe(digest(large));
  });

  test("and the peer tus-js-client leave the same bytes on this server", async () => {
    let cuts = 0;
    server.fault = (method) => (method === "PATCH" && cuts++ < 1 ? { kind: "cut", after: 70_000 } : undefined);
    await new Promise<void>((resolve, reject) => {
      new tus.Upload(Buffer.from(content), {
        endpoint: `${base}/uploads`,
        chunkSize: 500_000,
        retryDelays: [0, 0, 0],
        onError: reject,
        onSuccess: () => {
          resolve();
        },
      }).start();
    });
    expect(digest(stored())).toBe(digest(content));
    server.uploads.clear();
    cuts = 0;
    expect((await new Upload(transport(), source(content)).run()).kind).toBe("uploaded");
    expect(digest(stored())).toBe(digest(content));
  });
});
