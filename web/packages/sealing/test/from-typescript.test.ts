import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { IdentitySeed } from "../src/age/recipient.ts";
import { ageFile, sealContent } from "../src/age/sealed.ts";
import { compartment } from "../src/case/compartments.ts";
import { openDocument, sealDocument } from "../src/content/document.ts";
import { bindOf, type Epoch } from "../src/content/item.ts";
import { openGrant, sealCircleKey, sealGrant } from "../src/grants/grant.ts";
import { caseIdOf } from "../src/keys/reporter-keys.ts";
import { b64u, bytesOfB64u } from "../src/notation/base64.ts";
import { hex } from "../src/notation/bytes.ts";
import { hash } from "../src/notation/hashes.ts";
import { randomId, type InstanceId } from "../src/notation/ids.ts";
import { SigningKey } from "../src/signing/ed25519.ts";
import { envelopeBytes, signStatement } from "../src/signing/envelope.ts";
import { vector } from "./vectors.ts";

const FOLDER = join(import.meta.dirname, "../../../../vectors/sealing/from-typescript");

/** Fixed seeds, so that the files say nothing of any machine; age itself is random, so each making differs. */
const seed = (byte: number) => new Uint8Array(32).fill(byte);
const author = new SigningKey(seed(1));
const stranger = new SigningKey(seed(2));
const reader = new IdentitySeed(seed(3));
const instance = "00010203-0405-0607-0809-0a0b0c0d0e0f" as InstanceId;
const place = { instance, case: caseIdOf(instance, author.verification) };
const care: Epoch = { compartment: compartment("care"), epoch: 1, identity: new IdentitySeed(seed(4)) };

async function documents() {
  const body = { text: "نص قصير · un texte court · короткий текст", attachments: [], language: "ar" };
  const draft = { kind: "message", body, claimed: new Date(1_790_000_000_000) } as const;
  const { item, envelope } = await sealDocument(draft, place, care, author);
  const named = { case: place.case, compartment: care.compartment, epoch: care.epoch };
  const facts = { instance, ...named, item: item.entry.id, seed: hex(care.identity.revealSeed()) };
  const file = (header: Uint8Array, payload: Uint8Array) => b64u(Uint8Array.from([...header, ...payload]));
  const { payload = new Uint8Array(0) } = item;
  const forged = signStatement(envelope.statement, stranger);
  const content = envelopeBytes(forged);
  const other = await sealContent("document", content, care.identity.recipient);
  const otherBind = bindOf(bytesOfB64u(envelope.statement.opener), hash(content));
  const listed = envelopeBytes(signStatement({ ...envelope.statement, body: [] as never }, author));
  const list = await sealContent("document", listed, care.identity.recipient);
  return {
    family: "document",
    accepted: [
      {
        name: "a message in three scripts",
        ...facts,
        bind: item.entry.bind,
        file: file(item.header, payload),
        outcome: "VERIFIED",
      },
    ],
    refused: [
      {
        name: "signed by somebody else",
        ...facts,
        bind: otherBind,
        file: file(other.header, other.payload),
        outcome: "OTHER_SIGNER",
      },
      {
        name: "a list in the place of the body",
        ...facts,
        bind: bindOf(bytesOfB64u(envelope.statement.opener), hash(listed)),
        file: file(list.header, list.payload),
        outcome: "FORM",
      },
      { name: "another bind", ...facts, bind: otherBind, file: file(item.header, payload), outcome: "OTHER_BIND" },
      {
        name: "another item",
        ...facts,
        item: randomId(),
        bind: item.entry.bind,
        file: file(item.header, payload),
        outcome: "OTHER_PLACE",
      },
      {
        name: "another opening key",
        ...facts,
        seed: hex(seed(9)),
        bind: item.entry.bind,
        file: file(item.header, payload),
        outcome: "OTHER_RECIPIENT",
      },
    ],
  };
}

async function grants() {
  const grantee = {
    reader: { kind: "reporter", id: place.case },
    recipient: reader.recipient,
    purpose: "read",
  } as const;
  const { file } = await sealGrant(grantee, place, care, author);
  const facts = {
    instance,
    case: place.case,
    compartment: care.compartment,
    epoch: care.epoch,
    epochSeed: hex(care.identity.revealSeed()),
    seed: hex(reader.revealSeed()),
    mayGrant: author.verification,
    file: b64u(file),
  };
  return {
    family: "grant",
    accepted: [{ name: "by the author", ...facts, outcome: "VERIFIED" }],
    refused: [
      { name: "by somebody who may not", ...facts, mayGrant: stranger.verification, outcome: "UNKNOWN_GRANTOR" },
      { name: "for another epoch", ...facts, epoch: 2, outcome: "OTHER_PLACE" },
      { name: "for another reader", ...facts, seed: hex(seed(9)), outcome: "OTHER_RECIPIENT" },
    ],
  };
}

async function circleKeys() {
  const circle = { instance, circle: randomId<"circle">(), epoch: 4, identity: new IdentitySeed(seed(5)) };
  const file = await sealCircleKey(circle, reader.recipient, author);
  const facts = {
    instance,
    circle: circle.circle,
    epoch: circle.epoch,
    recipient: circle.identity.recipient.toString(),
    seed: hex(reader.revealSeed()),
    mayKeep: author.verification,
    file: b64u(file),
  };
  return {
    family: "circle-key",
    accepted: [{ name: "by a keeper", ...facts, outcome: "VERIFIED" }],
    refused: [
      { name: "for another recipient", ...facts, recipient: reader.recipient.toString(), outcome: "OTHER_SEED" },
      { name: "by somebody who may not", ...facts, mayKeep: stranger.verification, outcome: "UNKNOWN_GRANTOR" },
    ],
  };
}

// Run with BACKUP_MAKE_VECTORS=1 to seal the files anew, after a change of a format.
test.runIf(process.env["BACKUP_MAKE_VECTORS"] === "1")("makes the files that Java opens", async () => {
  mkdirSync(FOLDER, { recursive: true });
  const files = { document: await documents(), grant: await grants(), "circle-key": await circleKeys() };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(content, undefined, 1)}\n`);
  }
});

describe("the files made here", () => {
  test("are in the form of those that Java made", () => {
    for (const name of ["document", "grant", "circle-key"]) {
      const [ours, theirs] = [`sealing/from-typescript/${name}.json`, `sealing/${name}.json`].map(
        (path) => vector(path) as { accepted: object[]; refused: object[] },
      );
      expect(Object.keys(ours?.accepted[0] ?? {}).sort()).toEqual(Object.keys(theirs?.accepted[0] ?? {}).sort());
      expect(ours?.refused.length).toBeGreaterThan(ours?.accepted.length ?? 0);
    }
  });

  test("are made by code that still opens its own", async () => {
    const [{ file, item, bind } = { file: "", item: "", bind: "" }] = (await documents()).accepted;
    const whole = bytesOfB64u(file);
    const sealed = { header: whole.slice(0, 1627), payload: whole.slice(1627) };
    const expected = { ...place, item: item as never, bind };
    expect((await openDocument(sealed, care, expected)).statement.kind).toBe("message");
    const [granted] = (await grants()).accepted;
    const mayGrant = (by: string) => by === author.verification;
    const opened = await openGrant(bytesOfB64u(granted?.file ?? ""), reader, {
      ...place,
      compartment: care.compartment,
      epoch: 1,
      mayGrant,
    });
    expect(hex(opened.identity.revealSeed())).toBe(hex(seed(4)));
    expect(ageFile(sealed)).toEqual(whole);
  });
});
