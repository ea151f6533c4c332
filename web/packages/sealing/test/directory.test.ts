import { describe, expect, test } from "vitest";
import { DirectoryChain } from "../src/directory/chain.ts";
import { DirectoryRefused } from "../src/directory/rules.ts";
import { randomId, systemRandom } from "../src/notation/ids.ts";
import { timestamp } from "../src/notation/times.ts";
import { SigningKey } from "../src/signing/ed25519.ts";
import type { Envelope } from "../src/signing/envelope.ts";
import { digest, issued, LOG, now, person, world, type World } from "./directory-world.ts";

const base = world();

describe("the whole chain", () => {
  test("says who and what is in force", () => {
    const chain = base.chain();
    expect(chain.member(base.cleo.id, now)?.roles).toEqual(["intake"]);
    expect(chain.memberByKey(base.cleo.key.verification, now)?.id).toBe(base.cleo.id);
    expect(chain.isAdministrator(base.ben.id)).toBe(true);
    expect(chain.isAdministrator(base.cleo.id)).toBe(false);
    expect(chain.circle(base.circle)?.key).toBe(base.circleKeys[0].recipient.keyId);
    expect(chain.circlesOf(base.cleo.id).map(({ statement }) => statement.id)).toEqual([base.circle]);
    expect(chain.about(base.cleo.id, 0)).toHaveLength(2);
    expect(chain.isStale(now)).toBe(false);
    expect(chain.isStale(new Date(now.getTime() + 36 * 86_400_000))).toBe(true);
    expect(chain.member(base.cleo.id, new Date(1_900_000_000_000))).toBeUndefined();
  });

  test("issues the next statement never before the last, whatever the clock says", () => {
    const chain = base.chain();
    expect(chain.nextIssued(new Date(now.getTime() - 60_000))).toBe(issued);
    expect(chain.nextIssued(new Date(now.getTime() + 60_000))).toBe(timestamp(new Date(now.getTime() + 60_000)));
  });

  test("takes only a head that lists its own signer, and says what it must list", () => {
    const made = world();
    const dora = person();
    made.add("backup/v1/member", made.memberFields(dora), made.ana.key);
    made.add("backup/v1/administrator", { member: dora.id }, made.ana.key, made.ben.key);
    const chain = made.chain();
    const last = { sequence: chain.next - 1, digest: chain.lastDigest };
    const head = (intake: readonly string[]) => made.next("backup/v1/head", { last, intake }, dora.key);
    expect(() => chain.append([head(chain.neededByReporters(made.ana.key.verification))])).toThrow("head");
    chain.append([head(chain.neededByReporters(dora.key.verification))]);
    expect(chain.next).toBe(made.statements.length + 1);
  });

  test("is read in parts as well as whole", () => {
    const chain = new DirectoryChain(base.pin);
    for (const envelope of base.statements) chain.append([envelope]);
    expect(chain.next).toBe(base.statements.length);
  });

  test("lets a keeper and an administrator rotate the circle's key", () => {
    const made = world();
    const recipient = made.circleKeys[1].recipient.toString();
    made.add(
      "backup/v1/circle",
      made.circleFields({ epoch: 1, recipient, members: [made.cleo.id] }),
      made.cleo.key,
      made.ana.key,
    );
    expect(made.chain().circle(made.circle)?.statement.epoch).toBe(1);
  });

  test("closes to a revoked member at once, and lets a member revoke himself", () => {
    const made = world();
    const subject = { kind: "member", id: made.ben.id };
    made.add("backup/v1/revocation", { subject, reason: "left", from: issued }, made.ben.key);
    const chain = made.chain();
    expect(chain.member(made.ben.id, now)).toBeUndefined();
    expect(chain.isAdministrator(made.ben.id)).toBe(false);
  });

  test("drops members and circles with their organisation", () => {
    const made = world();
    const subject = { kind: "organisation", id: made.organisation };
    made.add("backup/v1/revocation", { subject, reason: "ended", from: issued }, made.ana.key);
    expect(made.chain().circle(made.circle)).toBeUndefined();
    expect(made.chain().member(made.ana.id, now)).toBeUndefined();
  });
});

