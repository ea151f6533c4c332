import { describe, expect, it } from "vitest";
import type { IntakeAnswers } from "../src/work/desk.ts";
import { draftsFor } from "../src/work/intake-drafts.ts";
import { referenceOf } from "../src/work/reference.ts";

const reference = await referenceOf("crsv");
const given = (
  answers: IntakeAnswers["answers"],
  speaker: IntakeAnswers["speaker"] = "self",
): ReturnType<typeof draftsFor> =>
  draftsFor(
    {
      circle: "circle",
      answers,
      consents: { read: "yes" },
      channel: "spoken",
      speaker,
      language: "en",
      note: "",
      files: [],
    },
    reference,
  );

const answersIn = (drafts: ReturnType<typeof draftsFor>, name: string): unknown =>
  drafts.get(name)?.find((one) => one.kind === "answers")?.body["answers"];

describe("how somebody may be reached, told to an officer", () => {
  const careful = { "contact.precautions": ["code_word", "certain_hours"] };
  const said = { "contact.code_word": "oranges", "contact.hours": "Tuesday, 9 to 11" };

  it("keeps the code word and the hours beside the precautions that ask for them", () => {
    expect(answersIn(given({ ...careful, ...said }), "contact")).toMatchObject({
      "contact.precautions": { codes: ["code_word", "certain_hours"] },
      "contact.code_word": { text: "oranges" },
      "contact.hours": { text: "Tuesday, 9 to 11" },
    });
  });

  it.each<[string, IntakeAnswers["answers"], IntakeAnswers["speaker"]]>([
    ["once the precaution is taken back", { "contact.precautions": ["no_topic"] }, "self"],
    ["once nobody is to make contact", { ...careful, "contact.method": ["no_contact"] }, "self"],
    ["of somebody who has not agreed", careful, "third_party"],
  ])("drops them %s", (_, answers, speaker) => {
    expect(answersIn(given({ ...answers, ...said }, speaker), "contact")).not.toHaveProperty(["contact.code_word"]);
    expect(answersIn(given({ ...answers, ...said }, speaker), "contact")).not.toHaveProperty(["contact.hours"]);
  });

  it("writes the number as a contact of its own, and nowhere among the answers", () => {
    const drafts = given({ ...careful, "contact.reach": "+000 1", "contact.method": ["sms"] });
    expect(drafts.get("contact")?.find((one) => one.kind === "contact")?.body).toEqual({
      method: "sms",
      value: "+000 1",
      precautions: ["code_word", "certain_hours"],
    });
    expect(answersIn(drafts, "contact")).not.toHaveProperty(["contact.reach"]);
  });
});
