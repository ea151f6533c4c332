import { describe, expect, it } from "vitest";
import { bytesOfB64u, openGrant } from "@backup/sealing/reporter";
import type { ReadingCircle } from "../src/flow/consents.ts";
import { Notebook, type Stands } from "../src/flow/notebook.ts";
import { answersTold, standsIn } from "../src/flow/record.ts";
import { asked, wording } from "./files.ts";

import { begun, circle, own, sending, world, written } from "./keeping-world.ts";

describe("a private record", () => {
  it("opens again with the code from another phone, and was granted to nobody", async () => {
    const { server, session, mine, code } = begun();
    await mine.keepPrivate(written(), asked, wording);
    expect(server.cases[0]?.grants).toEqual([]);
    expect(server.cases[0]?.consents).toEqual([]);
    expect(server.cases[0]?.routing).toBeUndefined();
    const again = session();
    expect(await again.enter(code)).toBe("opened");
    const told = answersTold(again.record ?? fail());
    expect(told.get("needs.list")?.[0]?.value).toEqual({ codes: ["medical"] });
    expect(again.record?.unverified).toBe(0);
  });

  it("leaves nothing readable with the server: no word, no question, no code", async () => {
    const { server, mine, code } = begun();
    await mine.keepPrivate(written(), asked, wording);
    const all = JSON.stringify(server.seen);
    for (const secret of ["canary", "needs.list", "medical", code, code.replace(/ /g, "")])
      expect(all).not.toContain(secret);
  });

  it("is not begun while she holds everything back", async () => {
    const { server, mine } = begun();
    mine.holdBack = true;
    await mine.keepQuietly(written(), asked, wording);
    expect(server.seen).toEqual([]);
  });

  it("protects on the next phone as on the first: what was told is known there, and goes no second time", async () => {
    const { session, mine, code } = begun();
    const notebook = written();
    notebook.choose("victim.age_band", ["under_18"]);
    await mine.keepPrivate(notebook, asked, wording);
    const again = session();
    await again.enter(code);
    const next = new Notebook();
    next.learn(own(again).toldBefore().answers);
    expect(next.answers["victim.age_band"]).toEqual(["under_18"]);
    expect(next.drafts(asked, wording)).toEqual([]);
  });

  it("that a phone kept too goes no second time, though the phone never heard that it was received", async () => {
    const { session, mine, code } = begun();
    const notebook = written();
    notebook.write("story.text", { kind: "text", text: "canary in her words" });
    const draft = JSON.parse(JSON.stringify(notebook.export())) as object;
    await mine.keepPrivate(notebook, asked, wording);
    const again = session();
    await again.enter(code);
    const next = new Notebook();
    next.import(draft);
    expect(next.drafts(asked, wording)).not.toEqual([]);
    next.settle(asked, (...one) => standsIn(again.record ?? fail(), ...one));
    expect(next.drafts(asked, wording)).toEqual([]);
    next.write("story.text", { kind: "text", text: "canary in other words" });
    expect(next.drafts(asked, wording)).toMatchObject([{ kind: "message", body: { text: "canary in other words" } }]);
  });

  it("loses no words because the same words stand elsewhere", async () => {
    const { session, mine, code } = begun();
    const notebook = new Notebook();
    notebook.write("story.text", { kind: "text", text: "no" });
    await mine.keepPrivate(notebook, asked, wording);
    const again = session();
    await again.enter(code);
    const stands = (...one: Parameters<Stands>) => standsIn(again.record ?? fail(), ...one);
    expect(stands("message", "story.text", { text: "no" })).toBe(true);
    expect(stands("answers", "event.circumstance", { text: "no" })).toBe(false);
    expect(stands("note", "story.text", { text: "no" })).toBe(false);
  });

  it("is kept quietly, once, and only what is new", async () => {
    const { server, mine } = begun();
    const notebook = written();
    await mine.draftIdentity();
    await mine.keepQuietly(notebook, asked, wording);
    await mine.keepQuietly(notebook, asked, wording);
    expect(server.deposits.size).toBe(1);
  });

  it("takes what she writes while an earlier part is on its way, once", async () => {
    const { server, session, mine, code } = begun();
    const notebook = new Notebook();
    notebook.choose("needs.list", ["medical"]);
    await mine.draftIdentity();
    const first = mine.keepQuietly(notebook, asked, wording);
    const sent = mine.send(notebook, asked, sending(notebook, [circle()]));
    notebook.choose("time.since", ["today"]);
    await Promise.all([first, sent]);
    const again = session();
    await again.enter(code);
    const told = answersTold(again.record ?? fail());
    expect([...told.keys()].sort()).toEqual(["needs.list", "time.since"]);
    expect(server.deposits.size).toBe(2);
  });
});

