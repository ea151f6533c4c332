import { useEffect, useRef, useState } from "preact/hooks";
import { Button, Empty } from "../../parts/basic.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import type { CaseFile } from "../../work/desk.ts";
import { entriesOf, erasableMessage, erasedIn, type Entry } from "../../work/erased.ts";
import type { ConversationView, MessageView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { moment } from "../../words/times.ts";
import { ClosedItem, EraseItem, ErasedItem } from "../case/erasing-item.tsx";
import { marks } from "../case/proposals.tsx";
import { readerName } from "../case/team.tsx";
import { AttachmentTile } from "./attachment.tsx";

/** Who wrote it and when; of what could not be verified no more than when it came. */
const signed = ({ mine, author, received }: MessageView): readonly string[] => [
  ...(author === undefined ? [] : [mine ? t("talk.you") : readerName(author)]),
  moment(received),
];
const titleOf = (message: MessageView): string => signed(message).join(", ");

interface MessageProps {
  readonly message: MessageView;
  readonly file: CaseFile;
  readonly compartment: string;
  /** Whether an erasure of it waits for its second signature. */
  readonly waits: boolean;
  readonly onErase: () => void;
}

/** What she corrected of it later, beside it; a voice note stands at its own place. */
const Later = ({ later }: Pick<MessageView, "later">) => (
  <>
    {later.map((one) => (
      <div key={one.item} class="later">
        <small>{t(one.text === "" ? "talk.corrected-voice" : "talk.corrected", { when: moment(one.received) })}</small>
        {one.text !== "" && (
          <p dir="auto" class="pre">
            {one.text}
          </p>
        )}
      </div>
    ))}
  </>
);

const Message = ({ message, file, compartment, waits, onErase }: MessageProps) => (
  <li class={message.mine ? "msg mine" : "msg"}>
    {message.corrects !== undefined && <small>{t("talk.corrects", { when: moment(message.corrects) })}</small>}
    {message.unverified ? (
      <p class="row">
        <Icon name="info" />
        {t("talk.unverified")}
      </p>
    ) : (
      message.text !== "" && (
        <p dir="auto" class="pre">
          {message.text}
        </p>
      )
    )}
    {message.attachments.map((attachment) => (
      <AttachmentTile key={attachment.item} file={file} compartment={compartment} attachment={attachment} />
    ))}
    <Later later={message.later} />
    <footer>
      <small>
        {signed(message).join(" · ")}
        {waits && <> · {t("message.erase-waits")}</>}
      </small>
      {/* What could not be read names no files: nobody signs away what he cannot see. */}
      {!waits && !message.unverified && (
        <Button
          tone="plain"
          icon="bin"
          label={t("message.erase-title", { title: titleOf(message) })}
          onPress={onErase}
        />
      )}
    </footer>
  </li>
);

/** Where a message stood that is closed or gone. */
const Gap = (props: { file: CaseFile; entry: Exclude<Entry, { message: unknown }>; onChange: () => void }) => (
  <li>
    {"closed" in props.entry ? (
      <ClosedItem file={props.file} item={props.entry.closed} onChange={props.onChange} />
    ) : (
      <ErasedItem left={props.entry.left} />
    )}
  </li>
);

/** Whether an erasure that waits would take it, or a part of it. */
const isMarked = (message: MessageView, marked: ReadonlySet<string>): boolean =>
  [message.item, ...erasableMessage(message).along].some((item) => marked.has(item));

interface LogProps {
  readonly file: CaseFile;
  readonly conversation: ConversationView;
  readonly onChange: () => void;
}

/** The messages of one conversation, the last in sight. */
export const Log = ({ file, conversation, onChange }: LogProps) => {
  const end = useRef<HTMLLIElement>(null);
  const [waiting, proposed] = useLoaded(() => file.acts.proposals(), [file]);
  const [chosen, choose] = useState<MessageView | undefined>(undefined);
  const { compartment, messages } = conversation;
  const entries = entriesOf(messages, erasedIn(file.overview.erased, compartment));
  useEffect(() => end.current?.scrollIntoView({ block: "end" }), [entries.length]);
  if (entries.length === 0) return <Empty text={t("talk.empty")} />;
  const marked = marks(waiting);
  const close = (): void => choose(undefined);
  const done = (): void => [close, proposed, onChange].forEach((one) => one());
  return (
    <>
      <ol class="log" aria-live="polite">
        {entries.map((entry) =>
          "message" in entry ? (
            <Message
              key={entry.item}
              {...{ message: entry.message, file, compartment, waits: isMarked(entry.message, marked) }}
              onErase={() => choose(entry.message)}
            />
          ) : (
            <Gap key={entry.item} {...{ file, entry, onChange }} />
          ),
        )}
        <li ref={end} aria-hidden="true" />
      </ol>
      {chosen !== undefined && (
        <EraseItem
          file={file}
          erasable={erasableMessage(chosen)}
          title={titleOf(chosen)}
          attached={chosen.attachments.map((one) => one.name)}
          onClose={close}
          onDone={done}
        />
      )}
    </>
  );
};
