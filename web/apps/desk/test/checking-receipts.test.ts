import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Receipt } from "@backup/ledger";
import { checkReceipt } from "../src/work/receipts.ts";

interface Vector {
  readonly name: string;
  readonly expect: string;
  readonly policy: string;
  readonly receipt: string;
}

const vectors = JSON.parse(
  readFileSync(new URL("../../../../vectors/ledger/receipts.json", import.meta.url), "utf8"),
) as readonly Vector[];
const named = (name: string): Vector => {
  const found = vectors.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};
const logged = named("logged");
const witnessed = named("witnessed");
const logOf = (policy: string): string => /^log (\S+)/m.exec(policy)?.[1] ?? "";
const { event } = Receipt.parse(logged.receipt);
const asked = { id: event.id, kind: event.kind, received: new Date(event.received) };
const place = { case: event.case, log: logOf(logged.policy), policy: undefined };
const other = "20000000-0000-4000-8000-0000000000ff";

describe("a receipt at the desk", () => {
  it("holds for the event that was asked for, and is kept byte for byte", () => {
    const checked = checkReceipt(logged.receipt, asked, place);
    expect(checked).toMatchObject({ kind: "holds", witnessed: false, received: asked.received });
    expect(checked.kind === "holds" && new TextDecoder().decode(checked.file)).toBe(logged.receipt);
  });

  it("is witnessed only under a policy that asks for witnesses and is met", () => {
    const policy = witnessed.policy;
    expect(policy).toContain("witness ");
    const under = { ...place, log: logOf(policy), policy };
    expect(checkReceipt(witnessed.receipt, asked, under)).toMatchObject({ kind: "holds", witnessed: true });
    expect(checkReceipt(logged.receipt, asked, under)).toMatchObject({ witnessed: false });
    expect(checkReceipt(logged.receipt, asked, { ...place, policy: logged.policy })).toMatchObject({
      witnessed: false,
    });
  });

  it.each([
    ["another event", { ...asked, id: other }, place],
    ["another kind of event", { ...asked, kind: "erasure" as const }, place],
    ["another time", { ...asked, received: new Date(asked.received.getTime() + 1000) }, place],
    ["another case", asked, { ...place, case: other }],
    ["another log", asked, { ...place, log: logOf(named("another log's policy").policy) }],
  ])("is wrong for %s", (_, event_, place_) => {
    expect(checkReceipt(logged.receipt, event_, place_)).toEqual({ kind: "wrong" });
  });

  it.each(vectors.filter((one) => !["ok", "quorum"].includes(one.expect)).map((one) => one.name))(
    "is wrong where the file does not hold: %s",
    (name) => {
      const { receipt, policy } = named(name);
      const log = logOf(policy) === "" ? place.log : logOf(policy);
      expect(checkReceipt(receipt, asked, { ...place, log })).toEqual({ kind: "wrong" });
    },
  );
});
