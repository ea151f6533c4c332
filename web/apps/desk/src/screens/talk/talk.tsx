import "./talk.css";
import { useState } from "preact/hooks";
import { Button, Empty, ProblemNote, Select, Working } from "../../parts/basic.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { ConversationView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { row } from "../../words/times.ts";
import { ChildBanner } from "../case/child-banner.tsx";
import { readerName } from "../case/team.tsx";
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

/** The sealed conversation, in the third pane: who reads it stands above it. */
export const Talk = ({ file, child, onChange }: { file: CaseFile; child: boolean; onChange: () => void }) => {
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
        {conversation !== undefined && <Log file={file} conversation={conversation} onChange={onChange} />}
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