/** One statement more, which must be refused, and why. */
const stranger = person();
const wrong: readonly [string, string, (made: World) => Envelope][] = [
  [
    "another key for the other administrator",
    "key",
    (made) => {
      const taken = { ...stranger, id: made.ben.id };
      return made.next("backup/v1/member", made.memberFields(taken), made.ana.key);
    },
  ],
  [
    "a member under an id that was drawn",
    "form",
    (made) => made.next("backup/v1/member", { ...made.memberFields(stranger), id: randomId() }, made.ana.key),
  ],
  [
    "an organisation by a member who is no administrator",
    "signers",
    (made) =>
      made.next("backup/v1/organisation", { id: randomId(), name: "x", country: "FR", purposes: [] }, made.cleo.key),
  ],
  [
    "an organisation by a stranger",
    "signers",
    (made) =>
      made.next("backup/v1/organisation", { id: randomId(), name: "x", country: "FR", purposes: [] }, stranger.key),
  ],
  [
    "an organisation by the root once there are administrators",
    "signers",
    (made) =>
      made.next("backup/v1/organisation", { id: randomId(), name: "x", country: "FR", purposes: [] }, made.root),
  ],
  [
    "one signature more than asked for",
    "signers",
    (made) =>
      made.next(
        "backup/v1/organisation",
        { id: randomId(), name: "x", country: "FR", purposes: [] },
        made.ana.key,
        stranger.key,
      ),
  ],
  [
    "a third administrator by the root alone",
    "signers",
    (made) => made.next("backup/v1/administrator", { member: made.cleo.id }, made.root),
  ],
  [
    "an administrator by one administrator alone",
    "signers",
    (made) => made.next("backup/v1/administrator", { member: made.cleo.id }, made.ana.key),
  ],
  [
    "an administrator who is no member",
    "unknown",
    (made) => made.next("backup/v1/administrator", { member: stranger.id }, made.ana.key, made.ben.key),
  ],
  [
    "a first circle by one administrator",
    "signers",
    (made) => made.next("backup/v1/circle", made.circleFields({ id: randomId() }), made.ana.key),
  ],
  [
    "a first circle by an administrator and its own keeper",
    "signers",
    (made) => made.next("backup/v1/circle", made.circleFields({ id: randomId() }), made.ana.key, made.cleo.key),
  ],
  [
    "a circle by its keeper alone",
    "signers",
    (made) => made.next("backup/v1/circle", made.circleFields(), made.cleo.key),
  ],
  [
    "a circle by one administrator alone",
    "signers",
    (made) => made.next("backup/v1/circle", made.circleFields(), made.ana.key),
  ],
  [
    "a circle by an administrator and a keeper who is only new",
    "signers",
    (made) => made.next("backup/v1/circle", made.circleFields({ keepers: [stranger.id] }), made.ana.key, stranger.key),
  ],
  [
    "a circle whose epoch jumps",
    "epoch",
    (made) =>
      made.next(
        "backup/v1/circle",
        made.circleFields({ epoch: 2, recipient: made.circleKeys[2].recipient.toString() }),
        made.ana.key,
        made.ben.key,
      ),
  ],
  [
    "a circle whose recipient changes within its epoch",
    "epoch",
    (made) =>
      made.next(
        "backup/v1/circle",
        made.circleFields({ recipient: made.circleKeys[2].recipient.toString() }),
        made.ana.key,
        made.ben.key,
      ),
  ],
  [
    "a circle that somebody leaves within its epoch",
    "epoch",
    (made) => made.next("backup/v1/circle", made.circleFields({ members: [made.cleo.id] }), made.ana.key, made.ben.key),
  ],
  [
    "a time before the statement it follows",
    "issued",
    (made) =>
      made.next("backup/v1/client", { files: {}, issued: timestamp(new Date(now.getTime() - 1000)) }, made.ana.key),
  ],
  [
    "a circle that keeps its recipient in a new epoch",
    "epoch",
    (made) => made.next("backup/v1/circle", made.circleFields({ epoch: 1 }), made.ana.key, made.ben.key),
  ],
  [
    "a circle of an unknown organisation",
    "unknown",
    (made) =>
      made.next(
        "backup/v1/circle",
        made.circleFields({ id: randomId(), organisation: randomId() }),
        made.ana.key,
        made.ben.key,
      ),
  ],
  [
    "a member without an acceptance of his own key",
    "acceptance",
    (made) =>
      made.next(
        "backup/v1/member",
        { ...made.memberFields(stranger), signing: made.cleo.key.verification },
        made.ana.key,
      ),
  ],
  [
    "a member with other roles than she accepted",
    "acceptance",
    (made) => made.next("backup/v1/member", made.memberFields(stranger, { roles: ["administrator"] }), made.ana.key),
  ],
  [
    "a member with another opening key than she accepted",
    "acceptance",
    (made) => made.next("backup/v1/member", made.memberFields(stranger, { opening: made.ana.opening }), made.ana.key),
  ],
  [
    "a member with another's key",
    "key",
    (made) => made.next("backup/v1/member", made.memberFields({ ...stranger, key: made.cleo.key }), made.ana.key),
  ],
  [
    "a member with the root's key",
    "key",
    (made) => made.next("backup/v1/member", made.memberFields({ ...stranger, key: made.root }), made.ana.key),
  ],
  [
    "a circle with a member nobody admitted",
    "unknown",
    (made) =>
      made.next(
        "backup/v1/circle",
        made.circleFields({ members: [made.cleo.id, stranger.id].sort() }),
        made.ana.key,
        made.ben.key,
      ),
  ],
  [
    "a circle kept by somebody outside it",
    "unknown",
    (made) => made.next("backup/v1/circle", made.circleFields({ keepers: [made.ben.id] }), made.ana.key, made.ben.key),
  ],
  [
    "a member of an unknown organisation",
    "unknown",
    (made) => made.next("backup/v1/member", made.memberFields(stranger, { organisation: randomId() }), made.ana.key),
  ],
  [
    "a revocation of another by a member",
    "signers",
    (made) =>
      made.next(
        "backup/v1/revocation",
        { subject: { kind: "member", id: made.ana.id }, reason: "left", from: issued },
        made.cleo.key,
      ),
  ],
  [
    "a second root",
    "pin",
    (made) => made.next("backup/v1/root", { key: made.root.verification, log: LOG, witnesses: [] }, made.root),
  ],
  [
    "a number too many",
    "chain",
    (made) => made.next("backup/v1/client", { files: {}, sequence: made.statements.length + 1 }, made.ana.key),
  ],
  [
    "a number again",
    "chain",
    (made) => made.next("backup/v1/client", { files: {}, sequence: made.statements.length - 1 }, made.ana.key),
  ],
  [
    "another previous",
    "chain",
    (made) => made.next("backup/v1/client", { files: {}, previous: digest() }, made.ana.key),
  ],
  [
    "a head that skips the last statement",
    "head",
    (made) => made.next("backup/v1/head", { last: { sequence: 1, digest: digest() }, intake: [] }, made.ana.key),
  ],
  ["an unknown member", "form", (made) => made.next("backup/v1/client", { files: {}, note: "x" }, made.ana.key)],
  [
    "a missing member",
    "form",
    (made) => made.next("backup/v1/organisation", { id: randomId(), name: "x", country: "FR" }, made.ana.key),
  ],
  [
    "a set out of order",
    "form",
    (made) => made.next("backup/v1/circle", made.circleFields({ languages: ["fr", "ar"] }), made.ana.key, made.ben.key),
  ],
  [
    "a classic recipient",
    "form",
    (made) => made.next("backup/v1/circle", made.circleFields({ recipient: "age1qqqq" }), made.ana.key, made.ben.key),
  ],
  [
    "another instance",
    "form",
    (made) => made.next("backup/v1/client", { files: {}, instance: randomId() }, made.ana.key),
  ],
  ["a statement of another kind", "form", (made) => made.next("backup/v1/deposit", {}, made.ana.key)],
  [
    "an administrator past his date",
    "signers",
    (made) =>
      made.next("backup/v1/client", { files: {}, issued: timestamp(new Date(1_895_000_000_000)) }, made.ana.key),
  ],
];

