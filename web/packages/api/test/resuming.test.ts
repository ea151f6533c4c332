import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Transport } from "../src/transport.ts";
import { Upload, type UploadManner } from "../src/upload.ts";
import { TusServer } from "./tus-server.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function* pieces(content: Bytes, piece = 65_552): AsyncGenerator<Bytes> {
  for (let at = 0; at < content.length; at += piece) yield await Promise.resolve(content.slice(at, at + piece));
}

describe("an upload over a line that dies", () => {
  const server = new TusServer();
  const content = Uint8Array.from(randomBytes(900_016));
  let base = "";

  beforeEach(async () => {
    server.uploads.clear();
    server.requests.length = 0;
    server.fault = () => undefined;
    base = await server.start();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await server.stop();
  });

  /** From its n-th call on nothing comes back, as on a line that died without a word. */
  function transport(deadFrom = Infinity): Transport {
    let calls = 0;
    return {
      base,
      fetch: (input, init) =>
        ++calls < deadFrom
          ? fetch(input, init)
          : new Promise((_, reject) => {
              init?.signal?.addEventListener("abort", () => reject(new Error("gone")));
            }),
      token: () => undefined,
      random: () => 0.5,
      wait: () => Promise.resolve(),
    };
  }

  function upload(deadFrom?: number, manner: UploadManner = {}): Upload {
    return new Upload(transport(deadFrom), { length: content.length, payload: pieces(content) }, manner);
  }

  /** What a phone would keep, and the page after it would read. */
  async function kept(upload: Upload): Promise<{ begun: { address: string | undefined; from: number }; rest: Bytes }> {
    const parts: Bytes[] = [];
    const begun = await upload.takeOver((bytes) => Promise.resolve(void parts.push(bytes)));
    return { begun, rest: Uint8Array.from(Buffer.concat(parts)) };
  }

  async function stopsAfter(calls: number): Promise<Upload> {
    const broken: Upload = upload(calls, {
      onProgress: () => {
        if (server.requests.length >= calls - 1) broken.pause();
      },
    });
    expect(await broken.run()).toEqual({ kind: "paused" });
    return broken;
  }

  test("goes on in another page, byte for byte, with what the first one kept", async () => {
    const { begun, rest } = await kept(await stopsAfter(4));
    expect(begun.from).toBeGreaterThan(0);
    expect(rest.length).toBe(content.length - begun.from);
    const next = new Upload(transport(), { length: content.length, payload: pieces(rest), begun });
    expect(await next.run()).toEqual({ kind: "uploaded", address: begun.address });
    expect(server.uploads.size).toBe(1);
    expect(digest([...server.uploads.values()][0]?.bytes ?? content)).toBe(digest(content));
  });

  test("goes on where the server stands, when it has more than the first page knew", async () => {
    const { begun, rest } = await kept(await stopsAfter(3));
    const stored = server.uploads.get(begun.address ?? "");
    if (stored) stored.bytes = Buffer.from(content.subarray(0, begun.from + 200_001));
    const next = new Upload(transport(), { length: content.length, payload: pieces(rest), begun });
    expect((await next.run()).kind).toBe("uploaded");
    expect(digest(stored?.bytes ?? content)).toBe(digest(content));
  });

  test("begins in the next page, when the first never reached the server", async () => {
    const { begun, rest } = await kept(upload(1));
    expect(begun).toEqual({ address: undefined, from: 0 });
    const next = new Upload(transport(), { length: content.length, payload: pieces(rest), begun });
    expect((await next.run()).kind).toBe("uploaded");
    expect(digest([...server.uploads.values()][0]?.bytes ?? content)).toBe(digest(content));
  });

  test("is lost, and says so, when the server has less than what is still here", async () => {
    const { begun, rest } = await kept(await stopsAfter(4));
    server.fault = () => ({ kind: "forget", to: begun.from - 1 });
    const next = new Upload(transport(), { length: content.length, payload: pieces(rest), begun });
    expect(await next.run()).toEqual({ kind: "lost" });
  });

  test("never asks an address that is none of the server's", async () => {
    const begun = { address: "https://elsewhere.example/uploads/AAAAAAAAAAAAAAAAAAAAAA", from: 0 };
    const next = new Upload(transport(), { length: content.length, payload: pieces(content), begun });
    expect((await next.run()).kind).toBe("uploaded");
    expect(server.requests[0]).toMatchObject({ method: "POST", url: "/uploads" });
  });

  test("is not handed over while it runs", async () => {
    const running = upload();
    const end = running.run();
    await expect(running.takeOver(() => Promise.resolve())).rejects.toThrow();
    expect((await end).kind).toBe("uploaded");
  });

  test("waits at once when the device says that the line is gone", async () => {
    let broke = (): void => undefined;
    let waits = 0;
    const cut: Upload = upload(3, {
      onBreak: (stop) => {
        broke = stop;
        return () => undefined;
      },
      onWait: () => {
        waits++;
        cut.pause();
      },
    });
    const end = cut.run();
    await vi.waitUntil(() => server.requests.length === 2);
    await vi.waitUntil(() => {
      broke();
      return waits > 0;
    });
    expect(await end).toEqual({ kind: "paused" });
  });

  test("waits within two minutes when nothing says so, however large the slice", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let waits = 0;
    const cut: Upload = upload(5, {
      onWait: () => {
        waits++;
        cut.pause();
      },
    });
    const end = cut.run();
    await vi.waitUntil(() => server.requests.length === 4);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(waits).toBe(0);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(waits).toBe(1);
    expect(await end).toEqual({ kind: "paused" });
  });
});
