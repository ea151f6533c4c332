import type { CaseState } from "./case-state.ts";
import type { Context } from "./context.ts";
import { exhibitsOf } from "./exhibits.ts";
import type { ConversationView, ExhibitView, MessageView, ReaderName } from "./model.ts";
import { textOf, textsOf, type ReadDocument } from "./reading.ts";

interface Speaking {
  readonly mine: boolean;
  readonly author: ReaderName;
}

const speaker = (key: string, state: CaseState, context: Context): Speaking => {
  const { directory, session } = context;
  if (key === state.author) return { mine: false, author: directory.readerName({ kind: "reporter", id: state.id }) };
  const member = directory.memberByKey(key);
  const id = member?.statement.id ?? "";
  return { mine: id === session.member, author: directory.readerName({ kind: "member", id }) };
};

const messageOf = (
  one: ReadDocument,
  files: readonly ExhibitView[],
  state: CaseState,
  context: Context,
): MessageView | undefined => {
  const received = new Date(one.item.received);
  const base = { item: one.item.item, received, ...speaker(one.item.author, state, context) };
  if (one.kind !== "read") return { ...base, text: "", claimed: undefined, attachments: [], unverified: true };
  const { body, kind, claimed } = one.statement;
  if (kind !== "message") return undefined;
  const named = textsOf(body, "attachments");
  return {
    ...base,
    text: textOf(body, "text") ?? "",
    claimed: new Date(claimed),
    attachments: files
      .filter((file) => named.includes(file.media))
      .map((file) => ({
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
  const files = exhibitsOf(documents, state.items);
  const view = state.compartmentViews().find((one) => one.name === compartment);
  return {
    compartment,
    readers: (view?.readers ?? []).filter((reader) => reader.kind !== "reporter"),
    messages: documents
      .flatMap((one) => messageOf(one, files, state, context) ?? [])
      .sort((a, b) => a.received.getTime() - b.received.getTime()),
    writable: view === undefined || view.access.kind === "open",
  };
};
