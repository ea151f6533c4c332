import type { RandomBytes } from "@backup/sealing";

/** Words in a proposed passphrase: six of more than 4 096 are over 72 bits, before 64 MiB of Argon2id a try. */
export const passphraseWords = 6;

/** A number below a bound, each equally likely: what would favour the small ones is drawn again. */
export const uniform = (below: number, random: RandomBytes): number => {
  const limit = Math.floor(65_536 / below) * below;
  for (let tries = 0; tries < 128; tries++) {
    const [high = 0, low = 0] = random(2);
    const drawn = high * 256 + low;
    if (drawn < limit) return drawn % below;
  }
  throw new Error("the random source is broken");
};

export const drawWords = (list: readonly string[], random: RandomBytes): string =>
  Array.from({ length: passphraseWords }, () => list[uniform(list.length, random)] ?? "").join(" ");

/** Six random words. The list is loaded only where a passphrase is made. */
export const proposePassphrase = async (random: RandomBytes): Promise<string> => {
  const { words } = await import("./passphrase-words.ts");
  return drawWords(words, random);
};
