import { afterEach, describe, expect, it, vi } from "vitest";
import { entrance, provide } from "../src/frame/state.ts";
import { forgetCode, leaveScreen, openCase, underWay } from "../src/screens/intake/under-way.ts";
import type { AssistedCase, Desk } from "../src/work/desk.ts";
import { Refusal } from "../src/work/problem.ts";

const opened: AssistedCase = { reference: "KESTREL42", code: "1111 2222 3333 4444 5555 6666", unsent: ["a.txt"] };

/** A desk at which a case is opened for as long as the test wants. */
const opening = () => {
  const forget = vi.fn();
  let settle = { opens: (): void => undefined, fails: (): void => undefined };
  const open = () =>
    new Promise<AssistedCase>((resolve, reject) => {
      settle = { opens: () => resolve(opened), fails: () => reject(new Refusal("offline")) };
    });
  provide({ intake: { open, forget } } as unknown as Desk);
  entrance.value = "in";
  const answer = openCase({} as never);
  return { answer, forget, settle: () => settle };
};

afterEach(() => {
  if (underWay.value?.at === "held") forgetCode("dropped");
  underWay.value = undefined;
});

describe("the code of a case opened with the person", () => {
  it("is held where the officer looked at another screen while it was opened", async () => {
    const { answer, settle, forget } = opening();
    leaveScreen();
    expect(underWay.value).toEqual({ at: "opening", step: "keys" });
    settle().opens();
    expect(await answer).toBe(true);
    expect(underWay.value).toEqual({ at: "held", opened });
    expect(forget).not.toHaveBeenCalled();
  });

  it("is held where he looks at another screen after", async () => {
    const { answer, settle, forget } = opening();
    settle().opens();
    await answer;
    leaveScreen();
    expect(underWay.value).toEqual({ at: "held", opened });
    expect(forget).not.toHaveBeenCalled();
  });

  it.each(["handed", "dropped"] as const)("is nowhere once it was %s", async (how) => {
    const { answer, settle, forget } = opening();
    settle().opens();
    await answer;
    forgetCode(how);
    expect(JSON.stringify(underWay.value)).not.toContain("1111");
    expect(underWay.value).toMatchObject({ at: "ended", how, opened: { reference: "KESTREL42", unsent: ["a.txt"] } });
    expect(forget).toHaveBeenCalledOnce();
    leaveScreen();
    expect(underWay.value).toBeUndefined();
  });

  it.each(["locked", "out"] as const)("goes with the other keys when the desk is %s", async (state) => {
    const { answer, settle, forget } = opening();
    settle().opens();
    await answer;
    entrance.value = state;
    expect(underWay.value).toBeUndefined();
    expect(forget).toHaveBeenCalledOnce();
  });

  it("that comes while the desk is locked waits for the officer: nobody has seen it yet", async () => {
    const { answer, settle } = opening();
    entrance.value = "locked";
    settle().opens();
    await answer;
    entrance.value = "in";
    expect(underWay.value).toEqual({ at: "held", opened });
  });

  it("is none where the case was not opened, and the screen says why once", async () => {
    const { answer, settle } = opening();
    settle().fails();
    expect(await answer).toBe(false);
    expect(underWay.value).toEqual({ at: "refused", why: "offline" });
    leaveScreen();
    expect(underWay.value).toBeUndefined();
  });
});
