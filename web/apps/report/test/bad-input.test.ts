import { describe, expect, it } from "vitest";
import { refusalOf } from "../src/flow/files.ts";
import { asked, wording } from "./files.ts";
import { begun, circle, own, sending, written } from "./keeping-world.ts";

const HTML = '<img src=x onerror="alert(1)"></p><script>1</script>&lt;b&gt; \u202e {n}';

describe("a report that is not as one expects", () => {
  it("takes no empty file, and adds nothing", async () => {
    const { mine } = begun();
    expect(mine.addFile(new File([], "empty.jpg", { type: "image/jpeg" }), "file")).toBe("empty");
    expect(mine.files).toEqual([]);
    await mine.carryFiles();
  });

  it("takes no file beyond the largest size class, and reads none of it", () => {
    const huge = { size: 4 * 1024 ** 3, type: "video/mp4" } as File;
    expect(refusalOf(huge)).toBe("tooLarge");
    expect(begun().mine.addFile(huge, "file")).toBe("tooLarge");
    expect(refusalOf({ size: 3 * 1024 ** 3 } as File)).toBeUndefined();
  });

  it("keeps markup as the signs it is made of, in every text", async () => {
    const { session, mine, code } = begun();
    const notebook = written();
    notebook.write("story.text", { kind: "text", text: HTML });
    notebook.write("contact.reach", { kind: "contact", method: "phone", value: HTML });
    notebook.write("place.now", { kind: "place", place: { precision: "named", country: "CF", name: HTML } });
    const desk = circle();
    await mine.send(notebook, asked, sending(notebook, [desk]));
    mine.addFile(new File([new Uint8Array(9)], `${HTML}.jpg`, { type: "image/jpeg", lastModified: 0 }), "file");
    await mine.carryFiles();
    const again = session();
    await again.enter(code);
    await own(again).write(HTML, [], "en");
    const told = again.record?.told ?? [];
    const bodies = (kind: string) => told.filter((one) => one.kind === kind).map((one) => one.body);
    expect(bodies("message").map((body) => body["text"])).toEqual([HTML, HTML]);
    expect(bodies("contact")[0]).toMatchObject({ value: HTML });
    expect(bodies("place").some((body) => body["name"] === HTML)).toBe(true);
    expect(bodies("exhibit")[0]).toMatchObject({ name: `${HTML}.jpg` });
  });

  it("with hundreds of files goes in lots that a deposit takes, and each is confirmed", async () => {
    const { server, session, mine, code } = begun();
    await mine.keepPrivate(written(), asked, wording);
    server.passes = () => false;
    for (let number = 0; number < 130; number++)
      mine.addFile(new File([Uint8Array.of(number, 1)], `${number}.jpg`, { type: "image/jpeg" }), "file");
    await mine.carryFiles();
    expect(mine.files.map((file) => file.state)).toEqual(Array.from({ length: 130 }, () => "whole"));
    const lots = server.seen.filter((one) => one.path === "/deposits").map((one) => JSON.parse(one.body) as Lot);
    expect(lots.map((one) => one.envelope.statement.items.length)).toEqual([expect.any(Number), 80, 80, 80, 20]);
    const again = session();
    await again.enter(code);
    const names = again.record?.told.filter((one) => one.kind === "exhibit").map((one) => one.body["name"]);
    expect(new Set(names).size).toBe(130);
  });

  it("loses none of its files where one of them breaks", async () => {
    const { mine } = begun();
    await mine.keepPrivate(written(), asked, wording);
    const broken = new File([new Uint8Array(300_000)], "gone.jpg", { type: "image/jpeg" });
    broken.stream = () => {
      throw new DOMException("moved", "NotReadableError");
    };
    mine.addFile(broken, "file");
    mine.addFile(new File([new Uint8Array(10)], "here.jpg", { type: "image/jpeg" }), "file");
    await mine.carryFiles();
    expect(mine.files.map((file) => file.state)).toEqual(["stopped", "whole"]);
  });
});

interface Lot {
  readonly envelope: { readonly statement: { readonly items: readonly unknown[] } };
}
