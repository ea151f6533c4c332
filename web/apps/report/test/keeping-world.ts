import {
  type CircleId,
  hash,
  IdentitySeed,
  type OrganisationId,
  randomId,
  type SigningKey,
  systemRandom,
  type Timestamp,
  type Writer,
} from "@backup/sealing/reporter";
import type { ReadingCircle } from "../src/flow/consents.ts";
import { Notebook } from "../src/flow/notebook.ts";
import { OwnCase } from "../src/flow/own-case.ts";
import { Session, type World } from "../src/flow/session.ts";
import { FakeServer } from "./fake-server.ts";
import { wording } from "./files.ts";

export const NOW = new Date("2026-11-21T12:00:00Z");

export function world() {
  const server = new FakeServer(randomId<"instance">());
  /** Circles of the directory as it was checked. */
  const directory: ReadingCircle[] = [];
  /** Whom the head of the directory lists as writers. */
  const writers = new Map<string, Writer>();
  const session = (more: Partial<World> = {}) =>
    new Session({
      instance: server.instance,
      server: server.transport,
      // A hash in place of Argon2id.
      stretch: (digits) => Promise.resolve(hash(digits)),
      returning: () => import("../src/flow/returning.ts"),
      now: () => NOW,
      circles: () => directory,
      writer: (key) => Promise.resolve(writers.get(key)),
      changed: () => undefined,
      ...more,
    });
  return { server, session, directory, writers };
}

/** How the directory lists somebody who may write to her. */
export function writer({ verification }: SigningKey, until = "2099-01-01T00:00:00Z"): Writer {
  return { key: verification, organisation: randomId<"organisation">(), until: until as Timestamp };
}

export function circle(organisation = randomId<"organisation">()): ReadingCircle & { readonly identity: IdentitySeed } {
  const identity = new IdentitySeed(systemRandom(32));
  return {
    id: randomId<"circle">() satisfies CircleId,
    name: "Intake",
    organisation: { id: organisation satisfies OrganisationId, name: "Organisation" },
    purposes: ["intake"],
    recipient: identity.recipient,
    countries: [],
    identity,
  };
}

export function sending(notebook: Notebook, circles: readonly ReadingCircle[], struck: readonly ReadingCircle[] = []) {
  const routing = { circle: circles[0]?.id as CircleId, priority: 3 as const };
  return { answers: notebook.answers, speaker: "self" as const, circles, struck, wording, contactLeft: false, routing };
}

export function written(): Notebook {
  const notebook = new Notebook();
  notebook.choose("needs.list", ["medical"]);
  notebook.choose("event.duration", ["once"]);
  notebook.write("story.text", { kind: "text", text: "canary words" });
  return notebook;
}

export function begun() {
  const { server, session, directory, writers } = world();
  const mine = session();
  mine.drawCode();
  return { server, session, directory, writers, mine, code: mine.codeGroups().join(" ") };
}

export const own = (session: Session) => new OwnCase(session);
