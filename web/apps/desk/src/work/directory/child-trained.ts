import { readId, type CircleInForce, type CircleStatement } from "@backup/sealing/member";

/** A member who was trained to speak with children, as two people signed it, and the day of the training. */
export interface ChildTraining {
  readonly member: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** What is needed of the directory to know who is trained. */
export interface Trainings {
  circles(): readonly Pick<CircleInForce, "statement">[];
  inForce(member: string): unknown;
}

/** The marks of a circle that count: those of members who are in force. */
export const trainedIn = (directory: Pick<Trainings, "inForce">, circle: CircleStatement): readonly ChildTraining[] =>
  (circle.childTrained ?? []).filter(({ member }) => directory.inForce(member) !== undefined);

/** Who is trained and since when: a mark of one circle counts in every case, the newest day of several. */
export const childTrained = (directory: Trainings): ReadonlyMap<string, string> => {
  const days = new Map<string, string>();
  for (const { statement } of directory.circles())
    for (const { member, day } of trainedIn(directory, statement))
      if ((days.get(member) ?? "") < day) days.set(member, day);
  return days;
};

/** The marks as a statement holds them: of its members only, ascending; no list where nobody is. */
export const marksOf = (
  marks: readonly ChildTraining[],
  members: readonly string[],
): Pick<CircleStatement, "childTrained"> => {
  const own = marks
    .filter(({ member }) => members.includes(member))
    .map(({ day, member }) => ({ day, member: readId<"member">(member) }))
    .sort((one, other) => (one.member < other.member ? -1 : 1));
  return own.length === 0 ? {} : { childTrained: own };
};
