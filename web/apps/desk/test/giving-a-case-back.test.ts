import { IdentitySeed, randomId, SigningKey, type InstanceId } from "@backup/sealing";
import { assembleDeposit, caseIdOf, signStatement, type Statement } from "@backup/sealing/member";
import { describe, expect, it } from "vitest";
import { actReasons } from "../src/work/act-reasons.ts";
import { givenBackOf, newCaseIn, recipientIn } from "../src/work/giving-back.ts";

const instance = randomId<"instance">();
const author = new SigningKey(crypto.getRandomValues(new Uint8Array(32)));
const id = caseIdOf(instance, author.verification);
const hers = IdentitySeed.draw().recipient;

const opening = (by: SigningKey, of = id, within: InstanceId = instance) =>
  assembleDeposit({ instance: within, case: of, opening: hers }, by).envelope;

describe("the key to which a whole case is sealed again", () => {
  it("is the one that she signed when she opened her case", () => {
    expect(recipientIn(opening(author), instance, id).keyId).toBe(hers.keyId);
  });

  it("is not one that somebody else signed, though the case is named", () => {
    const other = new SigningKey(crypto.getRandomValues(new Uint8Array(32)));
    expect(() => recipientIn(opening(other), instance, id)).toThrow("unverified");
  });

  it("is not one under her name with another's signature", () => {
    const { statement } = opening(author);
    const other = new SigningKey(crypto.getRandomValues(new Uint8Array(32)));
    const forged = signStatement(statement as unknown as Statement, other);
    expect(() => recipientIn(forged, instance, id)).toThrow("unverified");
  });

  it("is not that of another case of hers, nor of another instance", () => {
    const own = opening(author);
    expect(() => recipientIn(own, instance, randomId<"case">())).toThrow("unverified");
    expect(() => recipientIn(own, randomId<"instance">(), id)).toThrow();
  });

  it("is nothing where the statement opens no case", () => {
    const later = assembleDeposit({ instance, case: id }, author).envelope;
    expect(() => recipientIn(later, instance, id)).toThrow("unverified");
  });

  it("is not what was changed after she signed", () => {
    const own = opening(author);
    const changed = {
      ...own,
      statement: { ...own.statement, opening: { recipient: IdentitySeed.draw().recipient.toString() } },
    };
    expect(() => recipientIn(changed, instance, id)).toThrow();
  });
});

describe("a case given back, on its screen", () => {
  const given = {
    relink: randomId(),
    how: "in-person",
    given: "2026-03-01T12:00:00Z",
    opens: "2026-03-04T12:00:00Z",
  } as const;

  it("says from when it is read, and who ended it", () => {
    expect(givenBackOf(undefined)).toBeUndefined();
    expect(givenBackOf(given)).toMatchObject({ opens: new Date(given.opens), ended: undefined, byOldCode: false });
    const ended = { ...given, ended: "2026-03-02T12:00:00Z" };
    expect(givenBackOf({ ...ended, endedBy: "member" })).toMatchObject({ byOldCode: false });
    expect(givenBackOf({ ...ended, endedBy: "reporter" })).toMatchObject({ byOldCode: true });
  });

  it("names the new case in a proposal as an identifier and nothing else", () => {
    expect(newCaseIn(id)).toBe(id);
    expect(newCaseIn({ kind: "circle", id })).toBeUndefined();
    expect(() => newCaseIn("../cases")).toThrow();
  });

  it("knows no reason that speaks of a name or a date", () => {
    expect(actReasons.relink.filter((code) => /name|date/.test(code))).toEqual([]);
  });
});
