import type { Schema } from "@backup/api";
import { digestOf, type CircleStatement, type DirectoryStatement } from "@backup/sealing/member";
import type { Context } from "../context.ts";
import type { ProposalKind, ProposalView } from "../model.ts";
import { envelopeOf } from "../proposals.ts";
import { circleChange } from "./circle-change.ts";
import type { Directory } from "./directory.ts";

const kinds: readonly ProposalKind[] = ["circle", "administrator", "revocation"];

const titleOf = (statement: DirectoryStatement, directory: Directory): string => {
  switch (statement.type) {
    case "backup/v1/circle":
      return statement.name;
    case "backup/v1/administrator":
      return directory.memberName(statement.member);
    case "backup/v1/revocation":
      return directory.anyName(statement.subject.id);
    default:
      return "";
  }
};

const changeOf = (statement: CircleStatement, directory: Directory) =>
  circleChange(statement, directory.chain.inForce.circles.get(statement.id), directory);

/** A statement of the directory that waits, as the second person must read it before signing. */
export const proposedView = (
  one: Schema<"DirectoryProposals">["proposals"][number],
  { directory, keyring, instance }: Context,
): ProposalView => {
  const envelope = envelopeOf(one.envelope, { instance });
  const statement = envelope.statement as unknown as DirectoryStatement;
  const circle = statement.type === "backup/v1/circle" ? changeOf(statement, directory) : undefined;
  const type = statement.type.replace("backup/v1/", "");
  const first = directory.memberByKey(envelope.signatures[0]?.key ?? "");
  return {
    id: one.proposal,
    kind: kinds.find((kind) => kind === type) ?? "circle",
    title: titleOf(statement, directory),
    act: circle === undefined ? "" : circle.key,
    until: undefined,
    answers: [],
    how: undefined,
    given: [],
    by: directory.readerName({ kind: "member", id: first?.statement.id ?? "" }),
    reason: statement.type === "backup/v1/revocation" ? statement.reason : "",
    erasureOf: undefined,
    ...(circle === undefined ? {} : { circle }),
    lapses: new Date(one.until),
    mine: envelope.signatures.some((each) => each.key === keyring.signing.verification),
    shown: digestOf(statement),
  };
};
