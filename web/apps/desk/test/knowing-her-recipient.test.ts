import {
  IdentitySeed,
  randomId,
  SigningKey,
  systemRandom,
  type CompartmentName,
  type DocumentDraft,
} from "@backup/sealing";
import { assembleDeposit, caseIdOf, signStatement, type Statement } from "@backup/sealing/member";
import { describe, expect, it } from "vitest";
import { CaseState } from "../src/work/case-state.ts";
import { recipientIn } from "../src/work/her-recipient.ts";
import { Refusal } from "../src/work/problem.ts";
import { CaseWriter } from "../src/work/writing.ts";
import { draft, person, place } from "./sealed-by-her.ts";
import { colleague, consents, deskWith, intake } from "./two-organisations.ts";

const { instance, case: id } = place;
const hers = IdentitySeed.draw().recipient;
/** One that the server made: what is sealed to it, the server reads. */
const foreign = IdentitySeed.draw().recipient;

const opening = (by: SigningKey, to = hers, of = id) =>
  assembleDeposit({ instance, case: of, opening: to }, by).envelope;

const changed = (own: ReturnType<typeof opening>) => ({
  ...own,
  statement: { ...own.statement, opening: { recipient: foreign.toString() } },
});

describe("the key to which a case is sealed so that she can read it", () => {
  it("is the one that she signed when she opened her case", () => {
    expect(recipientIn(opening(person), instance, id).keyId).toBe(hers.keyId);
  });

  it("is not one that somebody else signed, though the case is named", () => {
    const other = new SigningKey(systemRandom(32));
    expect(() => recipientIn(opening(other), instance, id)).toThrow(/^her-key$/);
  });

  it("is not one under her name with another's signature", () => {
    const { statement } = opening(person);
    const other = new SigningKey(systemRandom(32));
    const forged = signStatement(statement as unknown as Statement, other);
    expect(() => recipientIn(forged, instance, id)).toThrow(/^her-key$/);
  });

  it("is not that of another case of hers, nor of another instance", () => {
    const own = opening(person);
    expect(() => recipientIn(own, instance, randomId<"case">())).toThrow(/^her-key$/);
    expect(() => recipientIn(own, randomId<"instance">(), id)).toThrow(/^her-key$/);
  });

  it("is nothing where the statement opens no case", () => {
    const later = assembleDeposit({ instance, case: id }, person).envelope;
    expect(() => recipientIn(later, instance, id)).toThrow(/^her-key$/);
  });

  it("is not what was changed after she signed", () => {
    const own = opening(person);
    expect(() => recipientIn(changed(own), instance, id)).toThrow(/^her-key$/);
  });
});

/** A desk at a case whose key waits to be made anew, before a server that says what it is told to. */
const deskBefore = async (openings: readonly unknown[], refusals: readonly Refusal[] = []) => {
  const sent: { readonly key: string }[][] = [];
  let [asked, refused] = [0, 0];
  const { context } = await deskWith({
    stale: true,
    page: { recipient: foreign.toString() },
    consents: consents({ purpose: "read" }),
    grants: [["care", colleague.key]],
    readers: [{ kind: "circle", id: intake }],
    asked: {
      "/cases/{case}/opening": () => {
        const envelope = openings[Math.min(asked++, openings.length - 1)];
        return envelope instanceof Refusal ? Promise.reject(envelope) : Promise.resolve({ envelope });
      },
      "/deposits": (said) => {
        const { bytes } = said as { readonly bytes: Uint8Array };
        const { envelope } = JSON.parse(new TextDecoder().decode(bytes)) as {
          readonly envelope: { readonly statement: { readonly grants: { readonly key: string }[] } };
        };
        sent.push(envelope.statement.grants);
        const refusal = refusals[refused++];
        return refusal === undefined ? Promise.resolve({}) : Promise.reject(refusal);
      },
    },
  });
  const read = () => CaseState.read(context, place.case);
  return { writer: new CaseWriter(context, await read(), read), sent, asked: () => asked };
};

const care = "care" as CompartmentName;
const words: DocumentDraft = draft({}, "note");
const acts: readonly (readonly [string, (writer: CaseWriter) => Promise<void>])[] = [
  ["words", (writer) => writer.write(care, [words], [], () => undefined)],
  ["words with a file", (writer) => writer.write(care, [words], [new File(["x"], "x")], () => undefined)],
  ["words in several places", (writer) => writer.writeTogether([[care, words]])],
  ["the new key alone", (writer) => writer.renew([care])],
];

const stranger = new SigningKey(systemRandom(32));
const ofAnotherCase = caseIdOf(instance, stranger.verification);
const refused: readonly (readonly [string, unknown])[] = [
  ["one that the server signed itself", opening(stranger, foreign)],
  ["that of another person's case", opening(stranger, foreign, ofAnotherCase)],
  ["hers, with another key in it", changed(opening(person))],
  ["something that she signed later", assembleDeposit({ instance, case: id }, person).envelope],
  ["nothing at all", undefined],
  ["half of one", { statement: opening(person).statement }],
];

describe("what is written under a new key", () => {
  it.each(acts.filter(([name]) => name !== "words with a file"))("is sealed to her own key: %s", async (_, act) => {
    const { writer, sent } = await deskBefore([opening(person)]);
    await act(writer);
    const [grants = []] = sent;
    expect(grants.map((one) => one.key)).toContain(hers.keyId);
    expect(grants.map((one) => one.key)).not.toContain(foreign.keyId);
  });

  describe.each(refused)("is not sealed or sent where the server hands on %s", (_, envelope) => {
    it.each(acts)("%s", async (_, act) => {
      const { writer, sent } = await deskBefore([envelope]);
      await expect(act(writer)).rejects.toThrow(/^her-key$/);
      expect(sent).toEqual([]);
    });
  });

  describe.each(["not-permitted", "absent"] as const)(
    "is not sealed or sent where the server withholds it as %s",
    (said) => {
      it.each(acts)("%s", async (_, act) => {
        const { writer, sent } = await deskBefore([new Refusal(said)]);
        await expect(act(writer)).rejects.toThrow(/^her-key-withheld$/);
        expect(sent).toEqual([]);
      });
    },
  );

  it.each(["offline", "later", "session", "erased"] as const)(
    "is refused by its own name where the server says %s",
    async (said) => {
      const { writer, sent } = await deskBefore([new Refusal(said)]);
      await expect(writer.renew([care])).rejects.toThrow(said);
      expect(sent).toEqual([]);
    },
  );

  it.each(["epoch-stale", "epoch-taken", "key-changed"] as const)(
    "is not sealed again to another key after the server said %s",
    async (code) => {
      const { writer, sent } = await deskBefore([opening(person), opening(stranger, foreign)], [new Refusal(code)]);
      await expect(writer.write(care, [words], [], () => undefined)).rejects.toThrow(/^her-key$/);
      expect(sent).toHaveLength(1);
    },
  );

  it("asks for her key once in a case, and again where it was not answered", async () => {
    const { writer, asked } = await deskBefore([new Refusal("offline"), opening(person)]);
    await expect(writer.renew([care])).rejects.toThrow("offline");
    await writer.renew([care]);
    await writer.epochFor("conversation.0a1b2c3d" as CompartmentName);
    expect(asked()).toBe(2);
  });
});
