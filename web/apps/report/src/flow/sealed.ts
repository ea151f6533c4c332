/** Everything that seals, in one part: loaded in the background while she reads the first screens. */
export { Session } from "./session.ts";
export { checkedCircles } from "./circles.ts";
export { dropDraft, hasDraft, keepDraft, readDraft } from "./drafts.ts";
export { answersTold, isRead, newsOf, notesOn } from "./record.ts";
export { checkReceipt } from "./receipts.ts";
