import { bytesOfBase64, hex, utf8, type Bytes } from "@backup/sealing";
import { describe, expect, test } from "vitest";
import { VerifiedCheckpoint, logOf } from "../src/checkpoint.ts";
import { checkpointText, readCheckpoint } from "../src/checkpoint-text.ts";
import { leafHash, rootOf } from "../src/merkle-hash.ts";
import { NoteRefused } from "../src/refusals.ts";
import { SignedNote } from "../src/signed-note.ts";
import { VerifierKey, VerifierKeyRefused } from "../src/verifier-key.ts";
import { vector, vectorBytes } from "./vectors.ts";

interface NoteProbe {
  name: string;
  vkeys: string[];
  note?: string;
  note_base64?: string;
  expect: string;
  verified?: string[];
}

const REASONS: Readonly<Record<string, string>> = {
  "no-verifiable-signature": "no-known-signature",
  "invalid-signature": "signature-fails",
};

describe("notes of others", () => {
  test.each((vector("signed-note/notes.json") as NoteProbe[]).map((probe) => [probe.name, probe] as const))(
    "%s",
    (_, probe) => {
      const keys = probe.vkeys.map((vkey) => VerifierKey.parse(vkey));
      const read = () => {
        const source = probe.note_base64 === undefined ? utf8(probe.note ?? "") : bytesOfBase64(probe.note_base64);
        return SignedNote.parse(source).verify(keys);
      };
      if (probe.expect === "ok") {
        expect(read().map(({ key }) => key.name)).toEqual(probe.verified);
        return;
      }
      expect(read).toThrow(NoteRefused);
      expect(read).toThrow(REASONS[probe.expect] ?? "malformed");
    },
  );

  test("are written as they were read", () => {
    const held = (vector("signed-note/notes.json") as NoteProbe[]).filter(({ expect: outcome }) => outcome === "ok");
    expect(held.length).toBeGreaterThan(0);
    for (const { note = "" } of held) expect(SignedNote.parse(note).toString()).toBe(note);
  });
});

describe("keys of others", () => {
  const keys = vector("signed-note/vkeys.json") as { valid: string[]; invalid: { vkey: string; why: string }[] };

  test.each(keys.valid)("%s is read and written alike", (vkey) => {
    expect(VerifierKey.parse(vkey).vkey).toBe(vkey);
  });

  test.each(keys.invalid)("$vkey is refused: $why", ({ vkey }) => {
    expect(() => VerifierKey.parse(vkey)).toThrow(VerifierKeyRefused);
  });

  test.each(["", "a+b", "a+00000000+", "a b+00000000+AQ==", "a+0000000G+AQ=="])("refuses %j", (vkey) => {
    expect(() => VerifierKey.parse(vkey)).toThrow(VerifierKeyRefused);
  });
});

describe("checkpoint bodies of others", () => {
  const bodies = vector("signed-note/checkpoint-bodies.json") as { body: string; ok: boolean; why?: string }[];
  // The golang reader takes roots of any length; a SHA-256 tree has 32 bytes.
  test.each(bodies.map(({ body, ok, why }) => [why ?? body, body, ok] as const))("%s", (_, body, ok) => {
    const root = /^[^\n]*\n[^\n]*\n([^\n]*)\n/.exec(body)?.[1] ?? "";
    if (ok && root.length === 44) expect(checkpointText(readCheckpoint(body))).toBe(body);
    else expect(() => readCheckpoint(body)).toThrow(NoteRefused);
  });
});

describe("a whole log of others", () => {
  const log = logOf([
    VerifierKey.parse("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"),
  ]);

  function entries(size: number): Bytes[] {
    if (size === 0) return [];
    const bundle = vectorBytes(`tiled-log-15/tile/entries/000.p/${size}`);
    const found: Bytes[] = [];
    for (let at = 0; at < bundle.length;) {
      const length = new DataView(bundle.buffer).getUint16(at);
      found.push(bundle.slice(at + 2, at + 2 + length));
      at += 2 + length;
    }
    return found;
  }

  test.each(Array.from({ length: 16 }, (_, size) => size))("has the signed root at %i entries", (size) => {
    const checkpoint = VerifiedCheckpoint.of(SignedNote.parse(vectorBytes(`tiled-log-15/checkpoint.${size}`)), log);
    expect(checkpoint.head.size).toBe(size);
    expect(hex(checkpoint.head.root)).toBe(hex(rootOf(entries(size).map(leafHash))));
  });

  test("refuses a checkpoint whose size was changed", () => {
    const note = SignedNote.parse(vectorBytes("tiled-log-15/checkpoint.3")).toString().replace("\n3\n", "\n4\n");
    expect(() => VerifiedCheckpoint.of(SignedNote.parse(note), log)).toThrow("signature-fails");
  });

  test("refuses a checkpoint of another origin", () => {
    const other = { origin: "example.com/other", keys: log.keys };
    const note = SignedNote.parse(vectorBytes("tiled-log-15/checkpoint.3"));
    expect(() => VerifiedCheckpoint.of(note, other)).toThrow("unknown-origin");
  });
});
