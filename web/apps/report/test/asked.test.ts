import { describe, expect, it } from "vitest";
import { askedNow } from "../src/flow/asked.ts";
import type { OwnCasePage } from "../src/flow/mailbox.ts";

const now = new Date("2026-11-21T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
const ID = "11111111-1111-4111-8111-111111111111";

const consent = (purpose: string, answer: string, days: number, number = 0) => ({
  deposit: ID,
  consent: { purpose, answer, number },
  received: daysAgo(days),
});
const asking = (purpose: string, more: object = {}) => ({
  asking: ID,
  purpose,
  organisation: ID,
  role: "intake",
  asked: daysAgo(1),
  answered: false,
  ...more,
});
const page = (consents: readonly object[], asks: readonly object[] = []) =>
  ({ items: [], cursor: "", more: false, pad: "", consents, asks }) as unknown as OwnCasePage;
const kinds = (one: OwnCasePage) => askedNow(one, now).map((asked) => asked.kind);

describe("what she is asked when she comes back", () => {
  it("is nothing while every yes is fresh", () => {
    expect(askedNow(page([consent("media", "yes", 179), consent("read", "yes", 900)]), now)).toEqual([]);
  });

  it("is a yes of half a year, with its day", () => {
    expect(askedNow(page([consent("media", "yes", 180)]), now)).toEqual([
      { kind: "due", purpose: "media", since: new Date(daysAgo(180)) },
    ]);
  });

  it.each(["no", "later"])("is not an old %s", (answer) => {
    expect(askedNow(page([consent("media", answer, 400)]), now)).toEqual([]);
  });

  it.each(["read", "help", "release"])("is never %s: her care does not hang on coming back", (purpose) => {
    expect(askedNow(page([consent(purpose, "yes", 4000)]), now)).toEqual([]);
  });

  it("counts from her last answer to a purpose, in whatever order they come", () => {
    expect(kinds(page([consent("media", "yes", 3, 1), consent("media", "yes", 400, 0)]))).toEqual([]);
    expect(kinds(page([consent("media", "yes", 400, 0), consent("media", "no", 300, 1)]))).toEqual([]);
  });

  it("is what a member asked, once, even if it is due as well", () => {
    const due = [consent("legal_analysis", "yes", 200)];
    expect(kinds(page(due, [asking("legal_analysis")]))).toEqual(["due"]);
    expect(kinds(page([], [asking("legal_analysis")]))).toEqual(["choice"]);
  });

  it("is not what she answered already, and never what she put a no to", () => {
    expect(kinds(page([], [asking("media", { answered: true })]))).toEqual([]);
    expect(kinds(page([consent("media", "no", 1)], [asking("media")]))).toEqual([]);
  });

  it("is first of all whether investigators may be answered, and only where they are named", () => {
    const asks = [asking("media"), asking("release", { recipient: ID }), asking("release")];
    expect(kinds(page([consent("statistics", "yes", 300)], asks))).toEqual(["release", "due", "choice"]);
  });

  it("is nothing on a page that says nothing of it", () => {
    expect(askedNow({ items: [], cursor: "", more: false, pad: "" }, now)).toEqual([]);
  });
});
