/** The ways in from the first screen. */
export type Way = "danger" | "care" | "tell" | "note" | "code" | "who";

/** A question that the first response already holds. */
export interface FirstQuestion {
  readonly id: string;
  readonly section: string;
  readonly label: string;
  readonly help: string;
  readonly options: readonly (readonly [string, string])[];
}

/** What the first response hands to the rest of the page. */
export interface Doorway {
  readonly root: HTMLElement;
  readonly language: string;
  readonly way: Way;
  /** Answers given at the door; the rest writes into the same object, so that going back finds them. */
  readonly answers: Record<string, readonly string[]>;
  /** The pin as the server filled it; checked where it is used. */
  readonly pin: unknown;
  /** All country files together, asked for by everybody. */
  readonly countries: Promise<unknown>;
  /** Words and first questions of the language chosen now. */
  words(): Promise<unknown>;
  load(address: string): Promise<unknown>;
  onLeave(forget: () => void): void;
  leave(): void;
  /** What Back does now; nothing hides it. */
  onBack(go: (() => void) | undefined): void;
  /** Back past the first question of the rest. */
  reopen(): void;
}
