import { describe, expect, it } from "vitest";
import { allowedFor, withFiles } from "../src/work/intake-plan.ts";
import { referenceOf } from "../src/work/reference.ts";

const { questionnaire } = await referenceOf("crsv");
const adult = { "victim.age_band": ["25_39"] };
const consents = (files: readonly unknown[]) => allowedFor(questionnaire, "self", withFiles(adult, files)).consents;

describe("a case opened with the person beside the officer", () => {
  it("asks who may look at the files once there is one: unasked, nobody could ever open it", () => {
    expect(consents([{}])).toContain("media");
  });

  it("does not ask about files that are not there", () => {
    expect(consents([])).not.toContain("media");
  });

  it("says with the answers that files were added, as the person's own page does", () => {
    expect(withFiles(adult, [{}])).toEqual({ ...adult, "evidence.media": ["added"] });
    expect(withFiles(adult, [])).toEqual(adult);
  });
});
