import { Fragment } from "preact";
import type { CircleChange, Difference, Marked } from "../../work/model.ts";
import { t, type Word } from "../../words/index.ts";
import { dayOf, keyNumber, nameOf, row } from "../../words/times.ts";
import { purposeName } from "./organisations.tsx";

type Row = readonly [label: string, value: string];

const before = (after: string, was: string): string => t("change.before", { after, before: was });

const people = (difference: Difference, words: Readonly<Record<keyof Difference, Word>>): readonly Row[] =>
  (["comes", "goes", "stays"] as const)
    .filter((part) => difference[part].length > 0)
    .map((part) => [t(words[part]), row(difference[part])]);

/** A person and the day of the training, as the circle's own card has it. */
const trained = ({ name, day }: Marked): string => t("circle.trained-one", { who: name, day: dayOf(day) });

const trainedOf = ({ childTrained: { comes, goes, stays } }: CircleChange): Difference => ({
  comes: comes.map(trained),
  goes: goes.map(trained),
  stays: stays.map(trained),
});

const membersOf = ({ key, members, keepers }: CircleChange): readonly Row[] =>
  key === "first"
    ? [
        [t("people.members"), row(members.comes)],
        [t("circle.keepers"), row(keepers.comes)],
      ]
    : [
        ...people(members, { comes: "change.joining", goes: "change.leaving", stays: "change.staying" }),
        ...people(keepers, { comes: "change.new-keepers", goes: "change.old-keepers", stays: "change.keepers" }),
      ];

const keyOf = ({ key, number, members }: CircleChange): string => {
  const values = { number: keyNumber(number) };
  if (key === "first") return t("change.key-first");
  if (key === "new") return t("change.key-new", values);
  return t(members.comes.length === 0 ? "change.key-same" : "change.key-same-joins", values);
};

interface Listed {
  readonly label: Word;
  readonly list: "purposes" | "area" | "languages";
  readonly none: string;
  readonly name: (code: string) => string;
}

/** A list as it would be, and as it is; nothing where it stays. */
const listOf = (change: CircleChange, { label, list, none, name }: Listed): readonly Row[] => {
  const { comes, goes, stays } = change[list];
  const words = (codes: readonly string[]): string => (codes.length === 0 ? none : row(codes.map(name)));
  if (change.key === "first") return [[t(label), words(comes)]];
  if (comes.length + goes.length === 0) return [];
  return [[t(label), before(words([...stays, ...comes]), words([...stays, ...goes]))]];
};

const aboutOf = (change: CircleChange, title: string): readonly Row[] => {
  const { nameBefore, organisation } = change;
  const everywhere = t("circle.everywhere");
  return [
    ...(nameBefore === undefined ? [] : [[t("circle.name"), before(title, nameBefore)] as const]),
    ...(organisation === undefined
      ? []
      : [
          [
            t("member.organisation"),
            organisation.before === "" ? organisation.after : before(organisation.after, organisation.before),
          ] as const,
        ]),
    ...people(trainedOf(change), {
      comes: "change.trained",
      goes: "change.untrained",
      stays: "circle.trained",
    }),
    ...listOf(change, { label: "organisation.purposes", list: "purposes", none: "–", name: purposeName }),
    ...listOf(change, { label: "circle.area", list: "area", none: everywhere, name: (cell) => cell }),
    ...listOf(change, {
      label: "circle.languages",
      list: "languages",
      none: "–",
      name: (code) => nameOf("language", code),
    }),
  ];
};

/** What a second signature on a circle would put in force: who comes and goes, which key, and what else it changes. */
export const CircleChanges = ({ change, title }: { change: CircleChange; title: string }) => (
  <>
    <dl class="kv">
      {[...membersOf(change), [t("circle.key"), keyOf(change)] as const, ...aboutOf(change, title)].map(
        ([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ),
      )}
    </dl>
    {change.recovery !== undefined && (
      <p>{t(change.recovery === "ends" ? "change.recovery-ends" : "circle.recovery")}</p>
    )}
  </>
);
