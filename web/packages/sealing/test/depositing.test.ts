import { describe, expect, test } from "vitest";
import { IdentitySeed } from "../src/age/recipient.ts";
import { compartment } from "../src/case/compartments.ts";
import { nextConsent, type Consent, type ConsentDecision } from "../src/case/consent.ts";
import { openDocument, sealDocument } from "../src/content/document.ts";
import type { Epoch } from "../src/content/item.ts";
import { assembleDeposit, DepositTooLarge, padded } from "../src/deposit/deposit.ts";
import { doWork, WorkRefused, workHolds } from "../src/deposit/work.ts";
import { openGrant, sealCircleKey, openCircleKey, sealGrant } from "../src/grants/grant.ts";
import { casesOf, nextCase, ReporterKeys } from "../src/keys/reporter-keys.ts";
import { b64u, bytesOfB64u } from "../src/notation/base64.ts";
import { hash } from "../src/notation/hashes.ts";
import { readCanonical } from "../src/notation/canonical.ts";
import { textOf } from "../src/notation/bytes.ts";
import { randomId, systemRandom, type CaseId } from "../src/notation/ids.ts";
import { verifyEnvelope } from "../src/signing/envelope.ts";

const instance = randomId<"instance">();
const keys = new ReporterKeys(instance, systemRandom(32));
const mine = keys.case(0);
const place = { instance, case: mine.id };
const care: Epoch = {
  compartment: compartment("care"),
  epoch: 0,
  identity: keys.compartment(mine.id, compartment("care"), 0),
};
const now = new Date(1_790_000_000_000);
const draft = { kind: "answers", body: { alone: true }, claimed: now } as const;

describe("a reporter's keys", () => {
  test("give each case an author and a recipient of its own", () => {
    const [zero, one] = [keys.case(0), keys.case(1)];
    expect(new Set([zero.id, one.id]).size).toBe(2);
    expect(zero.author.verification).not.toBe(one.author.verification);
    expect(zero.opening.recipient.keyId).not.toBe(one.opening.recipient.keyId);
  });

  test("take the lowest case that is neither listed nor erased", () => {
    const taken = new Set([keys.case(0).id, keys.case(2).id]);
    expect(nextCase(keys, taken).number).toBe(1);
    expect(nextCase(keys, new Set()).number).toBe(0);
  });

  test("find the cases listed, gaps of erased ones included, and no stranger's", () => {
    const listed = new Set<CaseId>([keys.case(1).id, keys.case(4).id]);
    expect(casesOf(keys, listed).map(({ number }) => number)).toEqual([1, 4]);
    const foreign = new ReporterKeys(instance, systemRandom(32)).case(0).id;
    expect(casesOf(keys, new Set([foreign]))).toEqual([]);
  });
});

describe("a document", () => {
  test("comes back as it was said, and only in its place", async () => {
    const { item } = await sealDocument(draft, place, care, mine.author);
    const sealed = { header: item.header, payload: item.payload ?? new Uint8Array(0) };
    const expected = { ...place, item: item.entry.id, bind: item.entry.bind };
    expect((await openDocument(sealed, care, expected)).statement.body).toEqual({ alone: true });
    expect(item.entry.size).toBe(4128);
    await expect(openDocument(sealed, { ...care, epoch: 1 }, expected)).rejects.toThrow();
    await expect(openDocument(sealed, { ...care, compartment: compartment("account") }, expected)).rejects.toThrow();
    await expect(openDocument(sealed, care, { ...expected, case: keys.case(1).id })).rejects.toThrow();
    await expect(openDocument(sealed, care, { ...expected, item: randomId() })).rejects.toThrow();
    await expect(openDocument(sealed, care, { ...expected, bind: b64u(systemRandom(32)) })).rejects.toThrow();
    await expect(openDocument(sealed, care, { ...expected, instance: randomId() })).rejects.toThrow();
  });

  test("says a different opener and has a different bind each time", async () => {
    const [one, other] = [
      await sealDocument(draft, place, care, mine.author),
      await sealDocument(draft, place, care, mine.author),
    ];
    expect(one.item.entry.bind).not.toBe(other.item.entry.bind);
  });

  test("of more than 1 MiB is refused", async () => {
    const body = { text: "x".repeat(1 << 20) };
    await expect(sealDocument({ ...draft, body }, place, care, mine.author)).rejects.toThrow("too large");
  });

  test("is refused outside our JSON", async () => {
    const body = { text: "e\u0301" };
    await expect(sealDocument({ ...draft, body }, place, care, mine.author)).rejects.toThrow("NOT_NFC");
  });
});

