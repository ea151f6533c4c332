import { describe, expect, it } from "vitest";
import { randomId, signStatement, SigningKey, systemRandom } from "@backup/sealing";
import { digestOf, type Statement } from "@backup/sealing/member";
import type { ProposalView } from "../src/work/model.ts";
import { asShown } from "../src/work/proposals.ts";
import { circleChange } from "../src/work/directory/circle-change.ts";

type Circle = Parameters<typeof circleChange>[0];
type Ids = Circle["members"];

const names = {
  memberName: (id: string) => `Demo ${id}`,
  organisationName: (id: string) => `House ${id}`,
};

const now: Circle = {
  name: "Intake",
  organisation: "one" as Circle["organisation"],
  purposes: ["intake"],
  area: [],
  languages: ["ar", "fr"],
  epoch: 3,
  recipient: "age1pq1now",
  members: ["amal", "inaya", "noor"] as unknown as Ids,
  keepers: ["inaya"] as unknown as Ids,
};
const to = (changed: Partial<Circle>) => circleChange({ ...now, ...changed }, now, names);
const none = { comes: [], goes: [] };

describe("a circle that waits for a second signature", () => {
  it("tells who joins, who leaves and who stays, by name", () => {
    const members = ["inaya", "noor", "ivan"] as unknown as Ids;
    expect(to({ members }).members).toEqual({
      comes: ["Demo ivan"],
      goes: ["Demo amal"],
      stays: ["Demo inaya", "Demo noor"],
    });
  });

  it("tells who begins and who ends to keep its key, though nobody joins", () => {
    const change = to({ keepers: ["noor"] as unknown as Ids });
    expect(change.members).toMatchObject(none);
    expect(change.keepers).toEqual({ comes: ["Demo noor"], goes: ["Demo inaya"], stays: [] });
  });

  it.each([
    ["the first where there was no circle", circleChange(now, undefined, names), "first"],
    ["the same where nothing but its name changes", to({ name: "Night intake" }), "same"],
    ["new with the next number", to({ epoch: 4, recipient: "age1pq1next" }), "new"],
    ["new where only the number is kept", to({ recipient: "age1pq1other" }), "new"],
    ["new where only the number rises", to({ epoch: 4 }), "new"],
  ] as const)("tells that its key is %s", (_, { key }, expected) => {
    expect(key).toBe(expected);
  });

  it("tells a purpose, an area and a language that come or go", () => {
    const change = to({ purposes: ["intake", "investigation"], area: ["841f91dffffffff"], languages: ["ar"] });
    expect(change.purposes.comes).toEqual(["investigation"]);
    expect(change.area.comes).toEqual(["841f91dffffffff"]);
    expect(change.languages.goes).toEqual(["fr"]);
  });

  it("tells another name and another organisation beside those of before", () => {
    const change = to({ name: "Night intake", organisation: "two" as Circle["organisation"] });
    expect(change.nameBefore).toBe("Intake");
    expect(change.organisation).toEqual({ before: "House one", after: "House two" });
  });

  it("tells that trustees could rebuild the key, could no longer, or that they are others", () => {
    const recovered = { ...now, recovery: "age1pq1trustees" };
    expect(to({ recovery: "age1pq1trustees" }).recovery).toBe("begins");
    expect(circleChange(now, recovered, names).recovery).toBe("ends");
    expect(circleChange({ ...now, recovery: "age1pq1others" }, recovered, names).recovery).toBe("moves");
  });

  it("tells of nothing else where only the key is new", () => {
    const { members, keepers, purposes, area, languages, nameBefore, organisation, recovery } = to({
      epoch: 4,
      recipient: "age1pq1next",
    });
    for (const list of [members, keepers, purposes, area, languages]) expect(list).toMatchObject(none);
    expect([nameBefore, organisation, recovery]).toEqual([undefined, undefined, undefined]);
  });
});

describe("the second signature", () => {
  const instance = randomId<"instance">();
  const key = new SigningKey(systemRandom(32));
  const waiting = (name: string) =>
    signStatement({ type: "backup/v1/circle", instance, name } as unknown as Statement, key);
  const read = (shown: string) => ({ shown }) as ProposalView;

  it("is over the statement that was read", () => {
    const envelope = waiting("Intake");
    expect(asShown(envelope, read(digestOf(envelope.statement)), { instance }).statement).toEqual(envelope.statement);
  });

  it("is refused where another statement stands under the same number", () => {
    const shown = read(digestOf(waiting("Intake").statement));
    expect(() => asShown(waiting("Night intake"), shown, { instance })).toThrow("unverified");
  });
});
