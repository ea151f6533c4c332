import { describe, expect, it } from "vitest";
import { questionnaireIn } from "../build/languages.ts";
import { furtherOffered } from "../src/flow/further.ts";

const whole = questionnaireIn("en");
const asked = { ...whole, role: "survivor" } as never;
const offered = (pin: unknown, answers: Record<string, string[]> = {}) =>
  furtherOffered(pin, asked, answers).map((section) => section.id);

describe("the longer sections", () => {
  it("are offered where the operator said so", () => {
    expect(offered({ further: true })).toContain("crsv.acts");
  });

  it.each([undefined, null, {}, { further: false }, { further: "true" }, { further: 1 }])(
    "are offered to nobody where the page says %o",
    (pin) => {
      expect(offered(pin)).toEqual([]);
    },
  );

  it.each(["still_held", "device_watched"])("are not offered to somebody who says %s", (risk) => {
    expect(offered({ further: true }, { "safety.risks": [risk] })).toEqual([]);
  });
});
