import { describe, expect, it } from "vitest";
import {
  b64u,
  hash,
  IdentitySeed,
  randomId,
  signStatement,
  SigningKey,
  systemRandom,
  timestamp,
} from "@backup/sealing";
import { checkIntakePath, DirectoryChain, type DirectoryPin } from "@backup/sealing/member";
import { makeAccount } from "../src/work/invitations.ts";
import { drawWords, passphraseWords, uniform } from "../src/work/passphrase.ts";
import { words } from "../src/work/passphrase-words.ts";
import { readPin } from "../src/work/pin.ts";
import { firstStatements } from "../src/work/set-up.ts";

const instance = randomId<"instance">();
const log = "example.org/log+00000000+AAAA";
const root = new SigningKey(systemRandom(32));
const pin: DirectoryPin = { instance, root: root.verification, log };
const account = {
  name: "Ada",
  languages: ["en"],
  signInName: "ada.one",
  passphrase: "anchor basket copper dolphin engine forest",
  code: "123456",
};
const start = {
  organisation: { name: "House", country: "CF", purposes: ["response", "intake"] },
  administrator: account,
};

const begun = async () => {
  const made = await makeAccount(instance, account);
  return { made, statements: firstStatements({ instance, log }, root, start, made) };
};

describe("the first statements of an instance", () => {
  it("hold under the rules of the directory, in order", async () => {
    const { statements } = await begun();
    const chain = new DirectoryChain(pin);
    chain.append(statements);
    expect(chain.next).toBe(5);
    expect(chain.isStale(new Date())).toBe(false);
  });

  it("make the first member an administrator with the very keys of the account", async () => {
    const { statements, made } = await begun();
    const chain = new DirectoryChain(pin);
    chain.append(statements);
    const member = chain.memberByKey(made.keys.signing.verification, new Date());
    expect(member?.opening).toBe(made.keys.opening.recipient.toString());
    expect(chain.isAdministrator(member?.id ?? randomId<"member">())).toBe(true);
  });

  it("are refused under another root", async () => {
    const { statements } = await begun();
    const other = new SigningKey(systemRandom(32)).verification;
    expect(() => new DirectoryChain({ ...pin, root: other }).append(statements)).toThrow("pin");
  });

  it("are refused with one left out", async () => {
    const { statements } = await begun();
    expect(() => new DirectoryChain(pin).append(statements.filter((_, at) => at !== 1))).toThrow();
  });

  it("send neither the passphrase nor a value that opens", async () => {
    const { made } = await begun();
    const sent = JSON.stringify(made.sent);
    expect(sent).not.toContain("anchor");
    expect(Object.keys(made.sent).sort()).toEqual(["code", "name", "profile", "signIn", "slot"]);
  });
});

const northern = { type: "backup/v1/circle", name: "North", purposes: ["intake"], area: [], languages: ["en"] };

/** An instance with two administrators and an intake circle, whose statements are added as they are given. */
async function withIntake() {
  const { statements, made } = await begun();
  const second = await makeAccount(instance, { ...account, signInName: "bea.two" });
  const chain = new DirectoryChain(pin);
  chain.append(statements);
  const organisation = [...chain.inForce.organisations.keys()][0] ?? "";
  const one = chain.memberByKey(made.keys.signing.verification, new Date());
  const add = (draft: object, ...signers: readonly SigningKey[]) => {
    const common = { instance, sequence: chain.next, previous: chain.lastDigest, issued: timestamp(new Date()) };
    chain.append([signStatement({ ...draft, ...common } as never, ...signers)]);
  };
  const { acceptance } = await import("../src/work/invitations.ts");
  const own = acceptance({ instance, organisation, roles: ["intake"] }, second);
  const { member, opening, signing, profile } = own.statement;
  const notAfter = timestamp(new Date(Date.now() + 86_400_000));
  const admitted = { id: member, organisation, roles: ["intake"], opening, signing, profile, notAfter };
  add({ type: "backup/v1/member", ...admitted, acceptance: own }, made.keys.signing);
  add({ type: "backup/v1/administrator", member }, root);
  const members = [member, one?.id ?? ""].sort();
  const circle = { ...northern, id: randomId<"circle">(), organisation, members, keepers: [member] };
  const put = (epoch: number) => {
    const recipient = IdentitySeed.draw().recipient.toString();
    add({ ...circle, epoch, recipient }, made.keys.signing, second.keys.signing);
  };
  const sign = (writers: object = { writers: chain.writers }) => {
    const intake = chain.neededByReporters(made.keys.signing.verification);
    const last = { sequence: chain.next - 1, digest: chain.lastDigest };
    add({ type: "backup/v1/head", last, intake, ...writers }, made.keys.signing);
    return intake;
  };
  return { chain, put, sign };
}

describe("the head that puts an intake circle in force", () => {
  it("lists every statement a reporter's path needs", async () => {
    const { chain, put, sign } = await withIntake();
    put(0);
    const intake = sign();
    const path = Array.from({ length: chain.next }, (_, at) => chain.statement(at)).filter(
      (link) => link !== undefined && intake.includes(link.digest),
    );
    const head = chain.statement(chain.next - 1)?.envelope;
    const taken = checkIntakePath(
      { statements: path.map((link) => link?.envelope), head },
      pin,
      () => undefined,
      new Date(),
    );
    expect(taken.circles.map((each) => each.statement.name)).toEqual(["North"]);
  });

  it("lags once the circle has a new key, until it is signed again", async () => {
    const { chain, put, sign } = await withIntake();
    expect(chain.lags()).toBe(false);
    put(0);
    sign();
    expect(chain.lags()).toBe(false);
    put(1);
    expect(chain.lags()).toBe(true);
    sign();
    expect(chain.lags()).toBe(false);
  });

  it("lags while it names nobody who may write to reporters, and can name nobody else", async () => {
    const { chain, put, sign } = await withIntake();
    put(0);
    sign({});
    expect(chain.lags()).toBe(true);
    expect(() => sign({ writers: b64u(hash("others")) })).toThrow("head");
    sign();
    expect(chain.lags()).toBe(false);
  });
});

describe("the proposed passphrase", () => {
  it("has six words of a list with more than twelve bits each", () => {
    expect(words.length).toBeGreaterThan(4096);
    expect(new Set(words).size).toBe(words.length);
    expect(drawWords(words, systemRandom).split(" ")).toHaveLength(passphraseWords);
  });

  it("has only words that are typed easily", () => {
    expect(words.filter((word) => !/^[a-z]{3,7}$/.test(word))).toEqual([]);
  });

  it("throws away what would favour the first words", () => {
    const drawn = [0xff, 0xff, 0x00, 0x05];
    const random = (length: number) => Uint8Array.from(drawn.splice(0, length));
    expect(uniform(10_000, random)).toBe(5);
  });

  it("gives up on a source that never answers evenly", () => {
    expect(() => uniform(10_000, (length) => new Uint8Array(length).fill(0xff))).toThrow("broken");
  });
});

describe("the pin in the page", () => {
  it("is read as the server wrote it", () => {
    expect(readPin(JSON.stringify(pin))).toEqual(pin);
  });

  it.each(["", "{}", "null", JSON.stringify({ ...pin, root: "AA" }), JSON.stringify({ ...pin, instance: "x" })])(
    "is none where it is %s",
    (text) => {
      expect(readPin(text)).toBeUndefined();
    },
  );
});
