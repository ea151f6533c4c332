import { describe, expect, it } from "vitest";
import { randomId } from "@backup/sealing";
import type { CircleStatement } from "@backup/sealing/member";
import { circleChange } from "../src/work/directory/circle-change.ts";
import { childTrained, marksOf, trainedIn, type Trainings } from "../src/work/directory/child-trained.ts";

const [ivan = "", inaya = "", tariq = ""] = [0, 1, 2].map((): string => randomId<"member">()).sort();

const circle = (marks: Readonly<Record<string, string>>): CircleStatement =>
  ({
    members: [ivan, inaya, tariq],
    keepers: [],
    purposes: ["intake"],
    area: [],
    languages: [],
    ...marksOf(
      Object.entries(marks).map(([member, day]) => ({ member, day })),
      [ivan, inaya, tariq],
    ),
  }) as unknown as CircleStatement;

const directory = (gone: readonly string[], ...circles: readonly CircleStatement[]): Trainings => ({
  circles: () => circles.map((statement) => ({ statement })),
  inForce: (member) => (gone.includes(member) ? undefined : {}),
});

describe("who is trained to speak with children", () => {
  it("is who a circle marks, with the day, and nobody else of it", () => {
    const known = childTrained(directory([], circle({ [ivan]: "2026-03-14" })));
    expect([...known]).toEqual([[ivan, "2026-03-14"]]);
  });

  it("is nobody where no circle marks anybody", () => {
    expect(childTrained(directory([], circle({}))).size).toBe(0);
    expect(childTrained(directory([])).size).toBe(0);
  });

  it("is not who was revoked, though the circle was not signed anew yet", () => {
    const marked = circle({ [ivan]: "2026-03-14", [tariq]: "2026-01-02" });
    expect([...childTrained(directory([ivan], marked)).keys()]).toEqual([tariq]);
    expect(trainedIn(directory([ivan, tariq], marked), marked)).toEqual([]);
  });

  it("is known with the newest day of several circles", () => {
    const known = childTrained(
      directory([], circle({ [ivan]: "2026-03-14" }), circle({ [ivan]: "2024-09-01" }), circle({})),
    );
    expect(known.get(ivan)).toBe("2026-03-14");
  });
});

describe("the marks of a circle's statement", () => {
  it("stand in the order of the members, however they were ticked", () => {
    const marks = [tariq, ivan].map((member) => ({ member, day: "2026-03-14" }));
    expect(marksOf(marks, [ivan, inaya, tariq]).childTrained?.map((one) => one.member)).toEqual([ivan, tariq]);
  });

  it("go with who leaves, and leave no empty list behind", () => {
    expect(marksOf([{ member: ivan, day: "2026-03-14" }], [inaya, tariq])).toEqual({});
  });
});

describe("the second signature on a circle", () => {
  const names = { memberName: (id: string) => (id === ivan ? "Ivan" : "Tariq"), organisationName: (id: string) => id };

  it("is told who begins and who ceases to be marked, with the day, and that another day is another mark", () => {
    const before = circle({ [ivan]: "2024-09-01" });
    const change = circleChange(circle({ [ivan]: "2026-03-14", [tariq]: "2026-01-02" }), before, names);
    const was = { name: "Ivan", day: "2024-09-01" };
    expect(change.childTrained).toEqual({
      comes: [
        { name: "Ivan", day: "2026-03-14" },
        { name: "Tariq", day: "2026-01-02" },
      ],
      goes: [was],
      stays: [],
    });
    expect(circleChange(before, before, names).childTrained.stays).toEqual([was]);
  });
});
