/** The stable codes of protocol section 13, and what this page finds out by itself. */
export const codes = [
  "form",
  "session",
  "not-permitted",
  "epoch-taken",
  "epoch-stale",
  "consent-fork",
  "consent-due",
  "deposit-differs",
  "key-changed",
  "chain-moved",
  "erased",
  "too-large",
  "signature",
  "header",
  "size-class",
  "digest",
  "work",
  "slow-down",
  "later",
  "statement",
  "not-ready",
  "name-taken",
  "already",
  "offset",
  "fault",
  "absent",
  "offline",
  "unverified",
  "her-key",
  "her-key-withheld",
  "no-key",
  "passphrase",
  "sign-in",
  "code",
  "second-needed",
  "locked",
  "not-my-keys",
  "chain",
  "token",
  "invitation",
  "passkey",
  "no-prf",
  "root",
  "microphone",
  "child",
  "unknown",
] as const;
export type Code = (typeof codes)[number];

/** A refusal that a screen can put into a sentence: what is so, what it means, what can be done. */
export class Refusal extends Error {
  readonly code: Code;
  constructor(code: Code) {
    super(code);
    this.name = "Refusal";
    this.code = code;
  }
}

export const codeOf = (text: string): Code => {
  const last = text.split(/[/:]/).at(-1) ?? "";
  return codes.find((code) => code === last) ?? "unknown";
};

/** What went wrong, as one of the codes, whatever was thrown. */
export const refusal = (thrown: unknown): Code => {
  if (thrown instanceof Refusal) return thrown.code;
  if (thrown instanceof TypeError && /fetch|network/i.test(thrown.message)) return "offline";
  return "unknown";
};
