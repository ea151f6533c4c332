import { type Country, readCountries } from "../flow/countries.ts";
import { Shown } from "./shown.ts";

type Holding = (answer: unknown) => ReadonlySet<string>;

/**
 * The files of the countries as the server told them. Numbers to call are shown at once; a country goes again whose file
 * no checked statement names, whichever of the two came first. That none came yet holds up nothing else.
 */
export class ToldCountries extends Shown<readonly Country[] | "away" | undefined> {
  #answer: unknown;
  #holding: Holding | undefined;

  constructor(changed: () => void) {
    super(undefined, changed);
  }

  /** Takes an answer in when it comes; `away` where it does not, until it is asked for again. */
  async take(coming: Promise<unknown>): Promise<void> {
    this.value = undefined;
    this.#answer = await coming.catch(() => undefined);
    this.#show();
  }

  /** What was checked since: which countries' files hold. */
  hold(holding: Holding): void {
    this.#holding = holding;
    if (this.#answer) this.#show();
  }

  #show(): void {
    try {
      const holds = this.#holding?.(this.#answer);
      this.value = this.#answer ? readCountries(this.#answer).filter(({ code }) => holds?.has(code) ?? true) : "away";
    } catch {
      this.value = "away";
    }
  }
}
