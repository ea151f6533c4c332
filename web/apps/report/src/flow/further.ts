import { type Answers, type Asked, furtherSections, type Section, watchedOrHeld } from "@backup/questionnaire";

/**
 * The longer sections that are left. They read like a first statement made alone, so they are offered only where the
 * operator said that trained people stand behind them, and never to somebody who is held or watched.
 */
export function furtherOffered(pin: unknown, asked: Asked<string>, answers: Answers): readonly Section<string>[] {
  const offered = (pin as { further?: unknown } | null)?.further === true && !watchedOrHeld(answers);
  return offered ? furtherSections(asked, answers) : [];
}
