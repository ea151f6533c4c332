import { authorOf } from "./case-signers.ts";
import type { CaseState } from "./case-state.ts";
import type { Context } from "./context.ts";
import { correctionsIn, type Corrections, type Read } from "./corrections.ts";
import { exhibitsOf } from "./exhibits.ts";
import type { ConversationView, CorrectionView, ExhibitView, MessageView } from "./model.ts";
import { textOf, textsOf, type ReadDocument } from "./reading.ts";

/** Nobody's where it was not read: who deposited it is the server's word alone. */
const speaker = (
  one: ReadDocument,
  state: CaseState,
  { directory, session }: Context,
): Pick<MessageView, "mine" | "author"> => {
  if (one.kind !== "read") return { mine: false, author: undefined };
  const author = authorOf(one.statement.author, state, directory);
  return { mine: author.kind === "member" && author.id === session.member, author };
};

const wordsOf = (one: Read): CorrectionView => ({
  item: one.item.item,
  text: textOf(one.statement.body, "text") ?? "",
  received: new Date(one.item.received),
});

/** What was said of a message later, or of a voice note in it. */
const saidLater = (
  item: string,
  files: readonly ExhibitView[],
  { laterThan }: Corrections,
): readonly CorrectionView[] =>
  [item, ...files.map((file) => file.item)]
    .flatMap(laterThan)
    .map(wordsOf)
    .sort((a, b) => a.received.getTime() - b.received.getTime());

interface Beside {
  readonly files: readonly ExhibitView[];
  readonly corrections: Corrections;
}

const messageOf = (
  one: ReadDocument,
  { files, corrections }: Beside,
  state: CaseState,
  context: Context,
): MessageView | undefined => {
  const received = new Date(one.item.received);
  const base = { item: one.item.item, received, ...speaker(one, state, context) };
  if (one.kind !== "read")
    return {
      ...base,
      text: "",
      claimed: undefined,
      attachments: [],
      corrects: undefined,
      later: [],
      unverified: true,
    };
  const { body, kind, claimed } = one.statement;
  // A note in a conversation was written to be read there.
  if (kind !== "message" && kind !== "note") return undefined;
  // A decision on a guardian's code is no word to anybody (protocol section 26).
  if (kind === "note" && textOf(body, "about") === "guardian") return undefined;
  const named = textsOf(body, "attachments");
  const attached = files.filter((file) => named.includes(file.media));
  const first = corrections.firstOf(one);
  return {
    ...base,
    text: textOf(body, "text") ?? "",
    claimed: new Date(claimed),
    corrects: first === undefined ? undefined : new Date(first.item.received),
    later: saidLater(one.item.item, attached, corrections),
    attachments: attached.map((file) => ({
      item: file.media,
      document: file.item,
      name: file.name,
      mediaType: file.mediaType,
      length: file.length,
    })),
    unverified: false,
  };
};

/** One conversation from its documents, in the order the server received them. */
export const conversationsOf = (
  compartment: string,
  documents: readonly ReadDocument[],
  state: CaseState,
  context: Context,
): ConversationView => {
  const beside = { files: exhibitsOf(documents, state.items), corrections: correctionsIn(documents) };
  const view = state.compartmentViews().find((one) => one.name === compartment);
  return {
    compartment,
    readers: (view?.readers ?? []).filter((reader) => reader.kind !== "reporter"),
    messages: documents
      .flatMap((one) => messageOf(one, beside, state, context) ?? [])
      .sort((a, b) => a.received.getTime() - b.received.getTime()),
    writable: view === undefined || view.access.kind === "open",
  };
};
