import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { call } from "../src/call.ts";
import { fetchPayload } from "../src/payload.ts";
import { ListeningRefused, pokes } from "../src/pokes.ts";
import type { Transport } from "../src/transport.ts";

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

const ITEM = "7c2b1c1e-6a2f-4a53-9a0e-4b1f6a3d2c10";

describe("a call", () => {
  let server: Server;
  let transport: Transport;
  let handler: Handler = () => undefined;
  let pauses: number[] = [];
  let seen: { method: string | undefined; url: string | undefined; body: string }[] = [];
  let token: string | undefined;

  beforeEach(async () => {
    pauses = [];
    seen = [];
    token = "a-token";
    server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        seen.push({ method: request.method, url: request.url, body });
        handler(request, response, seen.length);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    transport = {
      base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      fetch,
      token: () => token,
      random: () => 0,
      wait: (milliseconds, signal) => {
        signal?.throwIfAborted();
        pauses.push(milliseconds);
        return Promise.resolve();
      },
    };
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  function answers(status: number, body: unknown, headers: Record<string, string> = {}): void {
    handler = (_, response) => {
      response.writeHead(status, { "Content-Type": "application/json", ...headers });
      response.end(JSON.stringify(body));
    };
  }

  test("gives the answer of the contract, typed", async () => {
    answers(200, { cases: [], pad: "" });
    const outcome = await call(transport, "get", "/mailbox/cases", {});
    expect(outcome).toEqual({ kind: "answered", value: { cases: [], pad: "" } });
  });

  test("sends the token and neither cookie nor referrer", async () => {
    let headers: IncomingMessage["headers"] = {};
    handler = (request, response) => {
      headers = request.headers;
      response.writeHead(200).end("{}");
    };
    await call(transport, "get", "/mailbox/cases", {});
    expect(headers.authorization).toBe("Bearer a-token");
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer).toBeUndefined();
  });

  test("fills path and query, and keeps an id from becoming another path", async () => {
    answers(200, {});
    const path = { case: "51370b92-08f1-852b-b069-8090efaa8e15" };
    await call(transport, "get", "/mailbox/cases/{case}", { path, query: { since: "c1" } });
    expect(seen[0]?.url).toBe("/mailbox/cases/51370b92-08f1-852b-b069-8090efaa8e15?since=c1");
    await call(transport, "get", "/mailbox/cases/{case}", { path: { case: "../../setup" } });
    expect(seen[1]?.url).toBe("/mailbox/cases/..%2F..%2Fsetup");
    await expect(call(transport, "get", "/mailbox/cases/{case}", { path: { case: ".." } })).rejects.toThrow(RangeError);
  });

  test("sends prepared bytes as they are, and the same ones again", async () => {
    handler = (_, response, count) => {
      response.writeHead(count < 3 ? 503 : 201, { "Content-Type": "application/problem+json" });
      response.end(JSON.stringify({ type: "later", status: 503 }));
    };
    const bytes = new TextEncoder().encode('{"a":1,"pad":"000"}');
    const outcome = await call(transport, "post", "/deposits", { bytes });
    expect(outcome.kind).toBe("answered");
    expect(seen.map(({ body }) => body)).toEqual(Array(3).fill('{"a":1,"pad":"000"}'));
    expect(pauses).toEqual([500, 1000]);
  });

  test("waits as long as it is asked to", async () => {
    handler = (_, response, count) => {
      response.writeHead(count === 1 ? 429 : 200, { "Retry-After": "30" });
      response.end("{}");
    };
    await call(transport, "get", "/mailbox/cases", {});
    expect(pauses).toEqual([30_000]);
  });

  test("gives up after its tries and says why", async () => {
    answers(503, { type: "later", status: 503 });
    const outcome = await call(transport, "get", "/mailbox/cases", {}, { tries: 3 });
    expect(outcome).toEqual({ kind: "refused", problem: { code: "later", status: 503 } });
    expect(seen).toHaveLength(3);
  });

  test("does not repeat a write whose answer was lost", async () => {
    handler = (request) => request.socket.destroy();
    const outcome = await call(transport, "post", "/mailbox/session", { body: { secret: "A".repeat(43) } });
    expect(outcome).toEqual({ kind: "refused", problem: { code: "unreachable" } });
    expect(seen.length).toBe(1);
  });

  test("repeats a deposit whose answer was lost, since its id makes a replay harmless", async () => {
    handler = (request, response, count) => {
      if (count < 3) request.socket.destroy();
      else response.writeHead(201).end("{}");
    };
    const asked = { bytes: new TextEncoder().encode("{}") };
    const outcome = await call(transport, "post", "/deposits", asked, { repeatable: true });
    expect(outcome.kind).toBe("answered");
  });

  test.each([
    [409, "epoch-taken"],
    [409, "consent-fork"],
    [410, "erased"],
    [422, "work"],
    [403, "not-permitted"],
  ] as const)("gives %i %s back at once", async (status, code) => {
    answers(status, { type: code, status });
    const outcome = await call(transport, "get", "/mailbox/cases", {});
    expect(outcome).toEqual({ kind: "refused", problem: { code, status } });
    expect(seen).toHaveLength(1);
  });

  test.each([
    [418, "<html>who are you</html>", { code: "unreadable", status: 418 }],
    [400, '{"type":"https://elsewhere.example/problem"}', { code: "unreadable", status: 400 }],
    [400, '{"type":"toString"}', { code: "unreadable", status: 400 }],
    [401, "", { code: "session", status: 401 }],
    [200, "<html>a login page of the hotel</html>", { code: "unreadable", status: 200 }],
  ])("takes %i %j for what it is", async (status, body, problem) => {
    handler = (_, response) => {
      response.writeHead(status).end(body);
    };
    expect(await call(transport, "get", "/mailbox/cases", {})).toEqual({ kind: "refused", problem });
  });

  test("follows no redirect", async () => {
    handler = (_, response) => {
      response.writeHead(307, { Location: "/elsewhere" }).end();
    };
    const outcome = await call(transport, "get", "/mailbox/cases", {}, { tries: 1 });
    expect(outcome).toEqual({ kind: "refused", problem: { code: "unreachable" } });
    expect(seen).toHaveLength(1);
  });

  test("stops when it is given up", async () => {
    const controller = new AbortController();
    handler = () => {
      controller.abort(new Error("left"));
    };
    await expect(call(transport, "get", "/mailbox/cases", {}, { signal: controller.signal })).rejects.toThrow("left");
  });

  test("fetches a payload as a stream with its length", async () => {
    handler = (_, response) => {
      response.writeHead(200, { "Content-Length": "100000" }).end(Buffer.alloc(100_000, 7));
    };
    const outcome = await fetchPayload(transport, `/mailbox/items/${ITEM}/payload`);
    if (outcome.kind !== "answered") throw new Error("expected a payload");
    let length = 0;
    for await (const bytes of outcome.value.bytes) length += bytes.length;
    expect([outcome.value.length, length]).toEqual([100_000, 100_000]);
  });

  test("of a payload that is erased says so", async () => {
    answers(410, { type: "erased", status: 410 });
    const outcome = await fetchPayload(transport, `/mailbox/items/${ITEM}/payload`);
    expect(outcome).toEqual({ kind: "refused", problem: { code: "erased", status: 410 } });
  });

  const frame = (text: string) => `${text.padEnd(62, " ")}\n\n`;

  test("hears pokes, not keep-alives, however the bytes are cut", async () => {
    handler = (_, response, count) => {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      response.flushHeaders();
      if (count > 1) return;
      const stream = frame(": wait") + frame("data: poke") + frame(": wait") + frame("data: poke");
      response.write(stream.slice(0, 70));
      response.end(stream.slice(70));
    };
    const leave = new AbortController();
    let heard = 0;
    for await (const poke of pokes(transport, "/mailbox/events", leave.signal)) {
      expect(poke).toBe("poke");
      // One for each of two connections, two that were sent.
      if (++heard === 4) leave.abort();
    }
    expect(seen.map(({ url }) => url)).toEqual(["/mailbox/events", "/mailbox/events"]);
    expect(pauses).toEqual([500]);
  });

  test("stops listening for good when the session has ended", async () => {
    answers(401, { type: "session", status: 401 });
    const listening = pokes(transport, "/mailbox/events", new AbortController().signal);
    await expect(listening.next()).rejects.toThrow(ListeningRefused);
  });

  test("listens again, ever more slowly, while the server is away", async () => {
    const leave = new AbortController();
    handler = (request, _, count) => {
      if (count === 5) leave.abort();
      request.socket.destroy();
    };
    const listening = pokes(transport, "/events", leave.signal);
    expect(await listening.next()).toEqual({ done: true, value: undefined });
    expect(pauses).toEqual([500, 1000, 2000, 4000]);
  });
});
