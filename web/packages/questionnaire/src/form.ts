import type { Fault } from "./check.ts";

/** What a value must be for the rules to be asked of it. Members beside the named ones are left alone. */
type Shape =
  | "text"
  | "truth"
  | "condition"
  | { readonly each: Shape }
  | { readonly byName: Shape }
  | { readonly needed: Readonly<Record<string, Shape>>; readonly allowed?: Readonly<Record<string, Shape>> };

const texts: Shape = { each: "text" };
const words: Shape = { byName: "text" };
const question: Shape = {
  needed: {
    id: "text",
    audience: texts,
    type: "text",
    label: words,
    options: { each: { needed: { code: "text", label: words } } },
  },
  allowed: {
    required: "truth",
    compartment: texts,
    help: words,
    skip_label: words,
    exclusive: texts,
    show_if: "condition",
  },
};
const protection: Shape = { needed: { when: "condition", consents: texts }, allowed: { only: texts, not: texts } };
const file: Shape = {
  needed: {
    id: "text",
    version: "text",
    languages: texts,
    sections: { each: { needed: { id: "text", title: words, questions: { each: question } } } },
    fast_path: { needed: { questions: texts } },
  },
  allowed: {
    short_profile: { needed: {}, allowed: { survivor: texts, witness: texts, third_party: texts } },
    protection: { byName: protection },
  },
};
const deepest = 16;

type Members = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const under = (at: string, name: string | number): string => (at === "" ? String(name) : `${at}.${name}`);

/** Where the form of a file is wrong: members and numbers with dots between them. */
export const formFaults = (value: unknown): readonly Fault[] => look("", value, file);

type Faults = readonly Fault[];

const wrong = (at: string, what: string): Faults => [{ at, code: "form", what }];

function look(at: string, value: unknown, shape: Shape): Faults {
  if (shape === "text") return typeof value === "string" ? [] : wrong(at, "is no text");
  if (shape === "truth") return typeof value === "boolean" ? [] : wrong(at, "is neither true nor false");
  if (shape === "condition") return lookAtCondition(at, value, deepest);
  if ("each" in shape) {
    if (!Array.isArray(value)) return wrong(at, "is no list");
    return value.flatMap((one, index) => look(under(at, index), one, shape.each));
  }
  if (!isObject(value)) return wrong(at, "is no object");
  if ("byName" in shape)
    return Object.entries(value).flatMap(([name, one]) => look(under(at, name), one, shape.byName));
  const needed = Object.entries(shape.needed).flatMap(([name, one]) =>
    Object.hasOwn(value, name) ? look(under(at, name), value[name], one) : wrong(under(at, name), "is missing"),
  );
  const allowed = Object.entries(shape.allowed ?? {}).flatMap(([name, one]) =>
    Object.hasOwn(value, name) ? look(under(at, name), value[name], one) : [],
  );
  return [...needed, ...allowed];
}

function lookAtCondition(at: string, value: unknown, deep: number): Faults {
  if (!isObject(value) || deep === 0) return wrong(at, "is no condition");
  const names = Object.keys(value).sort().join();
  if (names === "fact,is")
    return [...look(under(at, "fact"), value["fact"], "text"), ...look(under(at, "is"), value["is"], texts)];
  if (names === "not") return lookAtCondition(under(at, "not"), value["not"], deep - 1);
  const parts = names === "all" || names === "any" ? value[names] : undefined;
  if (!Array.isArray(parts)) return wrong(at, "is no condition");
  return parts.flatMap((part, index) => lookAtCondition(under(under(at, names), index), part, deep - 1));
}
