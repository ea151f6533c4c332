import type { Bytes } from "@backup/sealing";
import type { MlDsa44Check, Policy } from "@backup/ledger";
import { SHA256, SHA512, type BagAlgorithm } from "../bag/bag-algorithm.ts";
import { digestsOf, judgeBag, type BagJudgement, type Progress } from "../bag/bag.ts";
import { readCustody, type CustodyEvidence } from "./custody-checks.ts";
import { readLogEvidence, type LogEvidence } from "./log-evidence.ts";
import type { SubmittedFile } from "./submitted-file.ts";

/** What the reader trusts from outside the file; a file that brings its own keys vouches for nothing but itself. */
export interface Trust {
  readonly policy?: Policy;
  readonly mlDsa44?: MlDsa44Check;
}

/** One file under one reader's trust: its parts are read once, when the first check asks for them. */
export class Examination {
  readonly file: SubmittedFile;
  readonly progress: Progress;
  readonly #trust: Trust;
  #bag: Promise<BagJudgement> | undefined;
  #log: Promise<LogEvidence> | undefined;
  #custody: Promise<CustodyEvidence> | undefined;

  constructor(file: SubmittedFile, trust: Trust, progress: Progress = () => undefined) {
    this.file = file;
    this.progress = progress;
    this.#trust = trust;
  }

  bag(): Promise<BagJudgement> {
    return (this.#bag ??= judgeBag(this.file.files, this.progress));
  }

  log(): Promise<LogEvidence> {
    return (this.#log ??= readLogEvidence(this.file, this.#trust.policy, this.#trust.mlDsa44));
  }

  custody(): Promise<CustodyEvidence> {
    return (this.#custody ??= readCustody(this.file));
  }

  /** Both digests of a file that is there: those of the lists' own check where it made them. */
  async digests(path: string): Promise<ReadonlyMap<BagAlgorithm, Bytes>> {
    const made = (await this.bag()).digests.get(path);
    if (made?.has(SHA256) === true && made.has(SHA512)) return made;
    return digestsOf(this.file.files.open(path), [SHA256, SHA512], this.progress);
  }
}
