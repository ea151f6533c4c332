import {
  b64u,
  base64,
  bytesOfB64u,
  canonicalBytes,
  concat,
  hash,
  hex,
  randomId,
  SigningKey,
  systemRandom,
  timestamp,
  u64,
  utf8,
  type Bytes,
  type CaseId,
} from "@backup/sealing";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import { describe, expect, test } from "vitest";
import { checkpointText } from "../src/checkpoint-text.ts";
import { VerifiedCheckpoint } from "../src/checkpoint.ts";
import { readEvent, type LedgerEvent } from "../src/event.ts";
import { commitmentTo, leafBytes, publicLeaf, readLeaf } from "../src/leaf.ts";
import { leafHash, nodeHash, rootOf } from "../src/merkle-hash.ts";
import { mlDsa44 } from "../src/ml-dsa-44.ts";
import { parsePolicy } from "../src/policy-parser.ts";
import { Receipt } from "../src/receipt.ts";
import { LeafRefused, NoteRefused, PolicyRefused, ProofRefused } from "../src/refusals.ts";
import { SignedNote } from "../src/signed-note.ts";
import { readTlogProof, tlogProofText } from "../src/tlog-proof.ts";

/** Signs notes, as only a log or a witness does; so it stands here, not in the package. */
interface Signer {
  readonly vkey: string;
  readonly sign: (text: string) => string;
}

function vkeyOf(name: string, type: number, key: Uint8Array): { id: Bytes; vkey: string } {
  const id = hash(name, Uint8Array.of(10, type), key).slice(0, 4);
  return { id, vkey: `${name}+${hex(id)}+${base64(concat(Uint8Array.of(type), key))}` };
}

function ed25519(name: string, type: 1 | 4, seconds = 1_790_000_000n): Signer {
  const key = new SigningKey(systemRandom(32));
  const { id, vkey } = vkeyOf(name, type, bytesOfB64u(key.verification));
  const sign = (text: string) => {
    const timed = concat(u64(seconds), key.sign(utf8(`cosignature/v1\ntime ${seconds}\n${text}`)));
    return `\u2014 ${name} ${base64(concat(id, type === 1 ? key.sign(utf8(text)) : timed))}\n`;
  };
  return { vkey, sign };
}

const ORIGIN = "log.example/backup";
const instance = randomId<"instance">();
const log = ed25519(ORIGIN, 1);
const policyText = `log ${log.vkey}\nquorum none\n`;

const event: LedgerEvent = {
  type: "backup/v1/event",
  instance,
  id: randomId<"event">(),
  kind: "deposit",
  case: "51370b92-08f1-852b-b069-8090efaa8e15" as CaseId,
  subject: randomId(),
  actor: { kind: "reporter", id: randomId() },
  received: timestamp(new Date(1_790_000_000_000)),
  previous: b64u(new Uint8Array(32)),
};
const blind = systemRandom(32);
const mine = leafHash(leafBytes({ kind: "blinded", commitment: commitmentTo(event, blind) }));
const others = [systemRandom(32), systemRandom(32)] as const;
const head = { size: 3, root: rootOf([others[0], mine, others[1]]) };
const text = checkpointText({ origin: ORIGIN, head, extensions: [] });

function receiptFile(changes: { extra?: object; index?: number; note?: string } = {}): string {
  return tlogProofText({
    extra: canonicalBytes({ blind: b64u(blind), event, ...changes.extra }),
    proof: { index: changes.index ?? 1, path: [others[0], others[1]] },
    checkpoint: SignedNote.parse(changes.note ?? `${text}\n${log.sign(text)}`),
  });
}

