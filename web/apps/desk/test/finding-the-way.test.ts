import { describe, expect, it } from "vitest";
import { letterOf } from "../src/frame/keyboard.ts";
import { read, write } from "../src/frame/place.ts";
import { Refusal, codeOf, refusal } from "../src/work/problem.ts";
import { standingOf } from "../src/work/queue.ts";
import { countNew } from "../src/screens/queue/rows.ts";
import { readerRows } from "../src/screens/case/team.tsx";

describe("addresses of the desk", () => {
  it("come back as the place they were made of", () => {
    for (const place of [{ at: "queue" }, { at: "people" }, { at: "case", reference: "7Q2F9KX1" }] as const)
      expect(read(write(place))).toEqual(place);
  });

  it("take an invitation from the fragment", () => {
    expect(read(`#join=${"a".repeat(22)}`)).toEqual({ at: "invitation", token: "a".repeat(22) });
  });

  it("take the set-up's token from the link of the terminal", () => {
    expect(read(`#setup=${"b".repeat(22)}`)).toEqual({ at: "set-up", token: "b".repeat(22) });
  });

  it.each(["", "#", "#/nowhere", "#join=short", "#setup=short", "#/case", "#/invitation/abc"])(
    "lead to the queue from %s",
    (hash) => {
      expect(read(hash)).toEqual({ at: "queue" });
    },
  );
});

describe("keys of the keyboard", () => {
  it("are found by their place on Arabic and Ukrainian layouts", () => {
    expect(letterOf({ key: "ت", code: "KeyJ" })).toBe("j");
    expect(letterOf({ key: "о", code: "KeyJ" })).toBe("j");
  });

  it("keep their own letter on Latin layouts", () => {
    expect(letterOf({ key: "j", code: "KeyC" })).toBe("j");
  });
});

describe("refusals", () => {
  it("keep their code", () => {
    expect(refusal(new Refusal("epoch-stale"))).toBe("epoch-stale");
  });

  it("never take an unknown text over", () => {
    expect(codeOf("urn:problem/epoch-taken")).toBe("epoch-taken");
    expect(codeOf("<script>")).toBe("unknown");
    expect(refusal(new Error("Someone's name"))).toBe("unknown");
  });
});

describe("the standing of a case for one member", () => {
  const base = { state: "open", openedBy: ["m"], opened: true, changed: "2026-11-21T10:00:00Z" } as never;
  const row = (part: object) => ({ ...(base as object), ...part }) as never;

  it("is unread while nobody has opened it", () => {
    expect(standingOf(row({ openedBy: [] }), undefined)).toBe("unread");
  });

  it("is news when it changed after the last look", () => {
    expect(standingOf(row({}), new Date("2026-11-21T09:00:00Z"))).toBe("news");
    expect(standingOf(row({}), new Date("2026-11-21T11:00:00Z"))).toBe("open");
  });

  it("is no news to a member who never opened it", () => {
    expect(standingOf(row({ opened: false }), undefined)).toBe("open");
  });

  it("says first that it is to be erased", () => {
    expect(standingOf(row({ state: "erasing", openedBy: [] }), undefined)).toBe("erasing");
  });
});

describe("news of the queue", () => {
  const row = (id: string, changed: number) => ({ case: id, changed: new Date(changed) }) as never;

  it("counts new and changed rows, not those that left", () => {
    expect(countNew([row("a", 1), row("b", 1)], [row("a", 2), row("c", 1)])).toBe(2);
    expect(countNew([row("a", 1)], [row("a", 1)])).toBe(0);
  });
});

describe("readers of a case", () => {
  it("stand once each, with all they read", () => {
    const reader = { kind: "circle", id: "k", name: "North", organisation: undefined } as const;
    const of = (name: string) =>
      ({ name, epoch: 0, items: 0, stale: false, access: { kind: "open" }, readers: [reader] }) as const;
    expect(readerRows([of("care"), of("account")])).toEqual([{ reader, compartments: ["care", "account"] }]);
  });
});
