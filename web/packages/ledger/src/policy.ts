import { equalBytes, textOf } from "@backup/sealing";
import { VerifiedCheckpoint, logOf, type KnownLog } from "./checkpoint.ts";
import { readCheckpoint } from "./checkpoint-text.ts";
import { NoteRefused, PolicyRefused } from "./refusals.ts";
import type { SignedNote } from "./signed-note.ts";
import { SIGNATURE_TYPES, VerifierKey, type MlDsa44Check } from "./verifier-key.ts";

/** Who must have cosigned: one witness, or a number of members of a group, or nobody. */
type Quorum =
  | { readonly kind: "witness"; readonly key: VerifierKey }
  | { readonly kind: "group"; readonly threshold: number; readonly members: readonly Quorum[] };

const NOBODY: Quorum = { kind: "group", threshold: 0, members: [] };

function isReached(quorum: Quorum, cosigned: readonly VerifierKey[]): boolean {
  if (quorum.kind === "witness") return cosigned.includes(quorum.key);
  return quorum.members.filter((member) => isReached(member, cosigned)).length >= quorum.threshold;
}

/** Which logs a verifier takes, and which witnesses must have cosigned (C2SP tlog-policy). */
export class Policy {
  readonly logs: readonly KnownLog[];
  readonly witnesses: readonly VerifierKey[];
  readonly #quorum: Quorum;

  constructor(logs: readonly KnownLog[], witnesses: readonly VerifierKey[] = [], quorum: Quorum = NOBODY) {
    this.logs = logs;
    this.witnesses = witnesses;
    this.#quorum = quorum;
  }

  /** One log, and no witness asked for: what a reporter's page has pinned. */
  static ofLog(...keys: readonly VerifierKey[]): Policy {
    return new Policy([logOf(keys)]);
  }

  /** Reads a policy file; throws `PolicyRefused` naming the line and the rule. */
  static parse(file: Uint8Array | string, mlDsa44?: MlDsa44Check): Policy {
    return new PolicyReader(mlDsa44).read(typeof file === "string" ? file : textOf(file));
  }

  /** Checks a checkpoint: a known log signed it, no signature of a known key fails, and the quorum cosigned. */
  verify(note: SignedNote): VerifiedCheckpoint {
    const { origin } = readCheckpoint(note.text);
    const log = this.logs.find((known) => known.origin === origin);
    if (log === undefined) throw new NoteRefused("unknown-origin");
    const checkpoint = VerifiedCheckpoint.of(note, log, this.witnesses);
    const cosigned = checkpoint.signatures.map(({ key }) => key);
    if (!isReached(this.#quorum, cosigned)) throw new NoteRefused("quorum-missing");
    return checkpoint;
  }

  /** Whether it asks for any witness; without one a receipt says `logged`, never `witnessed`. */
  get asksForWitnesses(): boolean {
    return this.#quorum !== NOBODY;
  }
}

const LONGEST = 1_000_000;
const MOST_DEFINITIONS = 256;

/** Reads C2SP tlog-policy line by line. */
class PolicyReader {
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
