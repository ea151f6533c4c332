import { describe, expect, it } from "vitest";
import { Notebook } from "../src/flow/notebook.ts";
import { OwnCase } from "../src/flow/own-case.ts";
import { asked, wording } from "./files.ts";
import { begun, circle, sending } from "./keeping-world.ts";

type Team = ReturnType<typeof circle>;
type World = ReturnType<typeof begun>;

/** A request for help with a number to call. */
function request(...yes: readonly string[]): Notebook {
  const notebook = new Notebook();
  notebook.choose("needs.list", ["medical"]);
  notebook.choose("contact.precautions", ["code_word"]);
  notebook.write("contact.code_word", { kind: "text", text: "oranges" });
  notebook.write("contact.reach", { kind: "contact", method: "sms", value: "+000 55 0100" });
  for (const purpose of yes) notebook.choose(`consent.${purpose}`, ["yes"]);
  return notebook;
}

async function sent(notebook: Notebook, team: Team): Promise<World> {
  const world = begun();
  world.directory.push(team);
  await world.mine.send(notebook, asked, sending(notebook, [team]));
  return world;
}

const grants = ({ server }: World) => server.cases[0]?.grants.map((one) => `${one.compartment} ${String(one.epoch)}`);
const kept = ({ server }: World) => server.cases[0]?.items.map(({ entry }) => entry.compartment);

describe("how she may be reached", () => {
  it("is sealed apart from what she needs: the number, the precautions and the code word together", () => {
    const drafts = request().drafts(asked, wording);
    expect(drafts.map(({ compartment, kind }) => `${compartment} ${kind}`).sort()).toEqual([
      "care answers",
      "contact answers",
      "contact contact",
    ]);
    expect(JSON.stringify(drafts.filter(({ compartment }) => compartment === "care"))).not.toMatch(
      /contact|oranges|55/,
    );
  });

  it.each([
    ["nothing", [], ["care 0"]],
    ["sharing", ["share_professionals"], ["care 0"]],
    ["being contacted", ["help"], ["care 0", "contact 0"]],
  ])("opens to the team she sent to only with her yes to being contacted: %s", async (_, yes, expected) => {
    const world = await sent(request(...yes), circle());
    expect(grants(world)?.sort()).toEqual(expected);
    expect(kept(world)).toContain("contact");
  });

  it("opens to nobody in a private record", async () => {
    const world = begun();
    world.directory.push(circle());
    await world.mine.keepPrivate(request("help"), asked, wording);
    expect(grants(world)).toEqual([]);
    expect(kept(world)).toContain("contact");
  });

  it("opens when she turns being contacted on later, from another phone, and with a note on it", async () => {
    const team = circle();
    const world = await sent(request(), team);
    const again = world.session();
    await again.enter(world.code);
    const own = new OwnCase(again);
    const to = [team.organisation.id];
    const decision = { purpose: "help", answer: "yes", to, exclude: [], speaker: "self", wording } as const;
    await own.switch("help", true, decision, [team]);
    expect(grants(world)?.sort()).toEqual(["care 0", "contact 0"]);
    await own.annotate({ compartment: "contact", kind: "note", body: { about: "contact.reach", text: "not today" } });
    expect(kept(world)?.filter((name) => name === "contact")).toHaveLength(3);
  });

  it("is written on under a key that nobody else holds once she takes being contacted back", async () => {
    const team = circle();
    const world = await sent(request("help"), team);
    const again = world.session();
    await again.enter(world.code);
    const to = [team.organisation.id];
    const decision = { purpose: "help", answer: "yes", to, exclude: [], speaker: "self", wording } as const;
    await new OwnCase(again).switch("help", false, decision, [team]);
    const later = new Notebook();
    later.write("contact.reach", { kind: "contact", method: "sms", value: "+000 55 0199" });
    await again.keepQuietly(later, asked, wording);
    const [last] = world.server.cases[0]?.items.slice(-1) ?? [];
    expect(last?.entry).toMatchObject({ compartment: "contact", epoch: 1 });
    expect(grants(world)).not.toContain("contact 1");
  });
});
