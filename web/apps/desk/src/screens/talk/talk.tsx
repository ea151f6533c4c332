import "./talk.css";
import { useState } from "preact/hooks";
import { Button, Empty, ProblemNote, Select, Working } from "../../parts/basic.tsx";
import { useLoaded, type Loaded } from "../../parts/loaded.ts";
import type { Protection } from "../../work/child.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { ConversationView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { row } from "../../words/times.ts";
import { ChildBanner } from "../case/child-banner.tsx";
import { readerName } from "../case/team.tsx";
import { WriteToAChild } from "./child.tsx";
import { Log } from "./log.tsx";
import { Write } from "./write.tsx";

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

interface TalkProps {
  readonly file: CaseFile;
  readonly protection: Loaded<Protection>;
  readonly onChange: () => void;
}

/** Nothing is written before it is known whether a child may read it. */
const Writing = (props: TalkProps & { conversation: ConversationView; onSent: () => void }) => {
  const { file, protection, conversation, onSent, onChange } = props;
  if (protection.state === "reading") return <Working text={t("case.reading")} />;
  if (protection.state === "problem") return <ProblemNote code={protection.code} again={onChange} />;
  const parts = { file, conversation, onSent };
  return protection.value.child ? (
    <WriteToAChild {...parts} protection={protection.value} onChange={onChange} />
  ) : (
    <Write key={conversation.compartment} {...parts} />
  );
};

/** The sealed conversation, in the third pane: who reads it stands above it. */
export const Talk = ({ file, protection, onChange }: TalkProps) => {
  const child = protection.state === "here" && protection.value.child;
  const [loaded, again] = useLoaded(() => file.conversations(), [file]);
  const [chosen, setChosen] = useState("");
  const all = loaded.state === "here" ? loaded.value : [];
  const conversation = all.find((one) => one.compartment === chosen) ?? all[0];
  return (
    <section class="talk" aria-label={t("talk.title")}>
      <header>
        <h2>{t("talk.title")}</h2>
        {conversation !== undefined && conversation.readers.length > 0 && (
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
        {conversation !== undefined && <Log file={file} conversation={conversation} onChange={onChange} />}
      </div>
      {conversation?.writable === true && (
        <Writing file={file} protection={protection} conversation={conversation} onSent={again} onChange={onChange} />
      )}
      {conversation !== undefined && !conversation.writable && (
        <p class="write fine">
          {t("talk.closed")} <Button onPress={again}>{t("act.again")}</Button>
        </p>
      )}
    </section>
  );
};
