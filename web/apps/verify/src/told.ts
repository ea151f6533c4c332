import { shownText, type Outcome, type Reason, type Verdict } from "@backup/dossier";
import { canonicalJson } from "@backup/sealing";

/** The sentences of the verifier in one language, with what the page itself says of refusals. */
export interface Telling {
  readonly sentences: Readonly<Record<string, string>>;
  /** The sentence of a refusal's code word, where there is one. */
  readonly refusal: (code: string) => string | undefined;
}

/** Whether texts of the file are kept apart from the direction of the sentence; never in what is saved. */
type Isolating = "isolated" | "plain";

const KEYS: Readonly<Record<Outcome, string>> = {
  held: "HELD",
  failed: "FAILED",
  "not applicable": "NOT_APPLICABLE",
};

export function outcomeWord(outcome: Outcome, { sentences }: Telling): string {
  return sentences[KEYS[outcome]] ?? outcome;
}

/** What a check asks, as a statement. */
export function checkSentence(number: number, { sentences }: Telling): string {
  return sentences[`CHECK_${number}`] ?? String(number);
}

/** A sentence with its places filled. Each value is shown as harmless text. */
export function filled(pattern: string, about: readonly string[], isolating: Isolating): string {
  return pattern.replace(/\{(\d)\}/g, (_, at: string) => {
    const text = shownText(about[Number(at)] ?? "");
    return isolating === "isolated" ? `\u2068${text}\u2069` : text;
  });
}

/** One reason as a sentence. */
export function reasonSentence({ ground, about }: Reason, telling: Telling, isolating: Isolating = "isolated"): string {
  const [first = "", ...rest] = about;
  if (ground === "BAG_RULE") return filled(telling.sentences[`RULE_${first}`] ?? first, rest, isolating);
  const texts = about.map((text) => telling.refusal(text) ?? text);
  return filled(telling.sentences[ground] ?? ground, texts, isolating);
}

/**
 * A verdict as JSON, in the shape of the verifier's `--json`. What was not checked stands by number; `held` is left out
 * where nothing failed and something was not checked, since neither yes nor no would be true.
 */
export function verdictJson({ checks, unchecked }: Verdict, telling: Telling): string {
  const failed = checks.some(({ result }) => result.outcome === "failed");
  const held = !failed && checks.some(({ result }) => result.outcome === "held");
  return canonicalJson({
    checks: checks.map(({ number, result }) => ({
      number,
      name: checkSentence(number, telling),
      result: result.outcome,
      why: result.why
        .map((reason) => reasonSentence(reason, telling, "plain"))
        .join(" ")
        .normalize("NFC"),
    })),
    ...(failed || unchecked.length === 0 ? { held } : {}),
    ...(unchecked.length === 0 ? {} : { unchecked }),
  });
}
