import type { Remedy, Transport } from "@backup/api";
import { Refused } from "./http.ts";

/** How it stands with what is to go to the server: `why` is what she can do about what stands in the way. */
export type Sending =
  | { readonly state: "idle" }
  | { readonly state: "preparing" | "going" }
  | { readonly state: "waits" | "refused"; readonly why: Remedy };

/** The same for what is kept while she goes on; `kept` only where everything she finished is with the server. */
export type Kept = Sending | { readonly state: "kept" };

export const refusedFor = (cause: unknown): Sending => ({
  state: "refused",
  why: cause instanceof Refused ? cause.remedy : "refused",
});

export const waitsFor = ({ remedy }: Refused): Sending => ({ state: "waits", why: remedy });

/** Pauses after which something refused is tried again by itself; then it waits for her next step. */
const AGAIN = [10_000, 30_000, 120_000, 300_000];

/** Keeping in the background: it never says that something is kept before it is, and never goes silent about a refusal. */
export class Quiet {
  kept: Kept | undefined;
  readonly #wait: (milliseconds: number) => Promise<void>;
  readonly #changed: () => void;
  #asked = 0;

  constructor(wait: Transport["wait"], leaving: AbortSignal, changed: () => void) {
    this.#wait = (milliseconds) => wait(milliseconds, leaving);
    this.#changed = changed;
  }

  tell(kept: Kept | undefined): void {
    this.kept = kept;
    this.#changed();
  }

  /** All went another way: what is still tried again for has nothing left to do. */
  settle(): void {
    this.#asked++;
    this.tell({ state: "kept" });
  }

  /** Runs it now, and after a refusal again; what is asked later takes its place. `act` answers whether all is kept. */
  async run(act: () => Promise<boolean>): Promise<void> {
    const own = ++this.#asked;
    this.tell({ state: "going" });
    if (await this.#try(own, act)) return;
    void this.#again(own, act).catch(() => undefined);
  }

  async #again(own: number, act: () => Promise<boolean>): Promise<void> {
    for (const pause of AGAIN) {
      await this.#wait(pause);
      if (own !== this.#asked || (await this.#try(own, act))) return;
    }
  }

  async #try(own: number, act: () => Promise<boolean>): Promise<boolean> {
    try {
      const all = await act();
      if (own === this.#asked) this.tell(all ? { state: "kept" } : undefined);
      return true;
    } catch (cause) {
      if (own === this.#asked) this.tell(refusedFor(cause));
      return false;
    }
  }
}
