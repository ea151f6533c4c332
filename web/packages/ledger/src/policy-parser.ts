import { equalBytes, textOf } from "@backup/sealing";
import { logOf } from "./checkpoint.ts";
import { NOBODY, Policy, type Quorum } from "./policy.ts";
import { PolicyRefused } from "./refusals.ts";
import { SIGNATURE_TYPES, VerifierKey, type MlDsa44Check } from "./verifier-key.ts";

const LONGEST = 1_000_000;
const MOST_DEFINITIONS = 256;

/** Reads a policy file; throws `PolicyRefused` naming the line and the rule. Apart, since a reporter's page reads none. */
export function parsePolicy(file: Uint8Array | string, mlDsa44?: MlDsa44Check): Policy {
  return new PolicyParser(mlDsa44).read(typeof file === "string" ? file : textOf(file));
}

/** Reads C2SP tlog-policy line by line. */
class PolicyParser {
  readonly #mlDsa44: MlDsa44Check | undefined;
  readonly #logs: VerifierKey[] = [];
  readonly #witnesses: VerifierKey[] = [];
  readonly #defined = new Map<string, Quorum>();
  readonly #members = new Set<string>();
  #quorum: Quorum | undefined;
  #line = 0;

  constructor(mlDsa44: MlDsa44Check | undefined) {
    this.#mlDsa44 = mlDsa44;
  }

  read(text: string): Policy {
    // eslint-disable-next-line no-control-regex -- control characters are what is refused
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) throw this.#refused("it has a control character.");
    if (text.length > LONGEST) throw this.#refused("it is too long.");
    if (text !== "" && !text.endsWith("\n")) throw this.#refused("its last line does not end in a newline.");
    for (const each of text.split("\n")) {
      this.#line++;
      const items = each.replace(/^[ \t]+|[ \t]+$/g, "");
      if (items !== "" && !items.startsWith("#")) this.#define(items.split(/[ \t]+/));
    }
    if (this.#logs.length === 0) throw this.#refused("it names no log.");
    if (this.#quorum === undefined) throw this.#refused("it has no quorum line.");
    const origins = [...new Set(this.#logs.map(({ name }) => name))];
    const logs = origins.map((origin) => logOf(this.#logs.filter(({ name }) => name === origin)));
    return new Policy(logs, this.#witnesses, this.#quorum);
  }

  #define(items: readonly string[]): void {
    switch (items[0]) {
      case "log": {
        this.#log(items);
        return;
      }
      case "witness": {
        this.#witness(items);
        return;
      }
      case "group": {
        this.#group(items);
        return;
      }
      case "quorum": {
        this.#chooseQuorum(items);
        return;
      }
      default:
        throw this.#refused("it begins with none of log, witness, group, quorum.");
    }
  }

  #log(items: readonly string[]): void {
    if (items.length < 2 || items.length > 3) throw this.#refused("a log has a vkey and at most a URL.");
    const key = this.#vkey(items[1] ?? "");
    if (key.type === SIGNATURE_TYPES.ed25519Cosignature) throw this.#refused("a log does not sign with type 4.");
    this.#requireNew(key, this.#logs);
    this.#logs.push(key);
  }

  #witness(items: readonly string[]): void {
    if (items.length < 3 || items.length > 4) throw this.#refused("a witness has a name, a vkey and at most a URL.");
    const key = this.#vkey(items[2] ?? "");
    if (!key.timed) throw this.#refused("a witness signs with type 4 or 6.");
    this.#requireNew(key, this.#witnesses);
    this.#name(items[1] ?? "", { kind: "witness", key });
    this.#witnesses.push(key);
  }

  #group(items: readonly string[]): void {
    const [, name = "", threshold = "", ...names] = items;
    if (names.length === 0) throw this.#refused("a group has a name, a threshold and members.");
    const members = names.map((member) => {
      if (this.#members.has(member)) throw this.#refused("a member is listed twice.");
      this.#members.add(member);
      return this.#known(member);
    });
    this.#name(name, { kind: "group", threshold: this.#threshold(threshold, members.length), members });
  }

  #threshold(word: string, size: number): number {
    if (word === "any") return 1;
    if (word === "all") return size;
    if (!/^[1-9]\d{0,3}$/.test(word) || Number(word) > size) {
      throw this.#refused("a threshold is any, all, or a number from 1 to that of the members.");
    }
    return Number(word);
  }

  #chooseQuorum(items: readonly string[]): void {
    const [, name = ""] = items;
    if (items.length !== 2 || this.#quorum !== undefined) throw this.#refused("there is exactly one quorum.");
    this.#quorum = name === "none" ? NOBODY : this.#known(name);
  }

  #known(name: string): Quorum {
    const known = this.#defined.get(name);
    if (known === undefined) throw this.#refused("a name is used before it is defined.");
    return known;
  }

  #name(name: string, quorum: Quorum): void {
    if (name === "none" || this.#defined.has(name)) throw this.#refused("a name is defined twice, or is none.");
    if (this.#defined.size >= MOST_DEFINITIONS) throw this.#refused("there are too many definitions.");
    this.#defined.set(name, quorum);
  }

  #vkey(item: string): VerifierKey {
    try {
      return VerifierKey.parse(item, this.#mlDsa44);
    } catch {
      throw this.#refused("there is no vkey that is understood here.");
    }
  }

  #requireNew(key: VerifierKey, among: readonly VerifierKey[]): void {
    if (among.some(({ publicKey }) => equalBytes(publicKey, key.publicKey))) {
      throw this.#refused("a key is listed twice.");
    }
    if (among.length >= MOST_DEFINITIONS) throw this.#refused("there are too many keys.");
  }

  #refused(why: string): PolicyRefused {
    return new PolicyRefused(this.#line, why);
  }
}
