import {
  bytesOfB64u,
  caseIdOf,
  type CompartmentName,
  type Consent,
  type GrantedEpoch,
  type IdentitySeed,
  openGrant,
  type ReporterCase,
  type ReporterKeys,
} from "@backup/sealing/reporter";
import type { Mailbox, OwnCasePage } from "./mailbox.ts";

/** An epoch that somebody else made. */
export interface GrantedSeed {
  /** Nothing where the grant did not hold: what lies there cannot be verified. */
  readonly identity: IdentitySeed | undefined;
  /** Whether she writes under it: its maker may write to her still. */
  readonly current: boolean;
}

type GrantToHer = NonNullable<OwnCasePage["grants"]>[number];

interface Opener {
  readonly keys: ReporterKeys;
  readonly own: ReporterCase;
  readonly mailbox: Mailbox;
}

/**
 * Epochs that others made and granted to her, by compartment and number. One whose maker is not known opens nothing: a
 * server could else hand her a seed of its own, and speak to her under it as a helper (protocol section 6).
 */
export async function openSeeds(
  opener: Opener,
  { grants = [], consents = [] }: Pick<OwnCasePage, "grants" | "consents">,
): Promise<ReadonlyMap<string, GrantedSeed>> {
  const shut = new Set<string>(consents.flatMap(({ consent }) => (consent as unknown as Consent).exclude));
  const seeds = new Map<string, GrantedSeed>();
  for (const grant of grants) {
    const name = `${grant.compartment} ${grant.epoch}`;
    if (!seeds.get(name)?.identity) seeds.set(name, await openSeed(opener, grant, shut));
  }
  return seeds;
}

const NOBODYS: GrantedSeed = { identity: undefined, current: false };

async function openSeed(opener: Opener, grant: GrantToHer, shut: ReadonlySet<string>): Promise<GrantedSeed> {
  const opened = await openFile(opener, grant);
  if (!opened) return NOBODYS;
  const { identity, by } = opened;
  if (caseIdOf(opener.keys.instance, by) === opener.own.id) return { identity, current: true };
  const writer = await opener.mailbox.writer(by);
  if (!writer) return NOBODYS;
  return { identity, current: Date.parse(writer.until) > Date.now() && !shut.has(writer.organisation) };
}

async function openFile({ keys, own }: Opener, grant: GrantToHer): Promise<GrantedEpoch | undefined> {
  try {
    return await openGrant(bytesOfB64u(grant.file), own.opening, {
      instance: keys.instance,
      case: own.id,
      compartment: grant.compartment as CompartmentName,
      epoch: grant.epoch,
      // Who may is asked of the directory by the caller: that takes a call, which can fail without the grant being wrong.
      mayGrant: () => true,
    });
  } catch {
    return undefined;
  }
}
