import type { MemberId } from "@backup/sealing";
import type { AboutMe } from "../model.ts";
import type { Directory } from "./directory.ts";
import { signerName } from "./views.ts";

/** Where the last look at the chain is remembered: a number of the public chain, nothing about a case. */
export interface Seen {
  read(member: string): number;
  write(member: string, next: number): void;
}

const browserSeen: Seen = {
  read: (member) => Number(localStorage.getItem(`seen ${member}`) ?? "0"),
  write: (member, next) => localStorage.setItem(`seen ${member}`, String(next)),
};

/** What the directory said about this member since the last sign-in in this browser. */
export const aboutMe = (directory: Directory, member: string, seen: Seen = browserSeen): readonly AboutMe[] => {
  const since = seen.read(member);
  seen.write(member, directory.chain.next);
  return directory.chain
    .about(member as MemberId, Number.isSafeInteger(since) && since >= 0 ? since : 0)
    .map((one) => ({
      sequence: one.statement.sequence,
      what: one.statement.type.replace("backup/v1/", ""),
      circle: one.statement.type === "backup/v1/circle" ? one.statement.name : undefined,
      by: one.signers.map((key) => signerName(directory, key)),
      issued: new Date(one.statement.issued),
    }));
};
