import type { AboutMe } from "../model.ts";
import type { Directory } from "./directory.ts";
import type { AdministratorStatement, CircleStatement, Link, MemberStatement, RevocationStatement } from "./statements.ts";
import { signerName } from "./views.ts";

const mentions = (statement: Link, member: string): string | undefined => {
  switch (statement.type) {
    case "backup/v1/member":
      return (statement as MemberStatement).id === member ? "member" : undefined;
    case "backup/v1/administrator":
      return (statement as AdministratorStatement).member === member ? "administrator" : undefined;
    case "backup/v1/revocation":
      return (statement as RevocationStatement).subject === member ? "revocation" : undefined;
    case "backup/v1/circle": {
      const { members, keepers } = statement as CircleStatement;
      return members.includes(member) || keepers.includes(member) ? "circle" : undefined;
    }
    default:
      return undefined;
  }
};

/** Where the last look at the chain is remembered: a number of the public chain, nothing about a case. */
export interface Seen {
  read(member: string): number;
  write(member: string, sequence: number): void;
}

/** Statements about a member after a number of the chain. */
export const statementsAbout = (directory: Directory, member: string, after: number): readonly AboutMe[] =>
  directory.state.links.flatMap((statement, index) => {
    const what = statement.sequence > after ? mentions(statement, member) : undefined;
    if (what === undefined) return [];
    const by = (directory.state.signers[index] ?? []).map((key) => signerName(directory, key));
    return [{ sequence: statement.sequence, what, by, issued: new Date(statement.issued) }];
  });

const browserSeen: Seen = {
  read: (member) => Number(localStorage.getItem(`seen ${member}`) ?? "-1"),
  write: (member, sequence) => localStorage.setItem(`seen ${member}`, String(sequence)),
};

/** What the directory said about this member since the last sign-in in this browser. */
export const aboutMe = (directory: Directory, member: string, seen: Seen = browserSeen): readonly AboutMe[] => {
  const after = seen.read(member);
  seen.write(member, directory.state.next - 1);
  return statementsAbout(directory, member, Number.isInteger(after) ? after : -1);
};
