import type { Plugin } from "vite";
import { type Edit, edited, isNode, nodesOf } from "./syntax.ts";

/**
 * Kinds of error whose text nobody reads, since the page shows none and logs none; and the refusals of the seal and of
 * the ledger, of which it never asks the reason.
 */
const MUTE =
  /^((Range|Type|Syntax)?Error|(Note|Proof|Leaf|Policy|VerifierKey|Key|Envelope|Share|Recipient|Opening|Form|Directory|Work)Refused)$/;

/**
 * Leaves the texts of errors out of the page: on 2G they cost seconds, and a phone in the wrong hands need not explain
 * itself. The kind of an error, by which the code decides, stays. Tests and the desk keep the texts.
 */
export function silent(): Plugin {
  return {
    name: "silent",
    apply: "build",
    enforce: "post",
    transform(code, id) {
      if (!/\.(js|mjs|ts|tsx)$/.test(id) || !/Error\b|Refused\b/.test(code)) return null;
      return { code: withoutTexts(code), map: null };
    },
  };
}

/** The same program with every muted error made without arguments, and its own text left out. */
export function withoutTexts(code: string): string {
  const nodes = nodesOf(code);
  const muted = nodes.filter(({ superClass }) => isMute(superClass));
  const edits = nodes.flatMap((node): Edit[] => {
    const { type, callee, start, end } = node;
    if (!isNode(callee)) return [];
    const own = callee.type === "Super" && muted.some((one) => one.start < start && end < one.end);
    return own || (type === "NewExpression" && isMute(callee)) ? [[callee.end, end, "()"]] : [];
  });
  return edited(code, edits);
}

function isMute(value: unknown): boolean {
  return isNode(value) && typeof value["name"] === "string" && MUTE.test(value["name"]);
}
