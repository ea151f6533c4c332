import { describe, expect, it } from "vitest";
import { apartOf, isChosen, shownTeams, turnedIn } from "../src/flow/choosing.ts";
import type { ReadingCircle } from "../src/flow/consents.ts";
import { Notebook } from "../src/flow/notebook.ts";
import { type Going, stepsOf } from "../src/flow/steps.ts";
import { asked, clinical, wording } from "./files.ts";
import { begun, circle, NOW, own, sending, written } from "./keeping-world.ts";

const of = (code: string) => ({ code, child: false });
const aid = { ...circle(), countries: [of("CF")] };
const sister = { ...circle(), organisation: aid.organisation, countries: [of("CF")] };
const local = { ...circle(), countries: [of("CF")] };
const focal = { ...circle(), countries: [of("CF"), of("UA")], independent: true };
const all: readonly ReadingCircle[] = [aid, sister, local, focal];
const chosen = (apart: string | undefined, turned = {}) => all.filter((one) => isChosen(one, "CF", turned, apart));

describe("the teams where an aid worker or peacekeeper did it", () => {
  it.each(["peacekeeper", "aid_worker"])("stand apart once she answered %s, also beside another answer", (code) => {
    expect(apartOf(undefined, ["unsure", code])).toBe("");
  });

  it("do not stand apart for any other answer, nor where she takes it back", () => {
    expect(apartOf(undefined, ["armed_group"])).toBeUndefined();
    expect(apartOf(undefined)).toBeUndefined();
    expect(apartOf(false, ["aid_worker"])).toBeUndefined();
  });

  it("are not proposed; the independent one is, and stands first", () => {
    expect(chosen("")).toEqual([focal]);
    expect(shownTeams(all, "CF", "")[0]).toBe(focal);
  });

  it("of the organisation she named are neither shown nor chosen, whatever was switched", () => {
    const theirs = aid.organisation.id;
    expect(shownTeams(all, "CF", theirs)).toEqual([focal, local]);
    expect(chosen(theirs, { [aid.id]: true, [sister.id]: true, [local.id]: true })).toEqual([local, focal]);
  });

  it("may all be chosen by hand where she named none", () => {
    expect(chosen("", { [aid.id]: true })).toEqual([aid, focal]);
  });

  it("show the independent one from elsewhere too, and propose nobody who is far", () => {
    expect(shownTeams(all, "LY", "")[0]).toBe(focal);
    expect(isChosen(focal, "LY", {}, "")).toBe(false);
  });

  it("leave the independent one out of any other report, unless nobody else is there", () => {
    expect(shownTeams(all, "CF")).toEqual([aid, sister, local]);
    expect(chosen(undefined)).toEqual([aid, sister, local]);
    expect(shownTeams([focal], "CF")).toEqual([focal]);
    expect(isChosen(focal, "CF", {})).toBe(false);
  });

  it("say so where an independent one itself is named", () => {
    expect(shownTeams(all, "CF", focal.organisation.id)).toEqual([aid, sister, local]);
    expect(chosen(focal.organisation.id)).toEqual([]);
  });
});

describe("the longer section on who did it", () => {
  const going: Going = {
    path: { kind: "section", id: "crsv.responsible" },
    end: "added",
    clinical,
    now: NOW,
    codeShown: true,
    noteSeen: true,
  };

  it("asks who must not read right after the answer, before any further question", () => {
    const steps = stepsOf(asked, { "perp.category": ["aid_worker"] }, { ...going, part: true });
    expect(steps[steps.indexOf("q:perp.category") + 1]).toBe("part");
  });

  it("does not ask where nobody reads", () => {
    expect(stepsOf(asked, { "perp.category": ["aid_worker"] }, { ...going, part: false })).not.toContain("part");
  });

  it("knows the answer as new until it went, and as told after that", () => {
    const notebook = new Notebook();
    notebook.choose("perp.category", ["aid_worker"]);
    expect(notebook.isNew("perp.category")).toBe(true);
    notebook.take(asked, wording).keep();
    expect(notebook.isNew("perp.category")).toBe(false);
  });
});

describe("shutting an organisation out", () => {
  const agreed = () => {
    const notebook = written();
    notebook.choose("consent.share_professionals", ["yes"]);
    return notebook;
  };
  const grantsOf = (server: ReturnType<typeof begun>["server"], one: ReadingCircle) =>
    (server.cases[0]?.grants ?? []).filter((grant) => JSON.stringify(grant).includes(one.id));
  const latest = (server: ReturnType<typeof begun>["server"]) =>
    new Map(
      (server.cases[0]?.consents ?? []).map((one) => {
        const consent = one.consent as { purpose: string; answer: string; to: string[]; exclude: string[] };
        return [consent.purpose, consent] as const;
      }),
    );

  it("before sending leaves it no grant, and names it as excluded in every consent", async () => {
    const { server, mine } = begun();
    await mine.send(agreed(), asked, sending(agreed(), [focal], [aid, sister]));
    expect(grantsOf(server, aid)).toEqual([]);
    expect(grantsOf(server, focal).length).toBeGreaterThan(0);
    expect(latest(server).size).toBeGreaterThan(0);
    for (const consent of latest(server).values()) {
      expect(consent.exclude).toEqual([aid.organisation.id]);
      expect(consent.to).toEqual([focal.organisation.id]);
    }
  });

  it("after sending ends nothing of the others, and what follows is granted to them alone", async () => {
    const { server, mine } = begun();
    await mine.send(agreed(), asked, sending(agreed(), [aid, local]));
    const before = grantsOf(server, aid).length;
    expect(before).toBeGreaterThan(0);
    await own(mine).shutOut(aid.organisation.id, [aid, local]);
    expect(latest(server).size).toBeGreaterThan(0);
    for (const consent of latest(server).values()) {
      expect(consent.answer).toBe("yes");
      expect(consent.to).toEqual([local.organisation.id]);
      expect(consent.exclude).toEqual([aid.organisation.id]);
    }
    const notebook = new Notebook();
    notebook.choose("perp.category", ["aid_worker"]);
    await mine.keepPrivate(notebook, asked, wording);
    expect(grantsOf(server, aid).length).toBeLessThanOrEqual(before);
  });

  it("turns a yes that was to nobody else into a no", async () => {
    const { server, mine } = begun();
    await mine.send(agreed(), asked, sending(agreed(), [aid]));
    await own(mine).shutOut(aid.organisation.id, [aid]);
    expect(mine.isOn("read")).toBe(false);
    expect(latest(server).get("read")?.exclude).toEqual([aid.organisation.id]);
  });

  it("holds for what she opens later", async () => {
    const { mine } = begun();
    await mine.send(agreed(), asked, sending(agreed(), [local], [aid]));
    expect(mine.reading?.exclude).toEqual([aid.organisation.id]);
  });

  it("does nothing where nothing was ever agreed", async () => {
    const { server, mine } = begun();
    await mine.keepPrivate(written(), asked, wording);
    await own(mine).shutOut(aid.organisation.id, [aid]);
    expect(server.cases[0]?.consents).toEqual([]);
  });
});

describe("What a phone kept of the teams she switched", () => {
  it("is what she switched, and nothing that has another form", () => {
    expect(turnedIn({ one: true, other: false, third: "yes", fourth: 1 })).toEqual({ one: true, other: false });
    for (const other of [undefined, null, "yes", 3, []]) expect(turnedIn(other)).toEqual({});
  });
});
