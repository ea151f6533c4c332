import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { hash, randomId } from "@backup/sealing/reporter";
import { State } from "../src/app/state.ts";
import type { Doorway } from "../src/door/doorway.ts";
import { asked, clinical } from "./files.ts";
import { begun, written } from "./keeping-world.ts";

type Sealed = Exclude<State["sealed"]["value"], "away" | undefined>;

beforeEach(() => vi.stubGlobal("navigator", { language: "en" }));
afterEach(() => vi.unstubAllGlobals());

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A page before a server that answers `countries` so; what it would fetch beside that is not there. */
function page(countries: Promise<unknown> = Promise.resolve({ countries: [] })) {
  const leaving: (() => void)[] = [];
  const fetched: string[] = [];
  const door = {
    answers: {},
    language: "en",
    pin: { instance: randomId<"instance">() },
    countries,
    load: (path: string) => {
      fetched.push(path);
      return path === "/directory/countries" ? Promise.resolve({ countries: [country("LY")] }) : Promise.resolve({});
    },
    onLeave: (forget: () => void) => void leaving.push(forget),
  } as unknown as Doorway;
  const file = { words: {}, texts: [], questionnaire: asked, clinical, rest: "", places: "" };
  const state = new State(door, file);
  return { state, fetched, leave: () => leaving.forEach((forget) => forget()) };
}

const country = (code: string) => ({ file: { code }, statement: { statement: { code } } });

/** The page with a session, and a phone that remembers what was kept on it. */
function keeping() {
  const { state, leave } = page();
  const world = begun();
  const mine = world.session({ changed: () => state.touch(), stretch: (digits) => Promise.resolve(hash(digits)) });
  mine.drawCode();
  const phone: { kept: readonly object[]; dropped: number } = { kept: [], dropped: 0 };
  state.session.value = mine;
  state.sealed.value = {
    NoRoom: class extends Error {},
    phone: {},
    keepDraft: (_: unknown, content: object) => {
      phone.kept = [...phone.kept, content];
      return Promise.resolve();
    },
    dropDraft: () => {
      phone.dropped++;
      return Promise.resolve();
    },
  } as unknown as Sealed;
  state.notebook.import(written().export());
  return { ...world, state, mine, phone, leave };
}

describe("leaving, with a draft on this phone", () => {
  it("lets it lie there, though something still waits to go", async () => {
    const { state, mine, server, phone, leave } = keeping();
    await state.keepOnPhone();
    server.instead = () => [503, { type: "later", status: 503 }];
    void mine.keepQuietly(state.notebook, asked, state.wording);
    await after(20);
    const lies = phone.kept;
    leave();
    state.touch();
    await after(50);
    expect(phone.dropped).toBe(0);
    expect(lies.length).toBeGreaterThan(0);
    expect(phone.kept).toEqual(lies);
  });

  it("writes nothing over it that was forgotten meanwhile", async () => {
    const { state, mine, phone, leave } = keeping();
    const [keepFiles, hold] = [mine.keepFiles.bind(mine), after(30)];
    mine.keepFiles = async (on) => {
      await hold;
      return keepFiles(on);
    };
    const keep = state.keepOnPhone().catch(() => undefined);
    leave();
    await keep;
    expect(phone.kept).toEqual([]);
  });
});

describe("the countries' files", () => {
  const names = ({ state }: ReturnType<typeof page>) => {
    const list = state.countries.value;
    return typeof list === "object" ? list.map(({ code }) => code) : list;
  };
  const of = (...codes: string[]) => ({ countries: codes.map(country) });

  it("are shown at once, and go again where no checked statement names them", async () => {
    const shown = page(Promise.resolve(of("LY", "SY")));
    await after(0);
    expect(names(shown)).toEqual(["LY", "SY"]);
    shown.state.countries.hold(() => new Set(["SY"]));
    expect(names(shown)).toEqual(["SY"]);
  });

  it("are held to what was checked before they came", async () => {
    const shown = page(after(10).then(() => of("LY", "SY")));
    shown.state.countries.hold(() => new Set(["SY"]));
    expect(names(shown)).toBeUndefined();
    await after(30);
    expect(names(shown)).toEqual(["SY"]);
  });

  it("that did not come are asked for again, and held to what was checked", async () => {
    const shown = page(Promise.reject(new Error("away")));
    await after(0);
    expect(names(shown)).toBe("away");
    shown.state.countries.hold(() => new Set());
    await shown.state.fetchCountries();
    expect(names(shown)).toEqual([]);
  });

  it.each([null, {}, { countries: [{}] }, { countries: "x" }])(
    "that make no sense (%j) stop nothing",
    async (answer) => {
      const shown = page(Promise.resolve(answer));
      await after(0);
      const { countriesThatHold } = await import("../src/flow/circles.ts");
      expect(() => shown.state.countries.hold((told) => countriesThatHold(told, []))).not.toThrow();
      expect([[], "away"]).toContainEqual(names(shown));
    },
  );

  it("that did not come leave the teams to be found", async () => {
    const shown = page(Promise.reject(new Error("away")));
    const team = { id: "a", purposes: ["intake"], countries: [] };
    shown.state.session.value = {} as never;
    shown.state.sealed.value = { checkedCircles: () => Promise.resolve([team]) } as unknown as Sealed;
    shown.state.seal = () => Promise.resolve({} as never);
    await shown.state.findCircles();
    expect(shown.state.checkedCircles).toEqual([team]);
    expect(names(shown)).toBe("away");
  });

  it("stay away once the path of the teams does not hold, whenever they come", async () => {
    const shown = page(after(10).then(() => of("LY")));
    class DirectoryUntrue extends Error {}
    shown.state.sealed.value = {
      DirectoryUntrue,
      checkedCircles: () => Promise.reject(new DirectoryUntrue()),
    } as unknown as Sealed;
    shown.state.seal = () => Promise.resolve({} as never);
    await shown.state.findCircles();
    await after(30);
    expect([shown.state.circles.value, names(shown)]).toEqual(["away", []]);
  });
});
