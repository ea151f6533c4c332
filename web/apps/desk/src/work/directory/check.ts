import {
  digestOf,
  readVerificationKey,
  verifyEnvelope,
  type Envelope,
  type InstanceId,
  type VerificationKey,
} from "@backup/sealing";
import { Refusal } from "../problem.ts";
import { DirectoryState } from "./state.ts";
import type { CircleStatement, Link, MemberStatement, RevocationStatement } from "./statements.ts";

/** What the page pins, and where the reading starts. */
export interface Trusted {
  readonly instance: InstanceId;
  readonly root: VerificationKey;
}

const broken = (): never => {
  throw new Refusal("chain");
};

interface Signed {
  readonly state: DirectoryState;
  readonly signers: readonly VerificationKey[];
  readonly administrators: ReadonlySet<string>;
}

const administratorsOf = (state: DirectoryState, at: Date): ReadonlySet<string> =>
  new Set(state.administrators(at).map((member) => member.statement.signing));

const count = (signed: Signed): number => signed.signers.filter((key) => signed.administrators.has(key)).length;
const byRoot = (signed: Signed): boolean => signed.signers.includes(signed.state.root);

/** One administrator; the root alone while there is none yet (the first statements of an instance). */
const byAdministrator = (signed: Signed): boolean =>
  count(signed) > 0 || (signed.administrators.size === 0 && byRoot(signed));

const byAdministratorsFor = (signed: Signed): boolean =>
  count(signed) >= 2 || (byRoot(signed) && (count(signed) >= 1 || signed.administrators.size < 2));

const keysOf = (state: DirectoryState, ids: readonly string[]): readonly string[] =>
  ids.flatMap((id) => state.members.get(id)?.statement.signing ?? []);

const byCircle = (signed: Signed, statement: CircleStatement): boolean => {
  const before = signed.state.circles.get(statement.id);
  if (before === undefined) return count(signed) >= 2;
  const keepers = keysOf(signed.state, before.keepers);
  return signed.signers.some(
    (keeper) =>
      keepers.includes(keeper) && signed.signers.some((other) => other !== keeper && signed.administrators.has(other)),
  );
};

/** The member took the keys: the acceptance inside says the same as the administrator signed. */
const accepted = (statement: MemberStatement & { readonly acceptance?: unknown }, instance: InstanceId): boolean => {
  try {
    const { statement: own, signers } = verifyEnvelope(statement.acceptance, {
      type: "backup/v1/acceptance",
      instance,
    });
    const said = own as unknown as Readonly<Record<string, unknown>>;
    return (
      signers.some((key) => key === statement.signing) &&
      said["member"] === statement.id &&
      said["organisation"] === statement.organisation &&
      said["opening"] === statement.opening &&
      said["signing"] === statement.signing &&
      said["profile"] === statement.profile
    );
  } catch {
    return false;
  }
};

/** Whether the signers of a statement are those its kind asks for (protocol section 7). */
export const signersHold = (statement: Link, signed: Signed, instance: InstanceId): boolean => {
  switch (statement.type) {
    case "backup/v1/root":
      return byRoot(signed);
    case "backup/v1/administrator":
      return byAdministratorsFor(signed);
    case "backup/v1/member":
      return byAdministrator(signed) && accepted(statement as MemberStatement, instance);
    case "backup/v1/circle":
      return byCircle(signed, statement as CircleStatement);
    case "backup/v1/revocation":
      return (
        byAdministrator(signed) ||
        keysOf(signed.state, [(statement as RevocationStatement).subject]).some((key) =>
          signed.signers.some((signer) => signer === key),
        )
      );
    case "backup/v1/organisation":
    case "backup/v1/country":
    case "backup/v1/client":
    case "backup/v1/head":
      return byAdministrator(signed);
    default:
      return false;
  }
};

/** Reads on from where a chain was read before; refused with `chain` at the first statement that does not hold. */
export const readOn = (state: DirectoryState, envelopes: readonly unknown[], trusted: Trusted): void => {
  for (const candidate of envelopes) {
    const { type } = (candidate as Envelope<Link>).statement;
    const verified = verifyEnvelope<Link>(candidate, { type, instance: trusted.instance });
    const { statement, signers } = verified;
    const follows = state.next === 0 ? statement.type === "backup/v1/root" : statement.previous === state.last;
    if (statement.sequence !== state.next || !follows) broken();
    const at = new Date(statement.issued);
    if (!signersHold(statement, { state, signers, administrators: administratorsOf(state, at) }, trusted.instance))
      broken();
    state.take(verified);
  }
};

/** An empty state under the pinned root. */
export const emptyState = (trusted: Trusted): DirectoryState => new DirectoryState(readVerificationKey(trusted.root));

export const linkDigest = digestOf;
