/** The rules of protocol section 1 and of the types that build on it; the same words as in Java and in the vectors. */
export type FormReason =
  | "NOT_UTF8"
  | "SYNTAX"
  | "NOT_AN_INTEGER"
  | "INTEGER_TOO_LARGE"
  | "NULL"
  | "NOT_A_CHARACTER"
  | "NOT_NFC"
  | "TOO_DEEP"
  | "TOO_LONG"
  | "NOT_CANONICAL"
  | "UNKNOWN_MEMBER"
  | "MISSING_MEMBER"
  | "WRONG_KIND"
  | "OUT_OF_RANGE"
  | "NOT_SORTED";

/** Input that does not have the one allowed form. Names the place and the rule, never the content. */
export class FormRefused extends SyntaxError {
  readonly reason: FormReason;
  readonly where: string;

  constructor(reason: FormReason, where: string) {
    super(`${where}: ${reason}`);
    this.reason = reason;
    this.where = where;
  }
}