describe("sending", () => {
  it("grants care and the conversation to the circle she chose, and what it grants opens", async () => {
    const { server, mine } = begun();
    const desk = circle();
    await mine.send(written(), asked, sending(written(), [desk]));
    const [own] = server.cases;
    const kinds = own?.grants.map((grant) => grant.compartment.split(".")[0]).sort();
    expect(kinds).toEqual(["care", "conversation"]);
    for (const grant of own?.grants ?? []) {
      const file = bytesOfB64u(own?.grantFiles.get(grant.id) ?? "");
      const epoch = await openGrant(file, desk.identity, {
        instance: server.instance,
        case: own?.id as never,
        compartment: grant.compartment,
        epoch: grant.epoch,
        mayGrant: () => true,
      });
      expect(epoch.epoch).toBe(0);
    }
  });

  it("grants the account only with her yes, and the files only with both", async () => {
    const { server, mine } = begun();
    const notebook = written();
    notebook.choose("consent.share_professionals", ["yes"]);
    await mine.send(notebook, asked, sending(notebook, [circle()]));
    expect(server.cases[0]?.grants.some((grant) => grant.compartment === "account")).toBe(true);
    expect(server.cases[0]?.grants.some((grant) => grant.compartment === "exhibits")).toBe(false);
  });

  it("grants nothing to an organisation she struck out, and names it", async () => {
    const { server, mine } = begun();
    const [kept, struck] = [circle(), circle()];
    await mine.send(written(), asked, sending(written(), [kept], [struck]));
    expect(server.cases[0]?.grants.some((grant) => grant.reader.id === struck.id)).toBe(false);
    expect(server.cases[0]?.consents[0]?.consent).toMatchObject({ purpose: "read", exclude: [struck.organisation.id] });
  });

  it("asks nobody to contact her unless she left a contact or said yes", async () => {
    const { server, mine } = begun();
    await mine.send(written(), asked, sending(written(), [circle()]));
    const purposes = server.cases[0]?.consents.map((one) => (one.consent as { purpose: string }).purpose);
    expect(purposes).toEqual(["read"]);
  });

  it("tells the server a circle, a priority and nothing else of the answers", async () => {
    const { server, mine } = begun();
    const desk = circle();
    await mine.send(written(), asked, sending(written(), [desk]));
    expect(server.cases[0]?.routing).toEqual({ circle: desk.id, priority: 3 });
  });

  it("after a private record needs no second case and sends no answer twice", async () => {
    const { server, mine } = begun();
    const notebook = written();
    await mine.keepPrivate(notebook, asked, wording);
    const items = server.cases[0]?.items.length;
    await mine.send(notebook, asked, sending(notebook, [circle()]));
    expect(server.cases).toHaveLength(1);
    expect(server.cases[0]?.items.length).toBe(items);
    expect(server.cases[0]?.grants.length).toBeGreaterThan(0);
  });

  it("repeats the same deposit when the answer was lost, and is stored once", async () => {
    const { server, mine } = begun();
    let lost = 0;
    server.lose = (path) => path === "/deposits" && lost++ < 2;
    await mine.send(written(), asked, sending(written(), [circle()]));
    expect(lost).toBeGreaterThan(2);
    expect(server.deposits.size).toBe(1);
    expect(mine.sending).toEqual({ state: "idle" });
  });

  it("does new work when the challenge had lapsed", async () => {
    const { server, mine } = begun();
    let refused = 0;
    server.instead = (path) =>
      path === "/deposits" && refused++ === 0 ? [422, { type: "work", status: 422 }] : undefined;
    await mine.send(written(), asked, sending(written(), [circle()]));
    expect(server.deposits.size).toBe(1);
  });

  it("says what stands in the way where nobody takes reports, and keeps the words", async () => {
    const { server, mine } = begun();
    server.instead = (path) => (path === "/deposits" ? [409, { type: "not-ready", status: 409 }] : undefined);
    const notebook = written();
    await expect(mine.send(notebook, asked, sending(notebook, [circle()]))).rejects.toThrow("not-ready");
    expect(mine.sending).toEqual({ state: "refused", why: "notReady" });
    expect(notebook.drafts(asked, wording)).not.toEqual([]);
  });
});

