import { describe, expect, it } from "vitest";
import { Notebook } from "../src/flow/notebook.ts";
import type { Session } from "../src/flow/session.ts";
import { asked, wording } from "./files.ts";
import { begun, circle, own, sending } from "./keeping-world.ts";

const sound = () => new Blob([new Uint8Array(2000).fill(3)], { type: "audio/webm" });

function speaks(session: Session) {
  const file = session.addFile(sound(), "microphone", "conversation", "fr");
  if (typeof file !== "object") throw new Error(file);
  return file;
}

function said(text: string): Notebook {
  const notebook = new Notebook();
  notebook.write("story.text", { kind: "text", text });
  return notebook;
}

/** Her messages as they come back to her, and the compartments of everything that is a file. */
async function told(world: ReturnType<typeof begun>) {
  const again = world.session();
  await again.enter(world.code);
  const { told: all = [] } = again.record ?? {};
  const files = (world.server.cases[0]?.items ?? []).filter((item) => item.entry.kind === "media");
  return {
    again,
    messages: all.filter((one) => one.kind === "message"),
    exhibits: all.filter((one) => one.kind === "exhibit"),
    where: files.map((item) => item.entry.compartment.split(".")[0]),
  };
}

describe("a voice note in place of the first message", () => {
  it("goes into the conversation and opens to the team with her sending alone, and with no other yes", async () => {
    const world = begun();
    const team = circle();
    world.directory.push(team);
    speaks(world.mine);
    await world.mine.send(new Notebook(), asked, sending(new Notebook(), [team]));
    await world.mine.carryFiles();
    const { messages, exhibits, where } = await told(world);
    expect(where).toEqual(["conversation"]);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.body).toEqual({ language: "fr", attachments: [exhibits[0]?.body["item"]] });
    expect(exhibits[0]?.compartment).toBe(messages[0]?.compartment);
    const kinds = world.server.cases[0]?.grants.map((grant) => grant.compartment.split(".")[0]).sort();
    expect(kinds).toEqual(["care", "conversation"]);
    expect(world.server.cases[0]?.consents).toHaveLength(1);
  });

  it("can be heard again with the code", async () => {
    const world = begun();
    speaks(world.mine);
    await world.mine.keepPrivate(new Notebook(), asked, wording);
    await world.mine.carryFiles();
    const { again, exhibits } = await told(world);
    const [exhibit] = exhibits;
    const heard = exhibit && (await own(again).open(exhibit));
    expect(heard?.size).toBe(2000);
    expect(heard?.type).toBe("audio/webm");
  });

  it("is named in the message that the words are, where it arrived before them", async () => {
    const world = begun();
    await world.mine.keepPrivate(new Notebook(), asked, wording);
    const voice = speaks(world.mine);
    await world.mine.carryFiles();
    expect(voice.state).toBe("arrived");
    await world.mine.keepQuietly(said("words"), asked, wording);
    const { messages } = await told(world);
    expect(messages.map((one) => one.body)).toEqual([{ text: "words", attachments: [voice.item], language: "en" }]);
    expect(voice.state).toBe("whole");
  });

  it("never holds the words back: what arrives later is a message of its own in the same conversation", async () => {
    const world = begun();
    const voice = speaks(world.mine);
    world.server.hold = (path) => (path.startsWith("/uploads") ? held : Promise.resolve());
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await world.mine.keepPrivate(said("words"), asked, wording);
    expect((await told(world)).messages.map((one) => one.body["text"])).toEqual(["words"]);
    letGo();
    await world.mine.carryFiles();
    const { messages } = await told(world);
    expect(messages.map((one) => one.body["attachments"])).toEqual([[], [voice.item]]);
    expect(new Set(messages.map((one) => one.compartment)).size).toBe(1);
  });

  it("goes nowhere once she took it out, also where its bytes had gone up", async () => {
    const world = begun();
    await world.mine.keepPrivate(new Notebook(), asked, wording);
    const voice = speaks(world.mine);
    await world.mine.carryFiles();
    expect(voice.state).toBe("arrived");
    world.mine.removeFile(voice);
    await world.mine.keepQuietly(said("words"), asked, wording);
    const { messages, where } = await told(world);
    expect(where).toEqual([]);
    expect(messages.map((one) => one.body["attachments"])).toEqual([[]]);
  });

  it("is not in a deposit before she goes on from her message", async () => {
    const world = begun();
    await world.mine.keepPrivate(new Notebook(), asked, wording);
    speaks(world.mine);
    world.mine.addFile(new File([new Uint8Array(10)], "a.jpg", { type: "image/jpeg" }), "file");
    await world.mine.carryFiles();
    expect((await told(world)).where).toEqual(["exhibits"]);
    await world.mine.keepQuietly(new Notebook(), asked, wording);
    expect((await told(world)).where).toEqual(["exhibits", "conversation"]);
  });

  it("stays on the phone while she holds everything back, and goes with what she sends", async () => {
    const world = begun();
    const team = circle();
    world.directory.push(team);
    world.mine.holdBack = true;
    const voice = speaks(world.mine);
    await world.mine.keepQuietly(new Notebook(), asked, wording);
    expect(world.server.seen).toEqual([]);
    await world.mine.send(new Notebook(), asked, sending(new Notebook(), [team]));
    await world.mine.carryFiles();
    expect(voice.state).toBe("whole");
  });

  it("does not wait for files that she wants to send later", async () => {
    const world = begun();
    world.mine.holdFiles = true;
    const voice = speaks(world.mine);
    const photo = world.mine.addFile(new File([new Uint8Array(10)], "a.jpg", { type: "image/jpeg" }), "file");
    await world.mine.keepPrivate(new Notebook(), asked, wording);
    await world.mine.carryFiles();
    expect(voice.state).toBe("whole");
    expect(typeof photo === "object" && photo.state).toBe("ready");
  });
});
