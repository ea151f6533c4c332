// @vitest-environment jsdom
import { createElement, render } from "preact";
import { act } from "preact/test-utils";
import { describe, expect, it } from "vitest";
import { Write } from "../src/screens/talk/write.tsx";

/** A conversation whose message goes for as long as the test wants. */
const shown = async (compartment: string) => {
  const page = document.createElement("div");
  const sent: (readonly [string, number])[] = [];
  let arrive = (): void => undefined;
  let fail = (): void => undefined;
  const file = {
    send: (_: string, text: string, files: readonly File[]) => {
      sent.push([text, files.length]);
      return new Promise<void>((resolve, reject) => {
        arrive = resolve;
        fail = () => reject(new Error("away"));
      });
    },
  };
  const draw = () => {
    const props = { file, conversation: { compartment }, onSent: () => undefined };
    return act(() => render(createElement(Write, props as never), page));
  };
  await draw();
  const write = (text: string) =>
    act(() => {
      const field = page.querySelector("textarea") as HTMLTextAreaElement;
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  const add = (name: string) =>
    act(() => {
      const picker = page.querySelector("input[type=file]") as HTMLInputElement;
      Object.defineProperty(picker, "files", { value: [new File([name], name)], configurable: true });
      picker.dispatchEvent(new Event("change", { bubbles: true }));
    });
  const send = () =>
    act(() => {
      page.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true }));
    });
  const settle = (how: "arrives" | "breaks") =>
    act(async () => {
      if (how === "arrives") arrive();
      else fail();
      await Promise.resolve();
    });
  const stands = () => page.querySelector("textarea")?.value;
  const waiting = () => [...page.querySelectorAll(".waiting bdi")].map((one) => one.textContent);
  const leave = () => act(() => render(null, page));
  return { write, add, send, settle, stands, waiting, sent, leave, draw };
};

describe("what a helper writes while an earlier message goes", () => {
  it("stays when that arrived", async () => {
    const { write, send, settle, stands, sent } = await shown("conversation.00000001");
    await write("first");
    await send();
    await write("first and more");
    await settle("arrives");
    expect(stands()).toBe("and more");
    expect(sent).toEqual([["first", 0]]);
  });

  it("stays whole where the sent words were changed themselves", async () => {
    const { write, send, settle, stands } = await shown("conversation.00000002");
    await write("first");
    await send();
    await write("another");
    await settle("arrives");
    expect(stands()).toBe("another");
  });

  it("stays whole where a word was only begun", async () => {
    const { write, send, settle, stands } = await shown("conversation.00000007");
    await write("No");
    await send();
    await write("Nothing is lost");
    await settle("arrives");
    expect(stands()).toBe("Nothing is lost");
  });

  it("is empty where nothing was added", async () => {
    const { write, add, send, settle, stands, waiting, sent } = await shown("conversation.00000003");
    await write("first ");
    await add("a.txt");
    await send();
    await settle("arrives");
    expect([stands(), waiting(), sent]).toEqual(["", [], [["first", 1]]]);
  });

  it("keeps a file that was added meanwhile", async () => {
    const { write, add, send, settle, waiting } = await shown("conversation.00000004");
    await write("first");
    await add("a.txt");
    await send();
    await add("b.txt");
    await settle("arrives");
    expect(waiting()).toEqual(["b.txt"]);
  });

  it("stays with all before it where that did not arrive", async () => {
    const { write, send, settle, stands } = await shown("conversation.00000005");
    await write("first");
    await send();
    await write("first and more");
    await settle("breaks");
    expect(stands()).toBe("first and more");
  });

  it("is still there when the case was left and opened again meanwhile", async () => {
    const { write, send, settle, stands, leave, draw } = await shown("conversation.00000006");
    await write("first");
    await send();
    await write("first and more");
    await leave();
    await settle("arrives");
    await draw();
    expect(stands()).toBe("and more");
  });
});
