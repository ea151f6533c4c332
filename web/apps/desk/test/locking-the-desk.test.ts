import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CircleEpochFixture, memberKeys } from "./keys.ts";
import { Keyring } from "../src/work/keyring.ts";
import { LocalIndex, type Shelf } from "../src/work/local-index.ts";
import { idleClock, idleMinutes } from "../src/frame/idle.ts";
import { coverAgain, uncoveredFor } from "../src/screens/case/veil.ts";

const minute = 60_000;

describe("locking after ten minutes without a sign of the member", () => {
  let now = 0;
  const seen: number[] = [];
  let over = 0;
  const clock = () =>
    idleClock(
      () => now,
      (minutes) => seen.push(minutes),
      () => over++,
    );

  beforeEach(() => {
    now = 0;
    over = 0;
    seen.length = 0;
  });

  it("locks at ten minutes and not before", () => {
    const idle = clock();
    now = idleMinutes * minute - 1;
    idle.tick();
    expect(over).toBe(0);
    now += 1;
    idle.tick();
    expect(over).toBe(1);
  });

  it("starts again at every sign", () => {
    const idle = clock();
    now = 9 * minute;
    idle.touch();
    now = 18 * minute;
    idle.tick();
    expect(over).toBe(0);
  });

  it("counts the time that passed while the machine slept", () => {
    const idle = clock();
    now = 8 * 60 * minute;
    idle.tick();
    expect(over).toBe(1);
  });

  it("locks once, and no late sign takes it back", () => {
    const idle = clock();
    now = 11 * minute;
    idle.tick();
    idle.touch();
    idle.tick();
    expect(over).toBe(1);
    expect(seen.at(-1)).toBe(0);
  });
});

describe("forgetting keys at the lock", () => {
  it("refuses every key afterwards", () => {
    const ring = new Keyring();
    ring.hold(memberKeys());
    ring.forget();
    expect(ring.locked).toBe(true);
    expect(() => ring.signing).toThrow("locked");
  });

  it("drops the keys of circles too", () => {
    const ring = new Keyring();
    ring.hold(memberKeys());
    const epoch = CircleEpochFixture();
    ring.holdCircle(epoch);
    ring.forget();
    expect(ring.circle(epoch.circle, epoch.epoch)).toBeUndefined();
  });
});

describe("what this browser remembers of opened cases", () => {
  const shelf = (): Shelf & { file: Uint8Array<ArrayBuffer> | undefined } => ({
    file: undefined,
    get() {
      return Promise.resolve(this.file);
    },
    put(file) {
      this.file = file;
      return Promise.resolve();
    },
  });
  const summary = { needs: ["medical"], area: "Canary area", language: "ar", helper: undefined };

  it("comes back for the same member", async () => {
    const ring = new Keyring();
    ring.hold(memberKeys());
    const store = shelf();
    await new LocalIndex(store, ring).note("c", new Date(1_000_000), summary);
    const again = new LocalIndex(store, ring);
    await again.open();
    expect(again.summary("c")?.area).toBe("Canary area");
  });

  it("is closed to another member of the same browser", async () => {
    const ring = new Keyring();
    ring.hold(memberKeys());
    const store = shelf();
    await new LocalIndex(store, ring).note("c", new Date(1_000_000), summary);
    const other = new Keyring();
    other.hold(memberKeys());
    const index = new LocalIndex(store, other);
    await index.open();
    expect(index.summary("c")).toBeUndefined();
  });

  it("leaves no plain word on the shelf", async () => {
    const ring = new Keyring();
    ring.hold(memberKeys());
    const store = shelf();
    await new LocalIndex(store, ring).note("c", new Date(1_000_000), summary);
    expect(new TextDecoder("latin1").decode(store.file)).not.toContain("Canary");
  });

  it("is empty after the lock", async () => {
    const ring = new Keyring();
    ring.hold(memberKeys());
    const index = new LocalIndex(shelf(), ring);
    await index.note("c", new Date(1_000_000), summary);
    index.forget();
    expect(index.summary("c")).toBeUndefined();
  });

  it("forgets a case that left the queue", async () => {
    const ring = new Keyring();
    ring.hold(memberKeys());
    const index = new LocalIndex(shelf(), ring);
    await index.note("c", new Date(1_000_000), summary);
    await index.only(new Set(["d"]));
    expect(index.summary("c")).toBeUndefined();
  });
});

describe("covering a file again", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const page = () => Object.assign(new EventTarget(), { hidden: false });

  it("covers after ten minutes", () => {
    const cover = vi.fn();
    coverAgain(cover, page(), new EventTarget());
    vi.advanceTimersByTime(uncoveredFor - 1);
    expect(cover).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(cover).toHaveBeenCalledTimes(1);
  });

  it("covers when the window loses the member's attention", () => {
    const cover = vi.fn();
    const window = new EventTarget();
    coverAgain(cover, page(), window);
    window.dispatchEvent(new Event("blur"));
    expect(cover).toHaveBeenCalledTimes(1);
  });

  it("covers when the page is hidden, not when it is shown", () => {
    const cover = vi.fn();
    const shown = page();
    coverAgain(cover, shown, new EventTarget());
    shown.dispatchEvent(new Event("visibilitychange"));
    expect(cover).not.toHaveBeenCalled();
    shown.hidden = true;
    shown.dispatchEvent(new Event("visibilitychange"));
    expect(cover).toHaveBeenCalledTimes(1);
  });

  it("covers once, whatever else follows", () => {
    const cover = vi.fn();
    const window = new EventTarget();
    coverAgain(cover, page(), window);
    window.dispatchEvent(new Event("blur"));
    vi.advanceTimersByTime(uncoveredFor);
    expect(cover).toHaveBeenCalledTimes(1);
  });
});