describe("a grant", () => {
  const reader = IdentitySeed.draw();
  const grantee = { reader: { kind: "circle", id: randomId() }, recipient: reader.recipient, purpose: "read" } as const;
  const mayGrant = (by: string) => by === mine.author.verification;

  test("hands an epoch on, in exactly 2 683 bytes", async () => {
    const { file, entry } = await sealGrant(grantee, place, care, mine.author);
    expect(file).toHaveLength(2683);
    expect(entry.digest).toBe(b64u(hash(file)));
    const opened = await openGrant(file, reader, { ...place, compartment: care.compartment, epoch: 0, mayGrant });
    expect(opened.identity.recipient.keyId).toBe(care.identity.recipient.keyId);
  });

  test.each(["", "Read", "read it", "r".repeat(33)])("is not made for the purpose %j", async (purpose) => {
    await expect(sealGrant({ ...grantee, purpose }, place, care, mine.author)).rejects.toThrow("purpose");
  });

  test("of a circle holds only if its seed gives the recipient of the directory", async () => {
    const circle = { instance, circle: randomId<"circle">(), epoch: 2, identity: IdentitySeed.draw() };
    const file = await sealCircleKey(circle, reader.recipient, mine.author);
    const expected = { ...circle, recipient: circle.identity.recipient, mayGrant };
    expect((await openCircleKey(file, reader, expected)).identity.recipient.keyId).toBe(
      circle.identity.recipient.keyId,
    );
    await expect(openCircleKey(file, reader, { ...expected, recipient: reader.recipient })).rejects.toThrow();
    await expect(openCircleKey(file, reader, { ...expected, epoch: 3 })).rejects.toThrow();
    await expect(openCircleKey(file, reader, { ...expected, mayGrant: () => false })).rejects.toThrow();
    await expect(
      openGrant(file, reader, { ...place, compartment: care.compartment, epoch: 0, mayGrant }),
    ).rejects.toThrow("type");
  });
});

const wording = { questionnaire: "crsv", version: "1.4.0", language: "uk" } as const;
const circleId = randomId<"circle">();
const decision: ConsentDecision = {
  purpose: "read",
  answer: "yes",
  to: [circleId],
  exclude: [],
  speaker: "self",
  wording,
};