describe("a file", () => {
  const picture = () =>
    new File([new Uint8Array(300_000).fill(7)], "IMG 1.jpg", { type: "image/jpeg", lastModified: 0 });

  it("goes up sealed and comes back whole, with its own name only inside the seal", async () => {
    const { server, session, mine, code } = begun();
    await mine.keepPrivate(written(), asked, wording);
    const added = mine.addFile(picture(), "camera");
    await mine.carryFiles();
    expect(typeof added === "object" && added.state).toBe("whole");
    expect(JSON.stringify(server.seen.map((one) => one.path))).not.toContain("IMG");
    const again = session();
    await again.enter(code);
    const exhibit = again.record?.told.find((one) => one.kind === "exhibit");
    expect(exhibit?.body).toMatchObject({ name: "IMG 1.jpg", mediaType: "image/jpeg", length: 300_000 });
    const blob = exhibit && (await own(again).open(exhibit));
    const bytes = new Uint8Array(await (blob ?? fail()).arrayBuffer());
    expect([bytes.length, new Set(bytes)]).toEqual([300_000, new Set([7])]);
  });

  it("is not shown when a byte of it was changed", async () => {
    const { server, session, mine, code } = begun();
    await mine.keepPrivate(written(), asked, wording);
    mine.addFile(picture(), "camera");
    await mine.carryFiles();
    const media = server.cases[0]?.items.find((item) => item.entry.kind === "media");
    if (media) media.payload[1000] = (media.payload[1000] ?? 0) ^ 1;
    const again = session();
    await again.enter(code);
    const exhibit = again.record?.told.find((one) => one.kind === "exhibit");
    expect(exhibit && (await own(again).open(exhibit))).toBeUndefined();
  });

  it("resumes after a cut without beginning again", async () => {
    const { server, mine } = begun();
    await mine.keepPrivate(written(), asked, wording);
    let cuts = 0;
    server.lose = (path) => path.startsWith("/uploads/") && cuts++ % 2 === 0 && cuts < 8;
    const added = mine.addFile(picture(), "camera");
    await mine.carryFiles();
    expect(typeof added === "object" && added.state).toBe("whole");
    expect(server.uploads.size).toBe(1);
  });

  it("waits until a case is open, and while she says later", async () => {
    const { server, mine } = begun();
    mine.holdFiles = true;
    mine.addFile(picture(), "camera");
    await mine.keepPrivate(written(), asked, wording);
    await mine.carryFiles();
    expect(server.uploads.size).toBe(0);
    mine.holdFiles = false;
    await mine.carryFiles();
    expect(server.uploads.size).toBe(1);
  });
});

describe("coming back", () => {
  it("under a code that holds nothing is told so, like any other empty mailbox", async () => {
    const { session, code } = begun();
    expect(await session().enter(code)).toBe("empty");
  });

  it.each([
    ["12", { kind: "wrong-length", digits: 2 }],
    ["0123 4567 89O1", { kind: "letter-found" }],
    ["0123 4567 8901 2345 6789 0106", { kind: "check-failed" }],
  ])("with %s is refused before anything is asked", async (typed, refusal) => {
    const { server, session } = world();
    expect(await session().enter(typed)).toEqual(refusal);
    expect(server.seen).toEqual([]);
  });

  it("counts what cannot be verified and shows none of it", async () => {
    const { server, session, mine, code } = begun();
    await mine.keepPrivate(written(), asked, wording);
    for (const item of server.cases[0]?.items ?? []) item.payload = item.payload.map((byte) => byte ^ 1);
    const again = session();
    await again.enter(code);
    expect(again.record?.told).toEqual([]);
    expect(again.record?.unverified).toBe(server.cases[0]?.items.length);
  });

  it("writes into the same conversation, with a voice note beside the words", async () => {
    const { server, session, mine, code } = begun();
    const desk = circle();
    await mine.send(written(), asked, sending(written(), [desk]));
    const again = session();
    await again.enter(code);
    const voice = again.addFile(new Blob([new Uint8Array(2000)], { type: "audio/webm" }), "microphone", "conversation");
    await own(again).write("more words", typeof voice === "object" ? [voice] : [], "en");
    const names = new Set(
      server.cases[0]?.items.map((item) => item.entry.compartment).filter((name) => name.startsWith("conversation")),
    );
    expect(names.size).toBe(1);
    const message = again.record?.told.find((one) => one.body["text"] === "more words");
    expect(message?.body["attachments"]).toHaveLength(1);
  });
});