describe("a receipt", () => {
  const policy = parsePolicy(policyText);

  test("proves that its event stands in the log", () => {
    const receipt = Receipt.parse(receiptFile());
    expect(receipt.verify(policy).head.size).toBe(3);
    expect(receipt.event.id).toBe(event.id);
    expect(policy.asksForWitnesses).toBe(false);
  });

  test("tells nothing where it is printed", () => {
    const receipt = Receipt.parse(receiptFile());
    expect(`${receipt.toString()} ${JSON.stringify({ receipt })}`).not.toContain(event.case);
  });

  test("is refused with another blind", () => {
    const file = receiptFile({ extra: { blind: b64u(systemRandom(32)) } });
    expect(() => Receipt.parse(file).verify(policy)).toThrow("wrong-root");
  });

  test("is refused with another event", () => {
    const file = receiptFile({ extra: { event: { ...event, kind: "consent" } } });
    expect(() => Receipt.parse(file).verify(policy)).toThrow(ProofRefused);
  });

  test("is refused at another index", () => {
    expect(() => Receipt.parse(receiptFile({ index: 0 })).verify(policy)).toThrow(ProofRefused);
    expect(() => Receipt.parse(receiptFile({ index: 3 })).verify(policy)).toThrow("outside-tree");
  });

  test("is refused from another log", () => {
    const stranger = ed25519("other.example", 1);
    expect(() => Receipt.parse(receiptFile()).verify(parsePolicy(`log ${stranger.vkey}\nquorum none\n`))).toThrow(
      "unknown-origin",
    );
  });

  test("is refused when another key signed under the log's name", () => {
    const impostor = ed25519(ORIGIN, 1);
    const file = receiptFile({ note: `${text}\n${impostor.sign(text)}` });
    expect(() => Receipt.parse(file).verify(policy)).toThrow("no-known-signature");
  });

  test("is refused when a witness's signature stands for the log's", () => {
    const asWitness = ed25519(ORIGIN, 4);
    const file = receiptFile({ note: `${text}\n${asWitness.sign(text)}` });
    expect(() => Receipt.parse(file).verify(policy)).toThrow("no-known-signature");
  });

  test.each([
    ["an unknown member beside", { extra: { more: 1 } }],
    ["a short blind", { extra: { blind: "AA" } }],
    ["an event of no known kind", { extra: { event: { ...event, kind: "rumour" } } }],
    ["an event with more than its members", { extra: { event: { ...event, name: "x" } } }],
  ])("is refused with %s", (_, changes) => {
    expect(() => Receipt.parse(receiptFile(changes))).toThrow(SyntaxError);
  });

  test.each([
    ["nothing", () => ""],
    ["no extra", () => receiptFile().replace(/^extra .*\n/m, "")],
    ["another first line", () => receiptFile().replace("@v1", "@v2")],
    ["no index", () => receiptFile().replace(/^index .*\n/m, "")],
    ["an index with a leading zero", () => receiptFile().replace("index 1", "index 01")],
    ["a hash that is cut", () => receiptFile().replace(/^(index 1\n.{40}).{4}/m, "$1")],
    ["no checkpoint", () => receiptFile().split("\n\n")[0] ?? ""],
  ])("is refused with %s", (_, file) => {
    expect(() => Receipt.parse(file())).toThrow();
  });
});

describe("a policy with witnesses", () => {
  const [first, second, third] = [ed25519("w1.example", 4), ed25519("w2.example", 4), ed25519("w3.example", 4)];
  const lines = [`log ${log.vkey}`, ...[first, second, third].map(({ vkey }, at) => `witness w${at} ${vkey}`)];
  const policy = parsePolicy(`${lines.join("\n")}\ngroup two 2 w0 w1 w2\nquorum two\n`);
  const noted = (...signers: readonly Signer[]) =>
    SignedNote.parse(`${text}\n${[log, ...signers].map(({ sign }) => sign(text)).join("")}`);

  test("takes two of three cosignatures and says their times", () => {
    const checkpoint = policy.verify(noted(first, third));
    expect(checkpoint.signatures.map(({ time }) => time?.getTime())).toEqual([
      undefined,
      1_790_000_000_000,
      1_790_000_000_000,
    ]);
    expect(policy.asksForWitnesses).toBe(true);
  });

  test("refuses one cosignature", () => {
    expect(() => policy.verify(noted(second))).toThrow("quorum-missing");
  });

  test("does not count one witness twice", () => {
    expect(() => policy.verify(noted(second, second))).toThrow("quorum-missing");
  });

  test("refuses a false cosignature even when the quorum is reached", () => {
    const forged = first.sign(text.replace("\n3\n", "\n4\n"));
    const note = `${text}\n${log.sign(text)}${second.sign(text)}${third.sign(text)}${forged}`;
    expect(() => policy.verify(SignedNote.parse(note))).toThrow("signature-fails");
  });

  test("refuses cosignatures without the log's own", () => {
    const note = SignedNote.parse(`${text}\n${first.sign(text)}${second.sign(text)}`);
    expect(() => policy.verify(note)).toThrow("no-known-signature");
  });

  test.each([
    ["no quorum", `log ${log.vkey}\n`],
    ["no log", "quorum none\n"],
    ["two quorums", `${policyText}quorum none\n`],
    ["an unknown quorum", `log ${log.vkey}\nquorum w9\n`],
    ["an unknown line", `${policyText}trust me\n`],
    ["a threshold above its members", `${lines.join("\n")}\ngroup g 4 w0 w1 w2\nquorum g\n`],
    ["a threshold of nobody", `${lines.join("\n")}\ngroup g 0 w0 w1 w2\nquorum g\n`],
    ["a member of two groups", `${lines.join("\n")}\ngroup a 1 w0\ngroup b 1 w0\nquorum a\n`],
    ["a name twice", `${lines.join("\n")}\ngroup w0 1 w1\nquorum w0\n`],
    ["a log that signs as a witness", `log ${first.vkey}\nquorum none\n`],
    ["a witness that signs as a log", `log ${log.vkey}\nwitness w ${log.vkey}\nquorum w\n`],
    ["a key twice", `log ${log.vkey}\nlog ${log.vkey}\nquorum none\n`],
    ["a last line that does not end", policyText.slice(0, -1)],
    ["a control character", `${policyText}\u0007\n`],
  ])("is refused with %s", (_, file) => {
    expect(() => parsePolicy(file)).toThrow(PolicyRefused);
  });
});

