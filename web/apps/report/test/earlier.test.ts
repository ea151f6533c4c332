import { describe, expect, it } from "vitest";
import { caseIdOf, type Envelope, type DepositStatement, verifyEnvelope } from "@backup/sealing/reporter";
import {
  b64u,
  bytesOfB64u,
  type CaseId,
  IdentitySeed,
  openGrant,
  randomId,
  Recipient,
  sealGrant,
  SigningKey,
  systemRandom,
} from "@backup/sealing";
import { Refused } from "../src/flow/http.ts";
import { isEarlier, wordsTold } from "../src/flow/record.ts";
import { asked } from "./files.ts";
import { begun, circle, own, sending, writer, written } from "./keeping-world.ts";

const RELINK = "0badc0de-0000-4000-8000-000000000001";
const TIMES = { how: "in-person", given: "2026-11-21T12:00:00Z", opens: "2026-11-24T12:00:00Z" };

interface Page {
  readonly grants: readonly object[];
  readonly items: readonly object[];
}

const depositOf = (body: string): DepositStatement =>
  (JSON.parse(body) as { envelope: Envelope<DepositStatement> }).envelope.statement;

const call = async (server: ReturnType<typeof begun>["server"], path: string, token: string): Promise<Page> =>
  (await (await server.transport.fetch(path, { headers: { authorization: `Bearer ${token}` } })).json()) as Page;

/** She sent, lost her code, began anew; a member sealed what the circle reads to the new code. */
async function lost() {
  const { server, session, writers, mine, code } = begun();
  const desk = circle();
  await mine.send(written(), asked, sending(written(), [desk]));
  const anew = session();
  anew.drawCode();
  await anew.send(written(), asked, sending(written(), [desk]));
  const [before, after] = server.cases;
  if (!before || !after) throw new Error("two cases were sent");
  const deposits = server.seen.filter((one) => one.path === "/deposits").map((one) => depositOf(one.body));
  const opened = deposits.find((one) => one.case === after.id)?.opening?.recipient;
  const to = (opened && Recipient.read(opened)) as Recipient;
  const page = await call(server, `/mailbox/cases/${before.id}`, before.mailbox);
  return { server, session, writers, code, codeAnew: anew.codeGroups().join(" "), desk, before, after, to, page };
}

type Lost = Awaited<ReturnType<typeof lost>>;

/** What the circle holds of the old case, sealed to a recipient by a member. */
async function given({ server, writers, desk, before }: Lost, to: Recipient): Promise<readonly object[]> {
  const place = { instance: server.instance, case: before.id as CaseId };
  const member = new SigningKey(systemRandom(32));
  writers.set(member.verification, writer(member));
  const files: object[] = [];
  for (const { id, compartment, epoch } of before.grants.filter((one) => one.reader.id === desk.id)) {
    const file = bytesOfB64u(before.grantFiles.get(id) ?? "");
    const held = await openGrant(file, desk.identity, { ...place, compartment, epoch, mayGrant: () => true });
    const reader = { kind: "reporter" as const, id: randomId() };
    const sealed = await sealGrant({ reader, recipient: to, purpose: "relink" }, place, held, member);
    files.push({ grant: sealed.entry.id, compartment, epoch, file: b64u(sealed.file) });
  }
  return files;
}

/** The server as the new code sees it, from the giving on. */
async function giving(world: Lost, { opens = true, to = world.to }: { opens?: boolean; to?: Recipient } = {}) {
  const { server, before, after, page } = world;
  const grants = await given(world, to);
  const relink = { relink: RELINK, ...TIMES, to: after.id };
  let ended: object | undefined;
  server.instead = (path) => {
    if (path === "/mailbox/cases") {
      const givenBack = ended ? {} : { givenBack: [{ ...relink, case: before.id }] };
      return [200, { cases: [{ case: after.id, state: "open" }], ...givenBack, pad: "" }];
    }
    if (path === `/mailbox/cases/${before.id}` && opens && !ended)
      return [200, { ...page, grants, givenBack: relink, relinks: [RELINK] }];
    if (path === `/mailbox/cases/${before.id}/custody` && !opens) return [410, { type: "erased", status: 410 }];
    if (path !== "/relinks/ends") return undefined;
    ended = JSON.parse(server.seen.at(-1)?.body ?? "") as object;
    return [200, { pad: "" }];
  };
  const again = world.session();
  await again.enter(world.codeAnew);
  return { again, end: () => ended as { readonly envelope: unknown } | undefined };
}

const refusal = (cause: unknown): unknown => (cause instanceof Refused ? cause.remedy : cause);

