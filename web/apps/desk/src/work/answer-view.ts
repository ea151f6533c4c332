/**
 * One answer of the questionnaire, rendered by its ids. An earlier answer stays beside a later one, and a note of the
 * person's about it stays beside both: it never takes an answer's place.
 */
export interface AnswerView {
  readonly question: string;
  readonly values: readonly string[];
  readonly text: string | undefined;
  /** A cell of the map. */
  readonly area?: string;
  readonly claimed: Date | undefined;
  readonly received: Date;
  readonly earlier: readonly {
    readonly values: readonly string[];
    readonly text: string | undefined;
    readonly area?: string;
    readonly received: Date;
  }[];
  readonly notes: readonly NoteBeside[];
}

/** What the person wrote about an answer of her own, later. */
export interface NoteBeside {
  readonly text: string;
  readonly received: Date;
}

export interface AnswersView {
  readonly questionnaire: string;
  readonly language: string | undefined;
  /** Some of them were chosen by the person alone. */
  readonly alone: boolean;
  /** Some of them were taken down together with an officer. */
  readonly assisted?: boolean;
  /** Something of it could not be verified, and is not among them. */
  readonly unverified?: boolean;
  readonly answers: readonly AnswerView[];
}