describe("a choice", () => {
  const decision = (desk: ReadingCircle) => ({
    purpose: "read" as const,
    answer: "yes" as const,
    to: [desk.organisation.id],
    exclude: [],
    speaker: "self" as const,
    wording,
  });

  it("switched off ends the keys, and what follows goes under a new one nobody else has", async () => {
    const { server, session, mine, code } = begun();
    const desk = circle();
    await mine.send(written(), asked, sending(written(), [desk]));
    const again = session();
    await again.enter(code);
    await own(again).switch("read", false, decision(desk), [desk]);
    expect(again.isOn("read")).toBe(false);
    expect(server.cases[0]?.grants).toEqual([]);
    await own(again).annotate({ compartment: "care", kind: "note", body: { about: "needs.list", text: "later" } });
    const items = server.cases[0]?.items ?? [];
    const last = items[items.length - 1];
    expect(last?.entry.epoch).toBe(1);
    expect(server.cases[0]?.grants).toEqual([]);
  });

  it("switched on again grants once more, and each answer follows the one before", async () => {
    const { server, session, mine, code } = begun();
    const desk = circle();
    await mine.send(written(), asked, sending(written(), [desk]));
    const again = session();
    await again.enter(code);
    await own(again).switch("read", false, decision(desk), [desk]);
    await own(again).switch("read", true, decision(desk), [desk]);
    expect(again.isOn("read")).toBe(true);
    const chain = server.cases[0]?.consents.map((one) => one.consent as { number: number; answer: string });
    expect(chain?.map((one) => [one.number, one.answer])).toEqual([
      [0, "yes"],
      [1, "no"],
      [2, "yes"],
    ]);
    expect(server.cases[0]?.grants.length).toBeGreaterThan(0);
  });
});

describe("erasing", () => {
  it("is asked with her signature and can be taken back", async () => {
    const { session, mine, code } = begun();
    await mine.keepPrivate(written(), asked, wording);
    const again = session();
    await again.enter(code);
    expect(await own(again).erase("ask")).toHaveLength(1);
    expect(again.record?.erasures).toHaveLength(1);
    const later = session();
    expect(await later.enter(code)).toBe("opened");
    expect(await own(later).erase("cancel")).toEqual([]);
    expect(later.record?.erasures).toEqual([]);
  });

  it("waits for a reading under way, which would be refused in its middle", async () => {
    const { server, session, mine, code } = begun();
    await mine.keepPrivate(written(), asked, wording);
    const again = session();
    await again.enter(code);
    const from = server.seen.length;
    const reading = again.refresh();
    await own(again).erase("ask");
    await reading;
    const asks = server.seen.slice(from).map((one) => one.path.split("?")[0]?.split("/").at(-1));
    expect(asks.slice(0, 3)).toEqual([again.record?.case.id, "custody", "erasures"]);
  });
});

describe("leaving", () => {
  it("stops every call and forgets the code", async () => {
    const { server, mine } = begun();
    mine.forget();
    const before = server.seen.length;
    await expect(mine.keepPrivate(written(), asked, wording)).rejects.toThrow();
    expect(server.seen.length).toBe(before);
    expect(mine.codeGroups()).toEqual([]);
  });
});

function fail(): never {
  throw new Error("there is no record");
}
