import { bytesOfBase64 } from "@backup/sealing";
import { describe, expect, test } from "vitest";
import { extendsTree } from "../src/consistency-proof.ts";
import { readEvent } from "../src/event.ts";
import { NoteRefused, ProofRefused } from "../src/refusals.ts";
import { SignedNote } from "../src/signed-note.ts";
import { vector } from "./vectors.ts";

interface Probe {
  readonly name: string;
  readonly ok: boolean;
}

interface Growth extends Probe {
  readonly size1: number;
  readonly root1: string;
  readonly size2: number;
  readonly root2: string;
  readonly path: readonly string[];
}

const forms = vector("ledger/forms.json") as {
  readonly notes: readonly (Probe & { readonly note: string })[];
  readonly events: readonly (Probe & { readonly event: string })[];
  readonly consistency: readonly Growth[];
};

describe("forms on which Java and TypeScript agree", () => {
  test.each(forms.notes)("of a note: $name", ({ ok, note }) => {
    const read = () => SignedNote.parse(note);
    if (ok) expect(read).not.toThrow();
    else expect(read).toThrow(NoteRefused);
  });

  test.each(forms.events)("of an event: $name", ({ ok, event }) => {
    const read = () => readEvent(JSON.parse(event));
    if (ok) expect(read).not.toThrow();
    else expect(read).toThrow();
  });

  test.each(forms.consistency)("of growth: $name", ({ ok, size1, root1, size2, root2, path }) => {
    const check = () => {
      const [first, second] = [bytesOfBase64(root1), bytesOfBase64(root2)];
      extendsTree(path.map(bytesOfBase64), { size: size1, root: first }, { size: size2, root: second });
    };
    if (ok) expect(check).not.toThrow();
    else expect(check).toThrow(ProofRefused);
  });

  test.each([
    ["notes", forms.notes],
    ["events", forms.events],
    ["consistency", forms.consistency],
  ] as const)("must fail more often than hold: %s", (_, list) => {
    expect(list.filter(({ ok }) => !ok).length).toBeGreaterThan(list.length / 2);
  });
});
