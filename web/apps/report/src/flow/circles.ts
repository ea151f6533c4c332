import {
  b64u,
  canonicalBytes,
  checkIntakePath,
  type CircleInForce,
  type CountryStatement,
  type DirectoryPin,
  hash,
  type InstanceId,
  type IntakeDirectory,
  type StatementDigest,
} from "@backup/sealing/reporter";
import { leafBytes, leafHash, Policy, publicLeaf, readTlogProof, VerifierKey, verifyTlogProof } from "@backup/ledger";
import type { ReadingCircle } from "./consents.ts";
import type { DutyHours } from "./hours.ts";

/** What the server filled into the page; taken only whole. */
export function readPin(pin: unknown): DirectoryPin {
  const { instance, root, log } = (pin ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof instance !== "string" || typeof root !== "string" || typeof log !== "string") throw new Error("no pin");
  return { instance: instance as InstanceId, root, log };
}

interface PathAnswer {
  readonly statements: readonly unknown[];
  readonly head: { readonly head: unknown; readonly proof?: string };
}

/**
 * The path with every signature from the pinned root, the head's list, and the head's place in the log under the pinned
 * key. Throws where anything does not hold; then nothing is sealed to anybody.
 */
export function checkedPath(pin: unknown, answer: unknown, now: Date): IntakeDirectory {
  const own = readPin(pin);
  const { statements, head } = answer as PathAnswer;
  const prove = (sequence: number, digest: StatementDigest) => {
    const policy = Policy.ofLog(VerifierKey.parse(own.log));
    verifyTlogProof(readTlogProof(head.proof ?? ""), leafHash(leafBytes(publicLeaf(sequence, digest))), policy);
  };
  return checkIntakePath({ statements, head: head.head }, own, prove, now);
}

/** The circles she may seal to, and after them those she may be asked about. */
export function circlesOf(pin: unknown, answer: unknown, now: Date): readonly ReadingCircle[] {
  const directory = checkedPath(pin, answer, now);
  return [...directory.circles, ...directory.investigators].map((circle) => readingCircle(circle, directory.countries));
}

/** A circle with what each country says of it; that somebody is trained for children counts only as two signed it. */
export function readingCircle(circle: CircleInForce, countries: readonly CountryStatement[]): ReadingCircle {
  const { statement, organisation, recipient } = circle;
  return {
    id: statement.id,
    name: statement.name,
    organisation: { id: organisation.id, name: organisation.name },
    purposes: statement.purposes,
    independent: organisation.purposes.includes("independent"),
    recipient,
    countries: countries
      .filter((country) => country.circles.includes(statement.id))
      .map((country) => ({
        code: country.code,
        child: country.child && statement.childTrained !== undefined,
        file: country.file,
        hours: country.hours as unknown as DutyHours,
      })),
  };
}

/** The path was fetched and does not hold: nothing of this directory may be trusted. */
export class DirectoryUntrue extends Error {}

export async function checkedCircles(
  pin: unknown,
  load: (path: string) => Promise<unknown>,
): Promise<readonly ReadingCircle[]> {
  const answer = await load("/directory/intake");
  try {
    return circlesOf(pin, answer, new Date());
  } catch {
    throw new DirectoryUntrue();
  }
}

/** Countries whose file is the one that a checked statement names (protocol section 19). */
export function countriesThatHold(answer: unknown, circles: readonly ReadingCircle[]): ReadonlySet<string> {
  const named = new Map(circles.flatMap((circle) => circle.countries).map((one) => [one.code, one.file]));
  const list = (answer as { readonly countries?: readonly { readonly file: { readonly code: string } }[] }).countries;
  const holds = ({ file }: { readonly file: { readonly code: string } }) =>
    named.get(file.code) === b64u(hash(canonicalBytes(file)));
  return new Set((list ?? []).filter(holds).map(({ file }) => file.code));
}
