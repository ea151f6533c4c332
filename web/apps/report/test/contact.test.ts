import { describe, expect, it } from "vitest";
import { decisionsOf, SHOWN_CONSENTS, standingAnswer } from "../src/flow/consents.ts";
import { Notebook } from "../src/flow/notebook.ts";
import { circle, sending } from "./keeping-world.ts";

const deciding = (answers: Readonly<Record<string, readonly string[]>>, contactLeft: boolean) => ({
  ...sending(new Notebook({ ...answers }), [circle()]),
  contactLeft,
});
const helpOf = (answers: Readonly<Record<string, readonly string[]>>, left: boolean) =>
  decisionsOf(deciding(answers, left)).find((one) => one.purpose === "help")?.answer;

describe("what stands before she answers", () => {
  it.each(SHOWN_CONSENTS)("is nothing for %s", (purpose) => {
    expect(standingAnswer({}, purpose, false)).toBeUndefined();
    expect(standingAnswer({ [`consent.${purpose}`]: [] }, purpose, false)).toBeUndefined();
  });

  it.each(SHOWN_CONSENTS.filter((purpose) => purpose !== "help"))(
    "is nothing for %s either where a contact was left",
    (purpose) => {
      expect(standingAnswer({}, purpose, true)).toBeUndefined();
    },
  );

  it("goes with no consent but the one to be read by those she sends to", () => {
    expect(decisionsOf(deciding({}, false)).map((one) => one.purpose)).toEqual(["read"]);
  });
});

describe("a contact that was left", () => {
  it("is her yes to being contacted, as the screen says where it is left", () => {
    expect(helpOf({}, true)).toBe("yes");
  });

  it.each(["no", "later"])("is none once she says %s", (answer) => {
    expect(helpOf({ "consent.help": [answer] }, true)).toBe(answer);
  });

  it("is not needed for a yes", () => {
    expect(helpOf({ "consent.help": ["yes"] }, false)).toBe("yes");
  });
});
