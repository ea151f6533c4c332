import { describe, expect, test } from "vitest";
import { checkIntakePath } from "../src/directory/intake-path.ts";
import { DirectoryRefused } from "../src/directory/rules.ts";
import { randomId } from "../src/notation/ids.ts";
import { digestOf, signStatement, type Statement } from "../src/signing/envelope.ts";
import { now, world, type World } from "./directory-world.ts";

const base = world();

describe("a reporter's path", () => {
  const proven = () => undefined;
  const answer = (made: World) => ({ statements: made.path(), head: made.statements.at(-1) });

  test("gives intake circles with their organisation, and countries", () => {
    const asked: [number, string][] = [];
    const found = checkIntakePath(answer(base), base.pin, (sequence, head) => asked.push([sequence, head]), now);
    expect(found.circles.map(({ statement, organisation }) => [statement.id, organisation.name])).toEqual([
      [base.circle, "An organisation"],
    ]);
    expect(found.countries.map(({ code }) => code)).toEqual(["CD"]);
    expect(found.stale).toBe(false);
    const head = base.statements.at(-1);
    expect(asked).toEqual([[base.statements.length - 1, head && digestOf(head.statement)]]);
  });

  test("with a head past its date warns and does not block", () => {
    const found = checkIntakePath(answer(base), base.pin, proven, new Date(now.getTime() + 40 * 86_400_000));
    expect(found.stale).toBe(true);
    expect(found.circles).toHaveLength(1);
  });

  test("leaves out what is no intake circle", () => {
    const made = world();
    made.statements.pop();
    made.add(
      "backup/v1/circle",
      made.circleFields({ id: randomId(), purposes: ["legal"] }),
      made.ana.key,
      made.ben.key,
    );
    made.head(made.ben.key);
    expect(checkIntakePath(answer(made), made.pin, proven, now).circles).toHaveLength(1);
  });

  test("holds after a rotation, when it brings the circle's statements since two administrators", () => {
    const made = world();
    const recipient = made.circleKeys[1].recipient.toString();
    made.add("backup/v1/circle", made.circleFields({ epoch: 1, recipient }), made.cleo.key, made.ana.key);
    made.head(made.ana.key);
    const [circle] = checkIntakePath(answer(made), made.pin, proven, now).circles;
    expect(circle?.key).toBe(made.circleKeys[1].recipient.keyId);
    const short = made
      .path()
      .filter(
        ({ statement }) => !(statement.type === "backup/v1/circle" && "epoch" in statement && statement.epoch === 0),
      );
    expect(() => checkIntakePath({ ...answer(made), statements: short }, made.pin, proven, now)).toThrow("signers");
  });

  const notListed = () => {
    const made = world();
    made.add("backup/v1/organisation", { id: randomId(), name: "Hidden", country: "FR", purposes: [] }, made.ana.key);
    const given = { statements: made.path(), head: made.statements.at(-2) };
    return [made, given] as [World, typeof given];
  };

  test.each<[string, string, () => [World, { statements: readonly unknown[]; head: unknown }]]>([
    ["a statement that the head does not list", "head", notListed],
    ["no root", "pin", () => [base, { ...answer(base), statements: base.path().slice(1) }]],
    [
      "statements out of order",
      "chain",
      () => [
        base,
        { ...answer(base), statements: base.path().map((_, at, all) => all[at === 7 ? 8 : at === 8 ? 7 : at]) },
      ],
    ],
    ["a statement twice", "chain", () => [base, { ...answer(base), statements: [...base.path(), base.path().at(-1)] }]],
    [
      "a signer whose statement is missing",
      "signers",
      () => [base, { ...answer(base), statements: base.path().filter((_, at) => at !== 5) }],
    ],
    ["no head", "form", () => [base, { ...answer(base), head: undefined }]],
    ["another statement for the head", "head", () => [base, { ...answer(base), head: base.path()[1] }]],
    [
      "a head by no administrator",
      "signers",
      () => {
        const made = world();
        made.statements.pop();
        made.head(made.cleo.key);
        return [made, answer(made)];
      },
    ],
    [
      "a statement no longer in force",
      "not-in-force",
      () => {
        const made = world();
        const stale = made.path();
        made.statements.splice(-2);
        const head = made.head(made.ana.key);
        const renumbered = signStatement({ ...head.statement, sequence: 99 } as Statement, made.ana.key);
        return [made, { statements: stale, head: renumbered }];
      },
    ],
  ])("is refused with %s (%s)", (_, reason, make) => {
    const [made, given] = make();
    const check = () => checkIntakePath(given, made.pin, proven, now);
    expect(check).toThrow(DirectoryRefused);
    expect(check).toThrow(`directory refused: ${reason}`);
  });

  test("is refused when it keeps back the newest epoch of a circle, or anything else that is listed", () => {
    const made = world();
    const recipient = made.circleKeys[1].recipient.toString();
    const rotation = made.add(
      "backup/v1/circle",
      made.circleFields({ epoch: 1, recipient }),
      made.cleo.key,
      made.ana.key,
    );
    made.head(made.ana.key);
    for (const kept of [rotation, made.path().find(({ statement }) => statement.type === "backup/v1/country")]) {
      const statements = made.path().filter((one) => one !== kept);
      expect(() => checkIntakePath({ ...answer(made), statements }, made.pin, proven, now)).toThrow("incomplete");
    }
  });

  test("is refused when the log does not prove the head", () => {
    const prove = () => {
      throw new Error("no proof");
    };
    expect(() => checkIntakePath(answer(base), base.pin, prove, now)).toThrow("head");
  });
});
