const LONGEST = 200;
const HARMFUL = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * Text that a judged file chose, made fit to be shown beside our own words: cut after 200 signs, each sign that could act
 * on the reader's screen replaced.
 */
export function shownText(text: string): string {
  const cut = text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
  return cut.replace(HARMFUL, "\uFFFD");
}
