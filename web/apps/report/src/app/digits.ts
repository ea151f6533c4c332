const ZEROS = [0x660, 0x6f0, 0x966, 0x1040, 0xff10];

/** Digits of any script as 0 to 9; everything else stays. */
export function latin(text: string): string {
  return Array.from(text.trim())
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      const zero = ZEROS.find((one) => code >= one && code < one + 10);
      return zero === undefined ? sign : String(code - zero);
    })
    .join("");
}
