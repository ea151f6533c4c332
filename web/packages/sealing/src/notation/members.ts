import { bytesOfB64uSized } from "./base64.ts";
import type { Bytes } from "./bytes.ts";
import { FormRefused, type FormReason } from "./form.ts";
import { readId, readIdOf, readUuid, type Id, type MemberId } from "./ids.ts";
import { readTimestamp, type Timestamp } from "./times.ts";

const MOST_ELEMENTS = 4096;

/**
 * Reads the members of one object and refuses any that its type does not have.
 *
 * A parser is a function of `Members`; a member that was never asked for is an unknown one. Twin of Java's `Members`.
 */
export class Members {
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #asked = new Set<string>();

  private constructor(object: Readonly<Record<string, unknown>>) {
    this.#object = object;
  }

  /** Runs a parser, then refuses unknown members. */
  static read<T>(value: unknown, parser: (members: Members) => T): T {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new FormRefused("WRONG_KIND", "object");
    }
    const members = new Members(value as Readonly<Record<string, unknown>>);
    const parsed = parser(members);
    if (!Object.keys(value).every((name) => members.#asked.has(name))) {
      throw new FormRefused("UNKNOWN_MEMBER", "object");
    }
    return parsed;
  }

  /** Whether there is such a member; asking does not make it known. */
  has(name: string): boolean {
    return Object.hasOwn(this.#object, name) && this.#object[name] !== undefined;
  }

  /** Any value. */
  value(name: string): unknown {
    this.#asked.add(name);
    if (!this.has(name)) throw new FormRefused("MISSING_MEMBER", name);
    return this.#object[name];
  }

  /** Text of at most so many UTF-16 units. */
  text(name: string, most: number): string {
    const value = this.value(name);
    if (typeof value !== "string") throw new FormRefused("WRONG_KIND", name);
    if (value.length > most) throw new FormRefused("TOO_LONG", name);
    return value;
  }

  /** Text that a reader turns into a type; its refusal becomes one that names the member. */
  parsed<T>(name: string, most: number, reader: (text: string) => T, reason: FormReason = "OUT_OF_RANGE"): T {
    const text = this.text(name, most);
    try {
      return reader(text);
    } catch {
      throw new FormRefused(reason, name);
    }
  }

  /** One of the given words. */
  oneOf<Word extends string>(name: string, words: readonly Word[]): Word {
    const text = this.text(name, 64);
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw new FormRefused("OUT_OF_RANGE", name);
    return word;
  }

  /** An integer within bounds. */
  integer(name: string, least: number, most: number): number {
    const value = this.value(name);
    if (typeof value !== "number") throw new FormRefused("WRONG_KIND", name);
    if (!Number.isSafeInteger(value) || value < least || value > most) throw new FormRefused("OUT_OF_RANGE", name);
    return value;
  }

  /** An unsigned 32-bit number, such as an epoch. */
  u32(name: string): number {
    return this.integer(name, 0, 0xffffffff);
  }

  /** A truth value. */
  truth(name: string): boolean {
    const value = this.value(name);
    if (typeof value !== "boolean") throw new FormRefused("WRONG_KIND", name);
    return value;
  }

  /** Exactly so many bytes in base64url. */
  bytes(name: string, length: number): Bytes {
    return this.parsed(name, Math.ceil((length * 4) / 3), (text) => bytesOfB64uSized(text, length));
  }

  /** An identifier. */
  id<Kind extends string>(name: string): Id<Kind> {
    return this.parsed(name, 36, (text) => readId<Kind>(text));
  }

  /** Whoever is a member: an identifier that his key derives. */
  member(name: string): MemberId {
    return this.parsed(name, 36, (text) => readIdOf<"member">(8, text));
  }

  /** An identifier of any version: an instance, or a thing of several kinds. */
  uuid<Kind extends string>(name: string): Id<Kind> {
    return this.parsed(name, 36, (text) => readUuid<Kind>(text));
  }

  /** A time in whole seconds. */
  time(name: string): Timestamp {
    return this.parsed(name, 20, readTimestamp);
  }

  /** An object with its own parser. */
  object<T>(name: string, parser: (members: Members) => T): T {
    return Members.read(this.value(name), parser);
  }

  /** A list of at most so many elements. */
  list<T>(name: string, most: number, element: (value: unknown) => T): readonly T[] {
    const value = this.value(name);
    if (!Array.isArray(value)) throw new FormRefused("WRONG_KIND", name);
    if (value.length > Math.min(most, MOST_ELEMENTS)) throw new FormRefused("TOO_LONG", name);
    return (value as readonly unknown[]).map(element);
  }

  /** A list of objects with a parser each. */
  objects<T>(name: string, most: number, parser: (members: Members) => T): readonly T[] {
    return this.list(name, most, (value) => Members.read(value, parser));
  }

  /** Texts in ascending order, each once: one order for what is a set, so that one set has one digest. */
  sorted<T>(name: string, most: number, reader: (text: string) => T): readonly T[] {
    const texts = this.list(name, most, (value) => {
      if (typeof value !== "string") throw new FormRefused("WRONG_KIND", name);
      return value;
    });
    texts.forEach((text, at) => {
      if (at > 0 && (texts[at - 1] ?? "") >= text) throw new FormRefused("NOT_SORTED", name);
    });
    return texts.map((text) => {
      try {
        return reader(text);
      } catch {
        throw new FormRefused("OUT_OF_RANGE", name);
      }
    });
  }

  /** The member, if it is there. */
  optional<T>(name: string, parser: (members: Members) => T): T | undefined {
    return this.has(name) ? parser(this) : undefined;
  }
}
