import { readdirSync, readFileSync } from "node:fs";
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
      'throw new Refused("later"); class A extends Refused { constructor() { super("kind"); } } const t = "new Error(1)";';
    expect(withoutTexts(code)).toBe(code);
  });

  it("goes from the reason of a refusal of the seal, and from a kind of our own", () => {
    const code =
      'class FormRefused extends SyntaxError { constructor(reason) { super(`no ${reason}`); } } new FormRefused("x");';
    expect(withoutTexts(code)).toBe(code.replace("`no ${reason}`", "").replace('"x"', ""));
  });

  it("is asked by no source of the page, so that it may go", () => {
    const folder = new URL("../src/", import.meta.url);
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
    const asking = names.filter((name) =>
      /\b(cause|error|refusal)\.(reason|message|where)\b|\b(Envelope|Opening|Form|Directory|Note|Proof)Refused\b/.test(
        readFileSync(new URL(name, folder), "utf8"),
      ),
    );
    expect(asking).toEqual([]);
  });
});

describe("an icon that no screen names", () => {
  const set = 'export const ICONS = {\n  back: "M1 2",\n  plus: "M12 5v14",\n} as const;\n';

  it("is left out, and the others stay", () => {
    expect(withoutIcons(set, 'icon="back"')).toBe('export const ICONS = {\n  back: "M1 2",\n} as const;\n');
  });
});