describe("a chain is refused", () => {
  test.each(wrong)("with %s (%s)", (_, reason, make) => {
    const chain = base.chain();
    const bad = make(base);
    expect(() => chain.append([bad])).toThrow(DirectoryRefused);
    expect(() => chain.append([bad])).toThrow(reason);
    expect(chain.next).toBe(base.statements.length);
  });

  test("with a statement altered after signing", () => {
    const statements = base.statements.map((envelope, at) =>
      at === 1 ? { ...envelope, statement: { ...envelope.statement, name: "Another" } } : envelope,
    );
    expect(() => new DirectoryChain(base.pin).append(statements)).toThrow("form");
  });

  test("with another pinned root or log", () => {
    const root = new SigningKey(systemRandom(32)).verification;
    expect(() => new DirectoryChain({ ...base.pin, root }).append(base.statements)).toThrow("pin");
    expect(() => new DirectoryChain({ ...base.pin, log: "other+00000000+AAAA" }).append(base.statements)).toThrow(
      "pin",
    );
  });

  test("without its root first", () => {
    expect(() => new DirectoryChain(base.pin).append(base.statements.slice(1))).toThrow("chain");
  });

  test("with a signature of someone revoked before", () => {
    const made = world();
    made.add(
      "backup/v1/revocation",
      { subject: { kind: "administrator", id: made.ben.id }, reason: "left", from: issued },
      made.ana.key,
    );
    const chain = made.chain();
    expect(() => chain.append([made.next("backup/v1/client", { files: {} }, made.ben.key)])).toThrow("signers");
  });
});
