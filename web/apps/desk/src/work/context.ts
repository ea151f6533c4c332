import type { InstanceId } from "@backup/sealing";
import type { Schema } from "@backup/api";
import type { Directory } from "./directory/directory.ts";
import type { Keyring } from "./keyring.ts";
import type { LocalIndex } from "./local-index.ts";
import { Refusal } from "./problem.ts";
import type { Server } from "./server.ts";

/** Who is signed in, as the server said it; what the directory says is checked beside it. */
export type Session = Schema<"MemberSession">;

/** What every part of the desk works with. The session and the directory come with sign-in. */
export class Context {
  readonly server: Server;
  readonly keyring: Keyring;
  readonly local: LocalIndex;
  #session: Session | undefined;
  #directory: Directory | undefined;

  constructor(server: Server, keyring: Keyring, local: LocalIndex) {
    this.server = server;
    this.keyring = keyring;
    this.local = local;
  }

  enter(session: Session, directory: Directory): void {
    this.#session = session;
    this.#directory = directory;
  }

  leave(): void {
    this.#session = undefined;
    this.#directory = undefined;
  }

  get session(): Session {
    if (this.#session === undefined) throw new Refusal("session");
    return this.#session;
  }

  get directory(): Directory {
    if (this.#directory === undefined) throw new Refusal("session");
    return this.#directory;
  }

  get instance(): InstanceId {
    return this.directory.instance;
  }
}
