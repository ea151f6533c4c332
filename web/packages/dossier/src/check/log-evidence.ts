import { bytesOfBase64, type Bytes } from "@backup/sealing";
import {
  parsePolicy,
  readCheckpoint,
  readTlogProof,
  Receipt,
  SignedNote,
  VerifiedCheckpoint,
  type MerkleHash,
  type MlDsa44Check,
  type Policy,
  type TlogProof,
} from "@backup/ledger";
import { valueOf, type Part } from "./part.ts";
import type { SubmittedFile } from "./submitted-file.ts";

export const PROOFS = "data/proofs/";
const POLICY = "data/log/policy";
const LOG = "data/log/";
const PROOF = ".tlog-proof";
const DIRECTORY = "directory";
const GROWTH = /^data\/log\/(\d{1,18})-(\d{1,18})\.consistency$/;
const LONGEST_PATH = 63;

/** A file that says how the log grew from one size to another. */
export interface Growth {
  readonly path: string;
  readonly older: number;
  readonly newer: number;
  readonly proof: Part<readonly MerkleHash[]>;
}

/** A proof of an event, with the checkpoint it leads to. */
export interface LoggedReceipt {
  readonly receipt: Receipt;
  readonly proof: TlogProof;
}

/** A checkpoint with the place where the file cites it. */
export interface Cited {
  readonly path: string;
  readonly note: SignedNote;
}

/** What a file brings of the log: proofs, checkpoints, proofs of growth, and the policy that says whom to believe. */
export interface LogEvidence {
  /** The policy that counts: the reader's where she gave one. */
  readonly policy: Part<Policy>;
  /** Whether only the file itself says whom to believe. */
  readonly ownPolicy: boolean;
  /** Each proof of an event, by the name of its file. */
  readonly receipts: ReadonlyMap<string, Part<LoggedReceipt>>;
  /** The proof of the directory's last statement. */
  readonly directory: Part<TlogProof>;
  /** The checkpoints that stand as files, by their paths. */
  readonly checkpoints: ReadonlyMap<string, Part<SignedNote>>;
  readonly growths: readonly Growth[];
  /** Files among them that have no place there. */
  readonly strange: readonly string[];
}

/** Reads all of it, each part once. */
export async function readLogEvidence(
  file: SubmittedFile,
  trusted: Policy | undefined,
  mlDsa44: MlDsa44Check | undefined,
): Promise<LogEvidence> {
  const receipts = new Map<string, Part<LoggedReceipt>>();
  const checkpoints = new Map<string, Part<SignedNote>>();
  const growths: Growth[] = [];
  const strange: string[] = [];
  for (const path of file.under(PROOFS)) {
    const name = path.slice(PROOFS.length, -PROOF.length);
    if (!path.endsWith(PROOF) || path.slice(PROOFS.length).includes("/")) strange.push(path);
    else if (name !== DIRECTORY) receipts.set(name, await file.part(path, readReceipt));
  }
  for (const path of file.under(LOG).filter((one) => one !== POLICY)) {
    const [, older, newer] = GROWTH.exec(path) ?? [];
    if (older !== undefined && newer !== undefined) {
      growths.push({ path, older: Number(older), newer: Number(newer), proof: await file.part(path, readGrowth) });
    } else if (path.endsWith(".checkpoint")) {
      checkpoints.set(path, await file.part(path, (bytes) => SignedNote.parse(bytes)));
    } else {
      strange.push(path);
    }
  }
  const own = () => file.part(POLICY, (bytes) => parsePolicy(bytes, mlDsa44));
  return {
    policy: trusted === undefined ? await own() : { kind: "read", value: trusted },
    ownPolicy: trusted === undefined,
    receipts,
    directory: await file.part(`${PROOFS}${DIRECTORY}${PROOF}`, readTlogProof),
    checkpoints,
    growths,
    strange,
  };
}

/** Every checkpoint that could be read, in proofs and as files. */
export function citedBy({ receipts, directory, checkpoints }: LogEvidence): readonly Cited[] {
  const proofs = [...receipts].map(
    ([id, part]) => [`${PROOFS}${id}${PROOF}`, valueOf(part)?.proof.checkpoint] as const,
  );
  const whole = [`${PROOFS}${DIRECTORY}${PROOF}`, valueOf(directory)?.checkpoint] as const;
  const files = [...checkpoints].map(([path, part]) => [path, valueOf(part)] as const);
  return [...proofs, whole, ...files].flatMap(([path, note]) => (note === undefined ? [] : [{ path, note }]));
}

/** The place of an event's proof. */
export function proofPath(id: string): string {
  return `${PROOFS}${id}${PROOF}`;
}

/** Checks the log's own signatures; whether enough witnesses cosigned is another question. Throws `NoteRefused`. */
export function byTheLog(note: SignedNote, policy: Policy): VerifiedCheckpoint {
  const { origin } = readCheckpoint(note.text);
  const log = policy.logs.find((known) => known.origin === origin);
  return log === undefined ? policy.verify(note) : VerifiedCheckpoint.of(note, log);
}

function readReceipt(file: Bytes): LoggedReceipt {
  return { receipt: Receipt.parse(file), proof: readTlogProof(file) };
}

/** One base64 hash a line, each line ended. */
function readGrowth(file: Bytes): readonly MerkleHash[] {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(file);
  const lines = text.split("\n");
  if (lines.pop() !== "" || lines.length > LONGEST_PATH) throw new SyntaxError("not one hash a line");
  return lines.map((line) => {
    const hash = bytesOfBase64(line);
    if (hash.length !== 32) throw new SyntaxError("not one hash a line");
    return hash;
  });
}
