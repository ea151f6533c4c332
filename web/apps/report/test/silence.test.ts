import { describe, expect, it } from "vitest";
import { withoutIcons } from "../build/named-icons.ts";
import { withoutTexts } from "../build/silent.ts";

describe("an error's text in the page", () => {
  it("is left out, whatever it is made of", () => {
    expect(withoutTexts('throw new Error("a text");')).toBe("throw new Error();");
    expect(withoutTexts('throw new RangeError("a" + f(`b${"c"}`), { cause: 1, },);')).toBe("throw new RangeError();");
    expect(withoutTexts("throw new TypeError;")).toBe("throw new TypeError();");
  });

  it("goes from each of several, and from one inside a function", () => {
    const code = 'const f = (x) => { if (x) throw new Error("one"); return () => new SyntaxError("two" + x); };';
    expect(withoutTexts(code)).toBe("const f = (x) => { if (x) throw new Error(); return () => new SyntaxError(); };");
  });

  it("stays where the code decides by it", () => {
    const code =
      'throw new Refused("later"); class A extends Error { constructor() { super("kind"); } } const t = "new Error(1)";';
    expect(withoutTexts(code)).toBe(code);
  });
});

describe("an icon that no screen names", () => {
  const set = 'export const ICONS = {\n  back: "M1 2",\n  plus: "M12 5v14",\n} as const;\n';

  it("is left out, and the others stay", () => {
    expect(withoutIcons(set, 'icon="back"')).toBe('export const ICONS = {\n  back: "M1 2",\n} as const;\n');
  });
});
