import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { randomBytes } from "node:crypto";

/** One upload as the server has it. */
export interface Stored {
  readonly length: number;
  bytes: Buffer;
}

/** What goes wrong with the next request; asked once a request. */
export type Fault =
  | { readonly kind: "cut"; readonly after: number }
  | { readonly kind: "lose-answer" }
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly code?: string;
    }
  | { readonly kind: "forget"; readonly to: number };

/** A tus 1.0 server over real sockets that keeps what came before a cut, as the contract asks. */
export class TusServer {
  readonly uploads = new Map<string, Stored>();
  readonly requests: { method: string; url: string; headers: IncomingMessage["headers"] }[] = [];
  /** Chosen for each request; `undefined` lets it pass. */
  fault: (method: string, count: number) => Fault | undefined = () => undefined;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(() => response.destroy());
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "" } = request;
    this.requests.push({ method, url, headers: request.headers });
    const fault = this.fault(method, this.requests.length);
    if (fault?.kind === "answer") {
      request.resume();
      const headers = { "Content-Type": "application/problem+json", ...fault.headers };
      response.writeHead(fault.status, headers);
      response.end(JSON.stringify({ type: fault.code ?? "fault", status: fault.status }));
      return;
    }
    response.setHeader("Tus-Resumable", "1.0.0");
    if (request.headers["tus-resumable"] !== "1.0.0") return void response.writeHead(412).end();
    if (method === "POST" && url === "/uploads") {
      this.#begin(request, response);
      return;
    }
    const stored = this.uploads.get(url);
    if (stored === undefined) return void response.writeHead(403).end();
    if (fault?.kind === "forget") stored.bytes = stored.bytes.subarray(0, fault.to);
    if (method === "HEAD") {
      this.#tell(stored, response);
      return;
    }
    await this.#append(stored, request, response, fault);
  }

  #begin(request: IncomingMessage, response: ServerResponse): void {
    const address = `/uploads/${randomBytes(16).toString("base64url")}`;
    this.uploads.set(address, { length: Number(request.headers["upload-length"]), bytes: Buffer.alloc(0) });
    response.writeHead(201, { Location: address }).end();
  }

  #tell(stored: Stored, response: ServerResponse): void {
    const headers = {
      "Upload-Offset": stored.bytes.length,
      "Upload-Length": stored.length,
      "Cache-Control": "no-store",
    };
    response.writeHead(200, headers).end();
  }

  async #append(stored: Stored, request: IncomingMessage, response: ServerResponse, fault?: Fault): Promise<void> {
    if (request.headers["content-type"] !== "application/offset+octet-stream") {
      return void response.writeHead(415).end();
    }
    if (Number(request.headers["upload-offset"]) !== stored.bytes.length) {
      request.resume();
      response.writeHead(409, { "Content-Type": "application/problem+json" });
      response.end(JSON.stringify({ type: "offset", status: 409 }));
      return;
    }
    let left = fault?.kind === "cut" ? fault.after : Infinity;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      stored.bytes = Buffer.concat([stored.bytes, chunk.subarray(0, left)]);
      left -= chunk.length;
      if (left <= 0) return void request.socket.destroy();
    }
    if (fault?.kind === "lose-answer") return void request.socket.destroy();
    response.writeHead(204, { "Upload-Offset": stored.bytes.length }).end();
  }
}