describe("an earlier case that two members gave to this code", () => {
  it("stands beside her own, which stays her own", async () => {
    const { again } = await giving(await lost());
    expect(again.record?.given.map((one) => one.relink)).toEqual([RELINK]);
    expect(isEarlier(again.record)).toBe(false);
  });

  it("is read as she told it, her own words as hers", async () => {
    const world = await lost();
    const { again } = await giving(world);
    const [one] = await own(again).earlier();
    expect(one?.record.case.id).toBe(world.before.id);
    expect(isEarlier(one?.record)).toBe(true);
    const words = one ? wordsTold(one.record) : [];
    expect(words.map((told) => [told.body["text"], told.mine])).toEqual([["canary words", true]]);
  });

  it("says of what helpers wrote for themselves nothing, not even that it could not be verified", async () => {
    const world = await lost();
    const items = world.page.items.map((item) => ({ ...item, header: undefined, payload: undefined }));
    const { again } = await giving({ ...world, page: { ...world.page, items } });
    const [one] = await own(again).earlier();
    expect([one?.record.told, one?.record.unverified]).toEqual([[], 0]);
  });

  it("opens nothing of what no member held", async () => {
    const world = await lost();
    const { again } = await giving(world);
    const [one] = await own(again).earlier();
    const held = new Set(world.before.grants.map((grant) => grant.compartment));
    const kept = world.page.items.filter((item) => !held.has((item as { compartment: never }).compartment));
    expect(kept.length).toBeGreaterThan(0);
    expect(one?.record.told.length).toBeGreaterThan(0);
    expect(one?.record.told.filter((told) => !held.has(told.compartment as never))).toEqual([]);
    expect(one?.record.unverified).toBe(kept.length);
  });

  it("is said, and empty, before it opens", async () => {
    const { again } = await giving(await lost(), { opens: false });
    const [one] = await own(again).earlier();
    expect(one?.given.opens).toBe(TIMES.opens);
    expect([isEarlier(one?.record), one?.record.told]).toEqual([false, []]);
  });

  it("stays closed where the keys are sealed to somebody else", async () => {
    const { again } = await giving(await lost(), { to: new IdentitySeed(systemRandom(32)).recipient });
    const [one] = await own(again).earlier();
    expect(one?.record.told).toEqual([]);
    expect(one?.record.unverified).toBeGreaterThan(0);
  });

  it("is parted with under the key of the new case, and is gone", async () => {
    const world = await lost();
    const { again, end } = await giving(world);
    const [one] = await own(again).earlier();
    if (one) await own(again).endGiven(one.given);
    const { server, before, after } = world;
    const of = { type: "backup/v1/relink-end", instance: server.instance };
    const { statement } = verifyEnvelope(end()?.envelope, of as never).envelope as unknown as {
      statement: Record<string, string>;
    };
    expect(statement).toMatchObject({ case: before.id, relink: RELINK, reason: "her-wish" });
    expect(caseIdOf(server.instance, statement["author"] as never)).toBe(after.id);
    expect(await own(again).earlier()).toEqual([]);
    expect(again.record?.given).toEqual([]);
  });

  it.each([
    [409, "already", "changed"],
    [422, "signature", "refused"],
  ])("says what to do where %i %s is answered, and stays", async (status, type, remedy) => {
    const world = await lost();
    const { again } = await giving(world);
    const [one] = await own(again).earlier();
    const before = world.server.instead;
    world.server.instead = (path) => (path === "/relinks/ends" ? [status, { type, status }] : before(path));
    const refused = one ? await own(again).endGiven(one.given).catch(refusal) : undefined;
    expect(refused).toBe(remedy);
    expect(await own(again).earlier()).toHaveLength(1);
  });
});

describe("the code that was said to be lost", () => {
  /** The same server under the old code. */
  async function under(status = 200, type = "") {
    const world = await lost();
    const { server, before, page } = world;
    let ended = {};
    const answer = { relink: RELINK, ...TIMES };
    server.instead = (path) => {
      if (path === `/mailbox/cases/${before.id}`)
        return [200, { ...page, givenBack: { ...answer, ...ended }, relinks: [RELINK] }];
      if (path !== "/relinks/ends") return undefined;
      if (status !== 200) return [status, { type, status }];
      ended = { ended: "2026-11-22T12:00:00Z", endedBy: "reporter" };
      return [200, { pad: "" }];
    };
    const again = world.session();
    await again.enter(world.code);
    return { again, world };
  }

  it("is told that a new one was given its case, and not which", async () => {
    const { again } = await under();
    expect(again.record?.page.givenBack).toMatchObject(TIMES);
    expect(again.record?.page.givenBack?.to).toBeUndefined();
    expect(isEarlier(again.record)).toBe(false);
  });

  it("ends it by its own key, and sees that it ended", async () => {
    const { again, world } = await under();
    const away = again.record?.page.givenBack;
    if (away) await own(again).endGiven(away);
    const sent = world.server.seen.findLast((one) => one.path === "/relinks/ends")?.body ?? "";
    const { statement } = (JSON.parse(sent) as { envelope: { statement: Record<string, string> } }).envelope;
    expect(statement).toMatchObject({ case: world.before.id, relink: RELINK, reason: "not-her" });
    expect(caseIdOf(world.server.instance, statement["author"] as never)).toBe(world.before.id);
    expect(again.record?.page.givenBack?.ended).toBe("2026-11-22T12:00:00Z");
  });

  it.each([
    [409, "already", "changed"],
    [422, "signature", "refused"],
  ])("is told where its word was not taken: %i %s", async (status, type, remedy) => {
    const { again } = await under(status, type);
    const away = again.record?.page.givenBack;
    const refused = away ? await own(again).endGiven(away).catch(refusal) : undefined;
    expect(refused).toBe(remedy);
    expect(again.record?.page.givenBack?.ended).toBeUndefined();
  });
});