describe("a deposit", () => {
  async function parts() {
    const { item } = await sealDocument(draft, place, care, mine.author);
    const grantee = {
      reader: { kind: "circle", id: circleId },
      recipient: IdentitySeed.draw().recipient,
      purpose: "read",
    } as const;
    const grant = await sealGrant(grantee, place, care, mine.author);
    const routing = { circle: circleId, priority: 1 } as const;
    const epochs = [{ compartment: care.compartment, epoch: 0 }];
    return {
      ...place,
      opening: mine.opening.recipient,
      epochs,
      items: [item],
      grants: [grant],
      consents: [nextConsent(decision)],
      routing,
    };
  }

  test("is canonical, padded to 8 192 bytes, and signed by the author", async () => {
    const made = await parts();
    const { body, envelope, id } = assembleDeposit(made, mine.author, { challenge: "c", nonce: "0" });
    expect(body.length % 8192).toBe(0);
    const call = readCanonical(body) as Record<string, unknown>;
    expect(Object.keys(call).sort()).toEqual(["envelope", "grants", "headers", "pad", "payloads", "work"]);
    const verified = verifyEnvelope(call["envelope"], { type: "backup/v1/deposit", instance });
    expect(verified.signedBy(mine.author.verification)).toBe(true);
    expect(envelope.statement.id).toBe(id);
    const [item] = made.items;
    const headers = call["headers"] as Record<string, string>;
    expect(b64u(hash(bytesOfB64u(headers[item?.entry.id ?? ""] ?? "")))).toBe(item?.entry.header);
  });

  test("holds no device time in what the server reads", async () => {
    const { envelope } = assembleDeposit(await parts(), mine.author);
    expect(JSON.stringify(envelope.statement)).not.toMatch(/\d{4}-\d{2}-\d{2}T/);
  });

  test("is the same bytes for the same parts, so that it can be sent again", async () => {
    const made = { ...(await parts()), id: randomId<"deposit">() };
    expect(assembleDeposit(made, mine.author).body).toEqual(assembleDeposit(made, mine.author).body);
  });

  test("has one length for messages of different lengths", async () => {
    const lengths = new Set<number>();
    for (const text of ["a", "a".repeat(500), "a".repeat(2500)]) {
      const { item } = await sealDocument({ ...draft, body: { text } }, place, care, mine.author);
      lengths.add(assembleDeposit({ ...place, items: [item] }, mine.author).body.length);
    }
    expect(lengths.size).toBe(1);
  });

  test("names uploads by their address", async () => {
    const [item] = (await parts()).items;
    if (item === undefined) throw new Error("one item is made");
    const address = `/uploads/${"A".repeat(22)}`;
    const { body } = assembleDeposit({ ...place, uploaded: [{ ...item, address }] }, mine.author);
    expect(textOf(body)).toContain(`"payloads":{"${item.entry.id}":"${address}"}`);
  });

  test("refuses more than one call carries", async () => {
    const [consent] = (await parts()).consents;
    if (consent === undefined) throw new Error("one consent is made");
    expect(() => assembleDeposit({ ...place, consents: Array<Consent>(33).fill(consent) }, mine.author)).toThrow(
      DepositTooLarge,
    );
    expect(() => padded({ x: "x".repeat(4 << 20) })).toThrow(DepositTooLarge);
  });

  test("refuses an item whose payload is nowhere", async () => {
    const [item] = (await parts()).items;
    if (item === undefined) throw new Error("one item is made");
    const { entry, header } = item;
    expect(() => assembleDeposit({ ...place, items: [{ entry, header }] }, mine.author)).toThrow("upload");
  });
});

describe("work", () => {
  const mailbox = keys.mailboxId();
  const asked = (bits: number) => ({ challenge: b64u(systemRandom(41)), bits });

  test("holds for its challenge and mailbox, and for no other", async () => {
    const wanted = asked(10);
    const done = await doWork(wanted, mailbox);
    expect(workHolds(wanted, mailbox, done)).toBe(true);
    expect(workHolds(asked(10), mailbox, done)).toBe(false);
    const others = Array.from({ length: 20 }, () => randomId<"mailbox">()).filter((id) => workHolds(wanted, id, done));
    expect(others.length).toBeLessThan(3);
    for (const nonce of ["", "-1", "01", "1e3", "18446744073709551616"]) {
      expect(workHolds(wanted, mailbox, { ...done, nonce })).toBe(false);
    }
  });

  test.each([-1, 19, 64, 1.5, NaN])("of %d bits is not done, whoever asks", async (bits) => {
    await expect(doWork(asked(bits), mailbox)).rejects.toThrow(WorkRefused);
  });

  test("gives way while it searches, and stops when told", async () => {
    const leave = new AbortController();
    let pauses = 0;
    const pause = () => {
      if (++pauses === 3) leave.abort(new Error("left"));
      return Promise.resolve();
    };
    await expect(doWork(asked(18), mailbox, { slice: 0, pause, signal: leave.signal })).rejects.toThrow("left");
    expect(pauses).toBe(3);
  });
});
