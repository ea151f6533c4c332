// @vitest-environment jsdom
import { createElement, render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import { useDraft, type Change } from "../src/parts/draft.ts";

interface Account {
  readonly name: string;
  readonly code: string;
  readonly words: string;
}

describe("a draft that is being filled in", () => {
  let changeOfTheFirstDrawing: Change<Account> | undefined;
  let drawn: Account;

  const Form = () => {
    const [draft, change] = useDraft<Account>({ name: "", code: "", words: "" });
    changeOfTheFirstDrawing ??= change;
    drawn = draft;
    return null;
  };

  beforeEach(async () => {
    changeOfTheFirstDrawing = undefined;
    await act(() => render(createElement(Form, null), document.createElement("div")));
  });

  it("keeps both fields that a password manager fills at once", async () => {
    await act(() => {
      changeOfTheFirstDrawing?.({ name: "amara" });
      changeOfTheFirstDrawing?.({ code: "123456" });
    });
    expect(drawn).toEqual({ name: "amara", code: "123456", words: "" });
  });

  it("keeps what was typed before a list arrived that was asked for earlier", async () => {
    const late = changeOfTheFirstDrawing;
    await act(() => changeOfTheFirstDrawing?.({ name: "amara" }));
    await act(() => late?.({ words: "cedar river" }));
    expect(drawn).toEqual({ name: "amara", code: "", words: "cedar river" });
  });
});
