import { describe, expect, test } from "vitest";
import { AccessCode, type AccessCodeReading } from "../src/code/access-code.ts";

const CODE = "012345678901234567890105";

function digits(reading: AccessCodeReading): string {
  return reading.kind === "read" ? reading.code.revealDigits() : reading.refusal.kind;
}

/** The code in the digits of another script, by the code point of its zero. */
function inScript(zero: number): string {
  return Array.from(CODE, (digit) => String.fromCodePoint(zero + Number(digit))).join("");
}

describe("reading an access code", () => {
  test.each([
    ["groups of four", "0123 4567 8901 2345 6789 0105"],
    ["hyphens, dots and a dash", "0123-4567.8901 – 2345/6789\u00a00105"],
    ["Arabic-Indic digits", inScript(0x0660)],
    ["Persian digits", inScript(0x06f0)],
    ["full-width digits", inScript(0xff10)],
    ["Devanagari digits", inScript(0x0966)],
    ["Bengali digits", inScript(0x09e6)],
    ["Burmese digits", inScript(0x1040)],
    ["Shan digits, which follow no Burmese ones", inScript(0x1090)],
    ["bold mathematical digits", inScript(0x1d7ce)],
    ["double-struck mathematical digits", inScript(0x1d7d8)],
    ["monospace mathematical digits", inScript(0x1d7f6)],
    ["Adlam digits beyond the basic plane", inScript(0x1e950)],
    ["scripts mixed", inScript(0x0660).slice(0, 10) + CODE.slice(10)],
    ["marks of direction around", `\u200f${CODE}\u200e`],
  ])("takes %s", (_, typed) => {
    expect(digits(AccessCode.read(typed))).toBe(CODE);
  });

  test("knows every decimal digit of Unicode", () => {
    const runs: number[][] = [];
    for (let point = 0; point <= 0x1ffff; point++) {
      if (!/\p{Nd}/u.test(String.fromCodePoint(point))) continue;
      const run = runs.at(-1);
      if (run !== undefined && run.length < 10 && run.at(-1) === point - 1) run.push(point);
      else runs.push([point]);
    }
    expect(runs.length).toBeGreaterThan(60);
    for (const run of runs) {
      expect(run).toHaveLength(10);
      expect(
        digits(AccessCode.read(Array.from(CODE, (digit) => String.fromCodePoint(run[Number(digit)] ?? 0)).join(""))),
      ).toBe(CODE);
    }
  });

  test.each([
    ["nothing", "", { kind: "wrong-length", digits: 0 }],
    ["23 digits", CODE.slice(1), { kind: "wrong-length", digits: 23 }],
    ["25 digits", `${CODE}0`, { kind: "wrong-length", digits: 25 }],
    ["a letter", `${CODE.slice(0, 23)}O`, { kind: "letter-found" }],
    ["a letter of another script", `${CODE}\u0627`, { kind: "letter-found" }],
    ["check digits 00", `${CODE.slice(0, 22)}00`, { kind: "check-failed" }],
    ["check digits above 98", `${CODE.slice(0, 22)}99`, { kind: "check-failed" }],
  ])("refuses %s", (_, typed, refusal) => {
    expect(AccessCode.read(typed)).toEqual({ kind: "refused", refusal });
  });

  test("refuses every single wrong digit", () => {
    for (let at = 0; at < CODE.length; at++) {
      for (let wrong = 0; wrong < 10; wrong++) {
        if (String(wrong) === CODE[at]) continue;
        const typed = CODE.slice(0, at) + String(wrong) + CODE.slice(at + 1);
        expect(digits(AccessCode.read(typed))).toBe("check-failed");
      }
    }
  });

  test("refuses every swap of two different digits", () => {
    for (let one = 0; one < CODE.length; one++) {
      for (let other = one + 1; other < CODE.length; other++) {
        if (CODE[one] === CODE[other]) continue;
        const swapped = Array.from(CODE);
        [swapped[one], swapped[other]] = [swapped[other] ?? "", swapped[one] ?? ""];
        expect(digits(AccessCode.read(swapped.join("")))).toBe("check-failed");
      }
    }
  });
});

describe("drawing an access code", () => {
  test("gives one that can be read, in six groups of four", () => {
    for (let round = 0; round < 200; round++) {
      const code = AccessCode.draw();
      expect(code.revealGroups()).toHaveLength(6);
      expect(digits(AccessCode.read(code.revealGroups().join(" ")))).toBe(code.revealDigits());
    }
  });

  test("throws bytes of 250 and above away, so that each digit is as likely", () => {
    let call = 0;
    const code = AccessCode.draw((length) => new Uint8Array(length).fill(call++ < 3 ? 250 + call : 7));
    expect(code.revealDigits().slice(0, 22)).toBe("7".repeat(22));
  });

  test("keeps leading zeroes", () => {
    expect(AccessCode.draw((length) => new Uint8Array(length)).revealDigits()).toBe("000000000000000000000098");
  });

  test("does not go on for ever with a broken source", () => {
    expect(() => AccessCode.draw((length) => new Uint8Array(length).fill(255))).toThrow("broken");
  });

  test("tells nothing where it is printed", () => {
    const code = AccessCode.draw();
    expect(`${code.toString()}${JSON.stringify({ code })}`).not.toMatch(/\d{3}/);
  });
});
