import "./talk.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button, Empty, ProblemNote, Select, Working } from "../../parts/basic.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { ConversationView, MessageView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { moment, row } from "../../words/times.ts";
import { ChildBanner } from "../case/child-banner.tsx";
import { readerName } from "../case/team.tsx";
import { AttachmentTile } from "./attachment.tsx";
import { Write } from "./write.tsx";

const who = (message: MessageView): string => (message.mine ? t("talk.you") : readerName(message.author));

const Message = ({ message, file, compartment }: { message: MessageView; file: CaseFile; compartment: string }) => (
  <li class={message.mine ? "msg mine" : "msg"}>
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
    <small>
      {who(message)} · {moment(message.received)}
    </small>
  </li>
);

const Log = ({ file, conversation }: { file: CaseFile; conversation: ConversationView }) => {
  const end = useRef<HTMLLIElement>(null);
  const count = conversation.messages.length;
  useEffect(() => end.current?.scrollIntoView({ block: "end" }), [count]);
  if (count === 0) return <Empty text={t("talk.empty")} />;
  return (
    <ol class="log" aria-live="polite">
      {conversation.messages.map((message) => (
        <Message key={message.item} message={message} file={file} compartment={conversation.compartment} />
      ))}
      <li ref={end} aria-hidden="true" />
    </ol>
  );
};

const Which = (props: { all: readonly ConversationView[]; value: string; onChoose: (compartment: string) => void }) =>
  props.all.length < 2 ? null : (
    <Select
      label={t("talk.which")}
      value={props.value}
      onChoose={props.onChoose}
      options={props.all.map((one) => ({
        code: one.compartment,
        label: row(one.readers.map(readerName)),
      }))}
    />
  );

/** The sealed conversation, in the third pane: who reads it stands above it. */
export const Talk = ({ file, child }: { file: CaseFile; child: boolean }) => {
  const [loaded, again] = useLoaded(() => file.conversations(), [file]);
  const [chosen, setChosen] = useState("");
  const all = loaded.state === "here" ? loaded.value : [];
  const conversation = all.find((one) => one.compartment === chosen) ?? all[0];
  return (
    <section class="talk" aria-label={t("talk.title")}>
      <header>
        <h2>{t("talk.title")}</h2>
        {conversation !== undefined && (
          <p class="fine" title={row(conversation.readers.map(readerName))}>
            {t("talk.sealed", { n: conversation.readers.length })}
          </p>
        )}
        <Which all={all} value={conversation?.compartment ?? ""} onChoose={setChosen} />
        {child && <ChildBanner />}
      </header>
      <div class="scroller" role="group" aria-label={t("talk.title")} tabIndex={0}>
        {loaded.state === "reading" && <Working text={t("case.reading")} />}
        {loaded.state === "problem" && <ProblemNote code={loaded.code} again={again} />}
        {loaded.state === "here" && conversation === undefined && <Empty text={t("talk.none")} />}
        {conversation !== undefined && <Log file={file} conversation={conversation} />}
      </div>
      {conversation?.writable === true && (
        <Write key={conversation.compartment} file={file} conversation={conversation} onSent={again} />
      )}
      {conversation !== undefined && !conversation.writable && (
        <p class="write fine">
          {t("talk.closed")} <Button onPress={again}>{t("act.again")}</Button>
        </p>
      )}
    </section>
  );
};
