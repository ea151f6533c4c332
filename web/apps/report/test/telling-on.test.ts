import { describe, expect, it } from "vitest";
import { bytesOfB64u, openGrant } from "@backup/sealing/reporter";
import { Notebook } from "../src/flow/notebook.ts";
import { OwnCase } from "../src/flow/own-case.ts";
import { asked, wording } from "./files.ts";
import { begun, circle, sending, written } from "./keeping-world.ts";

type Team = ReturnType<typeof circle>;
type World = ReturnType<typeof begun>;

/** A first request for help: nothing of what happened, and no file. */
function request(...yes: readonly string[]): Notebook {
  const notebook = new Notebook();
  notebook.choose("needs.list", ["medical"]);
  for (const purpose of yes) notebook.choose(`consent.${purpose}`, ["yes"]);
  return notebook;
}

const account = () => {
  const notebook = new Notebook();
  notebook.choose("event.duration", ["once"]);
  return notebook;
};
const picture = () => new File([new Uint8Array(3000).fill(7)], "IMG 1.jpg", { type: "image/jpeg", lastModified: 0 });

/** The compartments of which this team holds a key that opens, by kind and epoch. */
async function opens({ server }: World, team: Team): Promise<readonly string[]> {
  const [own] = server.cases;
  const grants = (own?.grants ?? []).filter((grant) => grant.reader.id === team.id);
  const opened = await Promise.all(
    grants.map(async ({ id, compartment, epoch }) => {
      const file = bytesOfB64u(own?.grantFiles.get(id) ?? "");
      const place = { instance: server.instance, case: own?.id as never, mayGrant: () => true };
      const grant = await openGrant(file, team.identity, { ...place, compartment, epoch });
      return `${compartment.split(".")[0] ?? ""} ${String(grant.epoch)}`;
    }),
  );
  return opened.sort();
}

async function sent(notebook: Notebook, chosen: readonly Team[], struck: readonly Team[] = []): Promise<World> {
  const world = begun();
  world.directory.push(...chosen, ...struck);
  await world.mine.send(notebook, asked, sending(notebook, chosen, struck));
  return world;
}

describe("what she tells after sending", () => {
  it("opens to the team she sent to, where her yes to sharing stands: kept quietly, and file by file", async () => {
    const team = circle();
    const world = await sent(request("share_professionals", "media"), [team]);
    expect(await opens(world, team)).toEqual(["care 0"]);
    await world.mine.keepQuietly(account(), asked, wording);
    expect(await opens(world, team)).toEqual(["account 0", "care 0"]);
    world.mine.addFile(picture(), "camera");
    await world.mine.carryFiles();
    expect(await opens(world, team)).toEqual(["account 0", "care 0", "exhibits 0"]);
  });

  it.each([
    ["nothing", [], ["care 0"]],
    ["sharing alone", ["share_professionals"], ["account 0", "care 0"]],
    ["files alone", ["media"], ["care 0"]],
  ])("opens no more than she said yes to: %s", async (_, yes, expected) => {
    const team = circle();
    const world = await sent(request(...yes), [team]);
    await world.mine.keepPrivate(account(), asked, wording);
    world.mine.addFile(picture(), "camera");
    await world.mine.carryFiles();
    expect(await opens(world, team)).toEqual(expected);
  });

  it("opens to nobody she struck out, of the same organisation or another, and to nobody who came later", async () => {
    const team = circle();
    const [sister, other] = [circle(team.organisation.id as never), circle()];
    const world = await sent(request("share_professionals"), [team], [sister, other]);
    world.directory.push(circle(team.organisation.id as never));
    await world.mine.keepQuietly(account(), asked, wording);
    expect(new Set(world.server.cases[0]?.grants.map((grant) => grant.reader.id))).toEqual(new Set([team.id]));
  });

  it("opens to the same team from another phone, by an answer, a note, a message", async () => {
    const team = circle();
    const world = await sent(request("share_professionals"), [team]);
    const again = world.session();
    await again.enter(world.code);
    const own = new OwnCase(again);
    await own.annotate({ compartment: "account", kind: "note", body: { about: "event.duration", text: "later" } });
    expect(await opens(world, team)).toEqual(["account 0", "care 0"]);
    await own.write("a message", [], "en");
    expect(await opens(world, team)).toEqual(["account 0", "care 0", "conversation 0"]);
  });

  it("opens to nobody once reading was taken back, though sharing still stands", async () => {
    const team = circle();
    const world = await sent(request("share_professionals"), [team]);
    const again = world.session();
    await again.enter(world.code);
    const own = new OwnCase(again);
    const to = [team.organisation.id];
    const decision = { purpose: "read", answer: "yes", to, exclude: [], speaker: "self", wording } as const;
    await own.switch("read", false, decision, [team]);
    await again.keepQuietly(account(), asked, wording);
    await own.write("to myself", [], "en");
    again.addFile(picture(), "camera");
    await again.carryFiles();
    expect(await opens(world, team)).toEqual([]);
    expect(world.server.cases[0]?.items.some((item) => item.entry.compartment === "account")).toBe(true);
  });

  it("opens to nobody in a private record, whoever the directory names", async () => {
    const world = begun();
    world.directory.push(circle(), circle());
    await world.mine.keepPrivate(written(), asked, wording);
    await world.mine.keepQuietly(account(), asked, wording);
    world.mine.addFile(picture(), "camera");
    await world.mine.carryFiles();
    expect(world.server.cases[0]?.grants).toEqual([]);
  });

  it("opens later where nobody was known to read when it was kept, with nothing new to tell", async () => {
    const team = circle();
    const world = await sent(request("share_professionals"), [team]);
    world.directory.length = 0;
    await world.mine.keepQuietly(account(), asked, wording);
    expect(await opens(world, team)).toEqual(["care 0"]);
    world.directory.push(team);
    await world.mine.keepQuietly(new Notebook(), asked, wording);
    expect(await opens(world, team)).toEqual(["account 0", "care 0"]);
  });

  it.each(["key-changed", "not-permitted"])("is kept all the same where a key is refused: %s", async (type) => {
    const team = circle();
    const world = await sent(request("share_professionals"), [team]);
    let refused = 0;
    world.server.instead = (path) =>
      path === "/deposits" && refused++ === 0 ? [409, { type, status: 409 }] : undefined;
    await world.mine.keepQuietly(account(), asked, wording);
    expect(world.server.cases[0]?.items.some((item) => item.entry.compartment === "account")).toBe(true);
    expect(await opens(world, team)).toEqual(["care 0"]);
  });

  it("is kept under a key of its own where she took reading back on another phone meanwhile", async () => {
    const team = circle();
    const world = await sent(request("share_professionals"), [team]);
    const again = world.session();
    await again.enter(world.code);
    const to = [team.organisation.id];
    const decision = { purpose: "read", answer: "yes", to, exclude: [], speaker: "self", wording } as const;
    await new OwnCase(again).switch("read", false, decision, [team]);
    const more = new Notebook();
    more.choose("needs.list", ["shelter"]);
    await world.mine.keepQuietly(more, asked, wording);
    const [last] = world.server.cases[0]?.items.slice(-1) ?? [];
    expect(last?.entry).toMatchObject({ compartment: "care", epoch: 1 });
    expect(await opens(world, team)).toEqual([]);
  });

  it("leaves no team without a key of care where she sent with nothing answered", async () => {
    const team = circle();
    const world = await sent(new Notebook(), [team]);
    expect(await opens(world, team)).toEqual(["care 0"]);
    await world.mine.keepQuietly(request(), asked, wording);
    expect(world.server.cases[0]?.grants).toHaveLength(1);
  });
});
