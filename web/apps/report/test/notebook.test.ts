import { describe, expect, it } from "vitest";
import { compartment, ConsentState, nextConsent } from "@backup/sealing";
import { mayRead, SHOWN_CONSENTS } from "../src/flow/consents.ts";
import { compartmentOfPlace, Notebook, precisionsOf } from "../src/flow/notebook.ts";
import { asked, wording } from "./files.ts";
import { circle } from "./keeping-world.ts";

const drafts = (notebook: Notebook) => notebook.drafts(asked, wording);
const byCompartment = (notebook: Notebook) =>
  Object.fromEntries(drafts(notebook).map((draft) => [`${draft.compartment} ${draft.kind}`, draft.body]));

describe("what she wrote", () => {
  it("goes to the compartments of its questions, with the mark that she answered alone", () => {
    const notebook = new Notebook();
    notebook.choose("needs.list", ["medical"]);
    notebook.choose("event.duration", ["once"]);
    const bodies = byCompartment(notebook);
    expect(bodies["care answers"]).toEqual({
      ...wording,
      alone: true,
      answers: { "needs.list": { codes: ["medical"] } },
    });
    expect(bodies["account answers"]).toMatchObject({ answers: { "event.duration": { codes: ["once"] } } });
  });

  it("of the code word and the hours goes beside the precautions, while she asks for them", () => {
    const notebook = new Notebook();
    notebook.choose("contact.precautions", ["code_word", "certain_hours"]);
    notebook.write("contact.code_word", { kind: "text", text: "oranges" });
    notebook.write("contact.hours", { kind: "text", text: "Tuesday, 9 to 11" });
    expect(byCompartment(notebook)["contact answers"]).toMatchObject({
      answers: { "contact.code_word": { text: "oranges" }, "contact.hours": { text: "Tuesday, 9 to 11" } },
    });
    notebook.choose("contact.precautions", ["certain_hours"]);
    expect(JSON.stringify(drafts(notebook))).not.toContain("oranges");
  });

  it("about the person stands in both compartments", () => {
    const notebook = new Notebook();
    notebook.choose("victim.sex", ["female"]);
    expect(Object.keys(byCompartment(notebook)).sort()).toEqual(["account answers", "care answers"]);
  });

  it("as a message goes to the conversation, and not into the account", () => {
    const notebook = new Notebook();
    notebook.write("story.text", { kind: "text", text: "a few words" });
    expect(byCompartment(notebook)).toEqual({
      "conversation message": { text: "a few words", attachments: [], language: "en" },
    });
  });

  it("never holds a consent", () => {
    const notebook = new Notebook();
    notebook.choose("consent.help", ["yes"]);
    expect(drafts(notebook)).toEqual([]);
  });

  it("is sent once, and again only when it changed", () => {
    const notebook = new Notebook();
    notebook.choose("needs.list", ["medical"]);
    notebook.take(asked, wording).keep();
    expect(drafts(notebook)).toEqual([]);
    notebook.choose("needs.list", ["medical", "legal"]);
    expect(drafts(notebook)).toHaveLength(1);
  });

  it("written while the last deposit was on its way is still to go", () => {
    const notebook = new Notebook();
    notebook.choose("needs.list", ["medical"]);
    const taken = notebook.take(asked, wording);
    notebook.choose("time.since", ["today"]);
    notebook.choose("needs.list", ["legal"]);
    taken.keep();
    expect(byCompartment(notebook)["care answers"]).toMatchObject({
      answers: { "needs.list": { codes: ["legal"] }, "time.since": { codes: ["today"] } },
    });
  });

  it("hidden by a protection when the rest went goes once the protection falls", () => {
    const notebook = new Notebook();
    notebook.choose("act.types", ["other"]);
    notebook.choose("victim.age_band", ["under_18"]);
    notebook.take(asked, wording).keep();
    notebook.choose("victim.age_band", ["a25_39"]);
    expect(JSON.stringify(drafts(notebook))).toContain("act.types");
  });

  it("stays behind where a protection hides its question", () => {
    const notebook = new Notebook();
    notebook.choose("act.types", ["other"]);
    notebook.choose("victim.age_band", ["under_18"]);
    expect(JSON.stringify(drafts(notebook))).not.toContain("act.types");
  });

  it("is forgotten whole", () => {
    const notebook = new Notebook();
    notebook.choose("needs.list", ["medical"]);
    notebook.write("story.text", { kind: "text", text: "a few words" });
    notebook.forget();
    expect(notebook.hasSomething()).toBe(false);
    expect(notebook.free("story.text")).toBeUndefined();
  });

  it("comes back from a draft, and nothing else does", () => {
    const notebook = new Notebook();
    notebook.choose("needs.list", ["medical"]);
    notebook.write("story.text", { kind: "text", text: "a few words" });
    const again = new Notebook();
    expect(again.import(JSON.parse(JSON.stringify(notebook.export())))).toBe(true);
    expect(byCompartment(again)).toEqual(byCompartment(notebook));
    for (const wrong of [{}, { answers: [] }, { answers: null, free: [], notes: [] }])
      expect(new Notebook().import(wrong)).toBe(false);
  });
});

describe("a place", () => {
  const given = (place: object) => {
    const notebook = new Notebook();
    notebook.write("place.now", { kind: "place", place: place as never });
    return byCompartment(notebook);
  };

  it("that is only a country or an area stands in care, without a name", () => {
    expect(given({ precision: "area", country: "SY", area: "842c149ffffffff", name: "Homs" })).toEqual({
      "care place": { question: "place.now", precision: "area", country: "SY", area: "842c149ffffffff" },
    });
  });

  it("that is exact stands apart; care learns the country alone", () => {
    const bodies = given({ precision: "exact", country: "SY", latitude: 34730000, longitude: 36710000 });
    expect(bodies["care place"]).toEqual({ question: "place.now", precision: "country", country: "SY" });
    expect(bodies["exact place"]).toMatchObject({ precision: "exact", latitude: 34730000 });
  });

  it("that is named stands in meeting", () => {
    expect(Object.keys(given({ precision: "named", country: "SY", name: "Homs" })).sort()).toEqual([
      "care place",
      "meeting place",
    ]);
  });

  it.each(["place.now", "event.region", "event.place"])(
    "is asked at %s no finer than a team she chooses could open",
    (question) => {
      const team = circle();
      const consents = (["read", ...SHOWN_CONSENTS] as const).map((purpose) =>
        nextConsent({ purpose, answer: "yes", to: [team.id], exclude: [], speaker: "self", wording }),
      );
      const state = ConsentState.of(consents);
      for (const precision of precisionsOf(question)) {
        const place = question === "place.now" ? compartmentOfPlace({ precision }) : "account";
        expect(mayRead(state, team, compartment(place), new Date())).toBe(true);
      }
      expect(precisionsOf(question).includes("area")).toBe(true);
    },
  );

  it("that is none leaves nothing", () => {
    expect(given({ precision: "none" })).toEqual({});
  });

  it("of the event stays in the account", () => {
    const notebook = new Notebook();
    notebook.write("event.region", { kind: "place", place: { precision: "country", country: "UA" } });
    expect(byCompartment(notebook)).toEqual({
      "account answers": expect.objectContaining({
        answers: { "event.region": { place: { precision: "country", country: "UA" } } },
      }) as unknown,
    });
  });
});
