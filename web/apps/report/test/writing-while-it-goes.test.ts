// @vitest-environment jsdom
import { createElement, render } from "preact";
import { act } from "preact/test-utils";
import { describe, expect, it } from "vitest";
import { Words } from "@backup/ui/words";
import { useWriting } from "../src/app/screens/talk.tsx";
import english from "../src/words/en.json" with { type: "json" };

/** The line she writes in, before a case whose next deposit goes for as long as the test wants. */
async function writing() {
  let end = { arrive: (): void => undefined, fail: (): void => undefined };
  const kept: { readonly body: { readonly text?: string } }[] = [];
  const keeper = {
    keep: ({ drafts }: { readonly drafts: typeof kept }) => {
      kept.push(...drafts);
      return new Promise<void>((arrive, fail) => (end = { arrive, fail: () => fail(new Error("away")) }));
    },
  };
  const files: object[] = [];
  const session = {
    files,
    addFile: (file: File) => {
      const added = {
        file,
        carry: () => Promise.resolve(),
        kept: { sealed: { entry: { id: file.name } } },
        confirm() {},
        sealAnew: () => false,
      };
      files.push(added);
      return added;
    },
    inside: () => Promise.resolve({ keeper, mailbox: {} }),
    refresh: () => Promise.resolve(),
  };
  const state = { session: { value: session }, words: new Words("en", english) };
  let drawn!: ReturnType<typeof useWriting>;
  const Line = () => {
    drawn = useWriting(state as never);
    return null;
  };
  await act(() => render(createElement(Line, null), document.createElement("div")));
  const settle = (how: keyof typeof end) =>
    act(async () => {
      end[how]();
      await new Promise((resolve) => setTimeout(resolve, 0));
    });
  return { line: () => drawn, settle, kept };
}

describe("what she writes while an earlier message goes", () => {
  it("stays when that arrived, with the file she added", async () => {
    const { line, settle, kept } = await writing();
    await act(() => line().setText("canary one"));
    await act(() => line().add([new File(["a"], "a.txt")], "file"));
    await act(() => line().send());
    await act(() => line().setText("canary one and two"));
    await act(() => line().add([new File(["b"], "b.txt")], "file"));
    await settle("arrive");
    expect(kept.map(({ body }) => body.text)).toEqual(["canary one"]);
    expect([line().text, line().files.length, line().why]).toEqual(["and two", 1, ""]);
  });

  it("stays with all before it where that did not arrive", async () => {
    const { line, settle } = await writing();
    await act(() => line().setText("canary one"));
    await act(() => line().send());
    await act(() => line().setText("canary one and two"));
    await settle("fail");
    expect([line().text, line().why === ""]).toEqual(["canary one and two", false]);
  });

  it("is nothing where she added nothing", async () => {
    const { line, settle } = await writing();
    await act(() => line().setText("canary one"));
    await act(() => line().send());
    await settle("arrive");
    expect([line().text, line().files, line().busy]).toEqual(["", [], false]);
  });
});
