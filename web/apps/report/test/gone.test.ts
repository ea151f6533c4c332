import { describe, expect, it } from "vitest";
import { goneFrom, keepable } from "../src/flow/gone.ts";
import type { CaseRecord } from "../src/flow/record.ts";
import { Refused } from "../src/flow/http.ts";
import { asked } from "./files.ts";
import { begun, circle, own, sending, written } from "./keeping-world.ts";

const record = (session: { readonly record: CaseRecord | undefined }): CaseRecord => {
  if (!session.record) throw new Error("there is no record");
  return session.record;
};

/** She sent, and two members had her message closed. */
async function closed() {
  const { server, session, mine, code } = begun();
  const desk = circle();
  await mine.send(written(), asked, sending(written(), [desk]));
  const again = session();
  await again.enter(code);
  const message = record(again).told.find((one) => one.kind === "message");
  server.closed.add(message?.item ?? "");
  await again.refresh();
  return { server, again, item: message?.item ?? "" };
}

describe("a message that members had closed", () => {
  it("is nowhere shown, and nothing says that it could not be verified", async () => {
    const { again } = await closed();
    expect(record(again).told.filter((one) => one.kind === "message")).toEqual([]);
    expect(record(again).unverified).toBe(0);
  });

  it("stands in its place with the day it goes and the reason", async () => {
    const { again, item } = await closed();
    expect(keepable(record(again))).toEqual([
      {
        item,
        message: true,
        received: new Date("2026-11-21T12:00:00Z"),
        reason: "sent-in-error",
        end: { due: new Date("2026-12-05T12:00:00Z"), held: false },
      },
    ]);
  });

  it("is there again once she keeps it, by her signature on this one item", async () => {
    const { server, again, item } = await closed();
    expect(await own(again).erase("cancel", item)).toEqual([]);
    expect(record(again).told.some((one) => one.item === item)).toBe(true);
    expect(keepable(record(again))).toEqual([]);
    const call = server.seen.findLast((one) => one.path === "/erasures")?.body ?? "";
    const { envelope } = JSON.parse(call) as { envelope: { statement: { subject: unknown } } };
    expect(envelope.statement.subject).toEqual({ kind: "item", id: item });
  });

  it("is not kept twice: she is told that it changed meanwhile", async () => {
    const { again, item } = await closed();
    await own(again).erase("cancel", item);
    const refused = await own(again)
      .erase("cancel", item)
      .catch((cause: unknown) => cause);
    expect(refused instanceof Refused && refused.remedy).toBe("changed");
  });
});

describe("what is left of a single item", () => {
  const left = (more: object) => {
    const tombstone = { subject: "x", erased: "2026-12-05T12:00:00Z", authority: "members", reason: "danger", ...more };
    return goneFrom({ erasures: [], closed: [], page: { tombstones: [tombstone] } } as unknown as CaseRecord);
  };
  const item = "x";
  const end = { erased: new Date("2026-12-05T12:00:00Z") };

  it("stands where it stood in the conversation, and can no longer be kept", () => {
    const at = { compartment: "conversation.0badc0de", received: "2026-11-20T08:00:00Z" };
    const received = new Date("2026-11-20T08:00:00Z");
    expect(left(at)).toEqual([{ item, message: true, received, reason: "danger", end }]);
  });

  it("is told without its place where none was kept", () => {
    expect(left({})).toEqual([{ item, message: false, received: undefined, reason: "danger", end }]);
  });
});

describe("an erasure of everything", () => {
  it("is not one of a single item", () => {
    const whole = { subject: { kind: "case", id: "c" }, due: "2026-12-05T12:00:00Z", held: false, reason: "asked" };
    expect(goneFrom({ erasures: [whole], closed: [], page: {} } as unknown as CaseRecord)).toEqual([]);
  });
});