describe("ML-DSA-44", () => {
  const pair = ml_dsa44.keygen();
  const { id, vkey } = vkeyOf(ORIGIN, 6, pair.publicKey);
  const message = concat(
    utf8("subtree/v1\n\0"),
    Uint8Array.of(ORIGIN.length),
    utf8(ORIGIN),
    u64(1_790_000_000),
    Uint8Array.of(ORIGIN.length),
    utf8(ORIGIN),
    u64(0),
    u64(head.size),
    head.root,
  );
  const signature = concat(id, u64(1_790_000_000), ml_dsa44.sign(message, pair.secretKey));
  const line = `\u2014 ${ORIGIN} ${base64(signature)}\n`;
  const file = `log ${log.vkey}\nlog ${vkey}\nquorum none\n`;
  const published = SignedNote.parse(`${text}\n${log.sign(text)}${line}`);

  test("is checked where the check is given", () => {
    const checkpoint = parsePolicy(file, mlDsa44).verify(published);
    expect(checkpoint.signatures).toHaveLength(2);
  });

  test("is left alone where it is not", () => {
    expect(parsePolicy(file).verify(published).signatures).toHaveLength(1);
  });

  test("that is false refuses the checkpoint", () => {
    const wrong = Uint8Array.from(signature);
    wrong[500] = (wrong[500] ?? 0) ^ 1;
    const note = SignedNote.parse(`${text}\n${log.sign(text)}\u2014 ${ORIGIN} ${base64(wrong)}\n`);
    expect(() => parsePolicy(file, mlDsa44).verify(note)).toThrow("signature-fails");
  });

  test("that is missing refuses a published checkpoint", () => {
    const [known] = parsePolicy(file, mlDsa44).logs;
    if (known === undefined) throw new Error("the policy names a log");
    expect(VerifiedCheckpoint.published(published, known).head.size).toBe(3);
    const receiptOnly = SignedNote.parse(`${text}\n${log.sign(text)}`);
    expect(() => VerifiedCheckpoint.published(receiptOnly, known)).toThrow("signature-missing");
  });
});

describe("leaves", () => {
  const digest = b64u(systemRandom(32));

  test("of each kind are read as they were written", () => {
    expect(readLeaf(leafBytes(publicLeaf(7, digest)))).toEqual(publicLeaf(7, digest));
    const commitment = systemRandom(32);
    expect(readLeaf(leafBytes({ kind: "blinded", commitment }))).toEqual({ kind: "blinded", commitment });
  });

  test.each([
    ["63 bytes", new Uint8Array(63)],
    ["an unknown kind", Uint8Array.of(3, ...new Uint8Array(63))],
    ["padding after a commitment", Uint8Array.of(1, ...new Uint8Array(62), 1)],
    ["padding after a statement", Uint8Array.of(2, ...new Uint8Array(40), 1, ...new Uint8Array(22))],
    ["a number no statement can carry", Uint8Array.of(2, 255, ...new Uint8Array(62))],
  ])("are refused with %s", (_, entry) => {
    expect(() => readLeaf(entry)).toThrow(LeafRefused);
  });

  test("of two blinds commit to one event differently", () => {
    expect(commitmentTo(event, systemRandom(32))).not.toEqual(commitmentTo(event, blind));
    expect(readEvent(event)).toBe(event);
    const byServer = { ...event, actor: { kind: "server" } };
    expect(readEvent(byServer)).toBe(byServer);
    expect(() => readEvent({ ...event, actor: { kind: "server", id: randomId() } })).toThrow();
    expect(() => readEvent({ ...event, actor: { kind: "member" } })).toThrow();
    expect(() => readEvent({ ...event, actor: { kind: "circle", id: randomId() } })).toThrow();
    expect(nodeHash(mine, mine)).not.toEqual(mine);
  });
});

test("a note without text is refused", () => {
  expect(() => SignedNote.parse(`\n\n${log.sign(text)}`).verify([])).toThrow(NoteRefused);
  expect(() => readTlogProof("c2sp.org/tlog-proof@v1\nindex 0\n\n")).toThrow(NoteRefused);
});
