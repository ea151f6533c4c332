/**
 * A value the screens show. Setting it draws the screen again: one screen stands at a time, so that finer tracking would
 * only cost bytes.
 */
export class Shown<Value> {
  #value: Value;
  readonly #changed: () => void;

  constructor(value: Value, changed: () => void) {
    this.#value = value;
    this.#changed = changed;
  }

  get value(): Value {
    return this.#value;
  }

  set value(next: Value) {
    this.#value = next;
    this.#changed();
  }
}
