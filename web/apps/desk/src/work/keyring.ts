import type { CaseId, CircleEpoch, CircleId, Epoch, IdentitySeed, SigningKey } from "@backup/sealing";
import type { MemberKeys } from "@backup/sealing/member";
import { Refusal } from "./problem.ts";

const pause = 60_000;

/** Every key the desk holds in memory. `forget` drops them all; after that each question is refused with `locked`. */
export class Keyring {
  #member: MemberKeys | undefined;
  readonly #circles = new Map<string, CircleEpoch>();
  readonly #epochs = new Map<string, Epoch>();
  readonly #asked = new Map<string, number>();

  hold(member: MemberKeys): void {
    this.#member = member;
  }

  get locked(): boolean {
    return this.#member === undefined;
  }

  get member(): MemberKeys {
    if (this.#member === undefined) throw new Refusal("locked");
    return this.#member;
  }

  get signing(): SigningKey {
    return this.member.signing;
  }

  holdCircle(epoch: CircleEpoch): void {
    this.#circles.set(`${epoch.circle} ${String(epoch.epoch)}`, epoch);
  }

  circle(circle: CircleId, epoch: number): IdentitySeed | undefined {
    return this.#circles.get(`${circle} ${String(epoch)}`)?.identity;
  }

  circleEpoch(circle: CircleId, epoch: number): CircleEpoch | undefined {
    return this.#circles.get(`${circle} ${String(epoch)}`);
  }

  /**
   * Whether to ask for these: circle keys named by circle and epoch, or whose hand something is in. What was not given a
   * minute ago, such as an epoch from before she joined, is not asked for at every case.
   */
  mayAskFor(names: readonly string[], now = Date.now()): boolean {
    const due = names.filter((name) => now - (this.#asked.get(name) ?? -Infinity) > pause);
    for (const name of due) this.#asked.set(name, now);
    return due.length > 0;
  }

  holdEpoch(id: CaseId, epoch: Epoch): void {
    this.#epochs.set(`${id} ${epoch.compartment} ${String(epoch.epoch)}`, epoch);
  }

  epoch(id: CaseId, compartment: string, epoch: number): Epoch | undefined {
    return this.#epochs.get(`${id} ${compartment} ${String(epoch)}`);
  }

  forget(): void {
    this.#member?.forget();
    this.#member = undefined;
    for (const epoch of [...this.#circles.values(), ...this.#epochs.values()]) epoch.identity.forget();
    this.#circles.clear();
    this.#epochs.clear();
    this.#asked.clear();
  }
}
