import type { CircleStatement } from "@backup/sealing/member";

/** What comes, goes and stays between two lists. */
export interface Difference<T = string> {
  readonly comes: readonly T[];
  readonly goes: readonly T[];
  readonly stays: readonly T[];
}

/** A person marked as trained, and since when: `YYYY-MM-DD`. */
export interface Marked {
  readonly name: string;
  readonly day: string;
}

/** What a proposed circle would change of the one in force: whoever signs second answers for exactly this. */
export interface CircleChange {
  /** The circle's first key, the key it has, or one in its place. */
  readonly key: "first" | "same" | "new";
  readonly number: number;
  readonly members: Difference;
  readonly keepers: Difference;
  /** Who is trained to speak with children. */
  readonly childTrained: Difference<Marked>;
  readonly purposes: Difference;
  readonly area: Difference;
  readonly languages: Difference;
  /** As they were, where they change. */
  readonly nameBefore: string | undefined;
  readonly organisation: { readonly before: string; readonly after: string } | undefined;
  /** Whether trustees could rebuild the key, where that begins, ends or falls to others. */
  readonly recovery: "begins" | "ends" | "moves" | undefined;
}

type Said = Pick<
  CircleStatement,
  | "name"
  | "organisation"
  | "purposes"
  | "area"
  | "languages"
  | "epoch"
  | "recipient"
  | "members"
  | "keepers"
  | "childTrained"
  | "recovery"
>;

/** Names of what a statement holds by its id. */
export interface Names {
  memberName(id: string): string;
  organisationName(id: string): string;
}

const between = (before: readonly string[], after: readonly string[]): Difference => ({
  comes: after.filter((one) => !before.includes(one)),
  goes: before.filter((one) => !after.includes(one)),
  stays: after.filter((one) => before.includes(one)),
});

/** Another day is another mark. */
const markedOf = (after: Said, before: Said | undefined, name: (id: string) => string): Difference<Marked> => {
  const text = (said: Said | undefined): readonly string[] =>
    (said?.childTrained ?? []).map((one) => `${one.member} ${one.day}`);
  const shown = (marks: readonly string[]): readonly Marked[] =>
    marks
      .map((mark) => mark.split(" "))
      .map(([id = "", day = ""]) => ({ name: name(id), day }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { comes, goes, stays } = between(text(before), text(after));
  return { comes: shown(comes), goes: shown(goes), stays: shown(stays) };
};

const named = ({ comes, goes, stays }: Difference, name: (id: string) => string): Difference => ({
  comes: comes.map(name).sort(),
  goes: goes.map(name).sort(),
  stays: stays.map(name).sort(),
});

const keyOf = (after: Said, before: Said | undefined): CircleChange["key"] => {
  if (before === undefined) return "first";
  return before.recipient === after.recipient && before.epoch === after.epoch ? "same" : "new";
};

const recoveryOf = (before: string | undefined, after: string | undefined): CircleChange["recovery"] => {
  if (before === after) return undefined;
  if (before === undefined) return "begins";
  return after === undefined ? "ends" : "moves";
};

/** Compares a proposed circle with the one in force; where none is, everything in it comes. */
export const circleChange = (after: Said, before: Said | undefined, names: Names): CircleChange => {
  const lists = (list: "members" | "keepers" | "purposes" | "area" | "languages"): Difference =>
    between(before?.[list] ?? [], after[list]);
  const member = (id: string): string => names.memberName(id);
  return {
    key: keyOf(after, before),
    number: after.epoch,
    members: named(lists("members"), member),
    keepers: named(lists("keepers"), member),
    childTrained: markedOf(after, before, member),
    purposes: lists("purposes"),
    area: lists("area"),
    languages: lists("languages"),
    nameBefore: before === undefined || before.name === after.name ? undefined : before.name,
    organisation:
      before?.organisation === after.organisation
        ? undefined
        : {
            before: before === undefined ? "" : names.organisationName(before.organisation),
            after: names.organisationName(after.organisation),
          },
    recovery: recoveryOf(before?.recovery, after.recovery),
  };
};
