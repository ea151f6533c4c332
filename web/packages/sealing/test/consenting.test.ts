import { describe, expect, test } from "vitest";
import { compartment, isCompartmentName, newConversation } from "../src/case/compartments.ts";
import {
  ConsentChainBroken,
  ConsentState,
  nextConsent,
  readConsent,
  type Consent,
  type ConsentDecision,
} from "../src/case/consent.ts";
import { GATE, gateRow, reporterReads, speaksOf, type GateQuestion, type GateReader } from "../src/case/gate.ts";
import { b64u } from "../src/notation/base64.ts";
import { randomId, systemRandom } from "../src/notation/ids.ts";
import { timestamp } from "../src/notation/times.ts";

const now = new Date(1_790_000_000_000);
const wording = { questionnaire: "crsv", version: "1.4.0", language: "uk" } as const;
const circleId = randomId<"circle">();
const decision: ConsentDecision = {
  purpose: "read",
  answer: "yes",
  to: [circleId],
  exclude: [],
  speaker: "self",
  wording,
};

describe("consents", () => {
  test("form one chain a purpose", () => {
    const first = nextConsent(decision);
    const second = nextConsent({ ...decision, answer: "no" }, first);
    expect([first.number, second.number]).toEqual([0, 1]);
    const state = ConsentState.of([first, nextConsent({ ...decision, purpose: "help" }), second]);
    expect(state.latest("read")).toEqual(second);
    expect(state.given("read", timestamp(now))).toBeUndefined();
    expect(state.given("help", timestamp(now))?.answer).toBe("yes");
    expect(state.next({ ...decision, answer: "yes" }).number).toBe(2);
  });

  test("are in force until their date and not at it", () => {
    const state = ConsentState.of([nextConsent({ ...decision, until: timestamp(now) })]);
    expect(state.given("read", timestamp(new Date(now.getTime() - 1000)))).toBeDefined();
    expect(state.given("read", timestamp(now))).toBeUndefined();
  });

  test("are no when unanswered or put off", () => {
    expect(ConsentState.of([]).given("read", timestamp(now))).toBeUndefined();
    expect(
      ConsentState.of([nextConsent({ ...decision, answer: "later" })]).given("read", timestamp(now)),
    ).toBeUndefined();
  });

  const first = nextConsent(decision);
  const second = nextConsent(decision, first);
  test.each<[string, readonly Consent[]]>([
    ["a gap", [first, nextConsent(decision, second)]],
    ["a fork", [first, second, nextConsent({ ...decision, answer: "no" }, first)]],
    ["no beginning", [second]],
    ["two beginnings", [first, first]],
    ["another consent before", [nextConsent({ ...decision, answer: "no" }), second]],
  ])("with %s are a broken chain", (_, chain) => {
    expect(() => ConsentState.of(chain)).toThrow(ConsentChainBroken);
  });

  test.each<[string, object]>([
    ["an unknown purpose", { purpose: "marketing" }],
    ["an unknown answer", { answer: "maybe" }],
    ["an unknown audience", { to: "everybody" }],
    ["a set out of order", { to: ["b0000000-0000-4000-8000-000000000000", "a0000000-0000-4000-8000-000000000000"] }],
    ["an unknown speaker", { speaker: "server" }],
    ["an unknown member", { note: "x" }],
    ["a previous in the first", { previous: b64u(systemRandom(32)) }],
    ["a time with a fraction", { until: "2026-01-01T00:00:00.5Z" }],
  ])("with %s are refused", (_, change) => {
    expect(() => readConsent({ ...first, ...change })).toThrow(SyntaxError);
  });

  test("never follow one of another purpose", () => {
    expect(() => nextConsent({ ...decision, purpose: "help" }, first)).toThrow(RangeError);
  });
});

describe("the gate", () => {
  const reader = (change: Partial<GateReader> = {}): GateReader => ({
    id: circleId,
    classes: ["intake"],
    team: true,
    ...change,
  });
  const ask = (change: Partial<GateQuestion> & { name?: Parameters<typeof compartment>[0] } = {}): GateQuestion => ({
    compartment: compartment(change.name ?? "care"),
    reader: reader(),
    by: "reporter",
    now: timestamp(now),
    ...change,
  });
  const given = (...decisions: readonly Partial<ConsentDecision>[]) =>
    ConsentState.of(decisions.map((change) => nextConsent({ ...decision, ...change })));

  test("has each row of the protocol, and no compartment or purpose that is not one", () => {
    expect(GATE.map(({ row }) => row)).toEqual([
      "care",
      "contact",
      "place",
      "identity",
      "account",
      "exhibits",
      "legal",
      "legal-exhibits",
      "legal-conversation",
      "release",
    ]);
    for (const { compartments } of GATE) {
      for (const name of compartments) expect(name === "conversation" || isCompartmentName(name)).toBe(true);
    }
  });

  test("opens a row when every consent of it covers the reader", () => {
    expect(gateRow(given({}), ask())?.row).toBe("care");
    expect(gateRow(given({ to: "team" }), ask())?.row).toBe("care");
    expect(gateRow(given({ to: "network" }), ask({ reader: reader({ team: false }) }))?.row).toBe("care");
    expect(gateRow(given({ purpose: "share_professionals" }), ask({ name: "account" }))?.row).toBe("account");
    for (const by of ["reporter", "member"] as const)
      expect(gateRow(given({}, { purpose: "help" }), ask({ name: "contact", by }))?.row).toBe("contact");
    const both = given({ purpose: "share_professionals" }, { purpose: "media" });
    expect(gateRow(both, ask({ name: "exhibits" }))?.row).toBe("exhibits");
    const legal = reader({ classes: ["legal"] });
    expect(gateRow(given({ purpose: "legal_analysis" }), ask({ name: "legal", reader: legal }))?.row).toBe("legal");
    const talk = newConversation(systemRandom);
    expect(gateRow(given({ purpose: "legal_action" }), ask({ compartment: talk, reader: legal }))?.row).toBe(
      "legal-conversation",
    );
    const helper = reader({ classes: ["responder"] });
    expect(gateRow(given({}, { purpose: "help" }), ask({ name: "exact", reader: helper }))?.row).toBe("place");
    expect(gateRow(given({ purpose: "share_professionals" }), ask({ name: "identity" }))?.row).toBe("identity");
  });

  const organisation = randomId<"organisation">();
  test.each<[string, ConsentState, GateQuestion]>([
    ["no consent", given(), ask()],
    ["a no", given({ answer: "no" }), ask()],
    ["another circle named", given({ to: [randomId()] }), ask()],
    ["the circle excluded", given({ to: "network", exclude: [circleId] }), ask()],
    [
      "its organisation excluded",
      given({ to: "team", exclude: [organisation] }),
      ask({ reader: reader({ organisation }) }),
    ],
    ["a team it is not of", given({ to: "team" }), ask({ reader: reader({ team: false }) })],
    ["the account on consent to read", given({}), ask({ name: "account" })],
    ["contact on reading alone", given({}), ask({ name: "contact" })],
    ["contact on help alone", given({ purpose: "help" }), ask({ name: "contact" })],
    [
      "contact where help names another circle",
      given({}, { purpose: "help", to: [randomId()] }),
      ask({ name: "contact" }),
    ],
    ["contact once help is taken back", given({}, { purpose: "help", answer: "no" }), ask({ name: "contact" })],
    [
      "contact for lawyers",
      given({}, { purpose: "help" }),
      ask({ name: "contact", reader: reader({ classes: ["legal"] }) }),
    ],
    ["exhibits without media", given({ purpose: "share_professionals" }), ask({ name: "exhibits" })],
    ["media without sharing", given({ purpose: "media" }), ask({ name: "exhibits" })],
    ["a place to a circle", given({}, { purpose: "help" }), ask({ name: "exact" })],
    [
      "a place by a member",
      given({}, { purpose: "help" }),
      ask({ name: "exact", by: "member", reader: reader({ classes: ["responder"] }) }),
    ],
    ["a place without help", given({}), ask({ name: "exact", reader: reader({ classes: ["responder"] }) })],
    ["identity to the team", given({ purpose: "share_professionals", to: "team" }), ask({ name: "identity" })],
    ["identity by a member", given({ purpose: "share_professionals" }), ask({ name: "identity", by: "member" })],
    ["legal to an intake circle", given({ purpose: "legal_analysis" }), ask({ name: "legal" })],
    [
      "legal exhibits without media",
      given({ purpose: "legal_analysis" }),
      ask({ name: "exhibits", reader: reader({ classes: ["legal"] }) }),
    ],
    [
      "lawyers' talk on consent to read",
      given({}),
      ask({ compartment: newConversation(systemRandom), reader: reader({ classes: ["legal"] }) }),
    ],
    [
      "an export without release",
      given({}, { purpose: "legal_analysis" }),
      ask({ reader: reader({ classes: ["job"] }) }),
    ],
    ["anything for investigators", given({ purpose: "investigators" }), ask()],
    ["anything for statistics", given({ purpose: "statistics" }), ask()],
    ["an expired yes", given({ until: timestamp(now) }), ask()],
  ])("stays shut for %s", (_, consents, question) => {
    expect(gateRow(consents, question)).toBeUndefined();
  });

  test("answers whoever sent to be read, whatever is said of being contacted", () => {
    const talk = newConversation(systemRandom);
    for (const answer of ["no", "later"] as const) {
      const consents = given({}, { purpose: "help", answer });
      expect(gateRow(consents, ask({ compartment: talk, by: "member" }))?.row).toBe("care");
    }
    expect(gateRow(given({ purpose: "help" }), ask({ compartment: talk, by: "member" }))).toBeUndefined();
  });

  test.each<[string, Partial<ConsentDecision>]>([
    ["another circle", { to: [randomId()] }],
    ["a circle that is excluded", { to: "network", exclude: [circleId] }],
    ["an organisation that is excluded", { to: [circleId], exclude: [organisation] }],
    ["the team, which it is not of", { to: "team" }],
  ])("knows a consent that speaks of %s from one that speaks of this reader", (_, change) => {
    const consent = nextConsent({ ...decision, ...change });
    expect(speaksOf(consent, { id: circleId, organisation, team: false })).toBe(false);
    expect(speaksOf(nextConsent(decision), { id: circleId, organisation, team: false })).toBe(true);
  });

  test("knows which compartments the reporter reads", () => {
    expect(reporterReads(compartment("account"))).toBe(true);
    expect(reporterReads(newConversation(systemRandom))).toBe(true);
    expect(reporterReads(compartment("legal"))).toBe(false);
    expect(reporterReads(compartment("team"))).toBe(false);
  });

  test.each([
    "",
    "Care",
    "conversation",
    "conversation.",
    "conversation.1234567",
    "conversation.1234567G",
    "care\n",
    "secret",
  ])("knows no compartment %j", (name) => {
    expect(isCompartmentName(name)).toBe(false);
  });
});
