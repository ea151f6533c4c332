import { useState } from "preact/hooks";
import { say } from "../../frame/state.ts";
import { Button, Tag } from "../../parts/basic.tsx";
import type { CaseFile } from "../../work/desk.ts";
import { spoken } from "../../work/order.ts";
import { t } from "../../words/index.ts";
import { moment } from "../../words/times.ts";
import { Closing } from "./closing.tsx";
import { EraseOrHold, Standing } from "./erasing.tsx";
import { HandOver } from "./hand-over.tsx";
import { CaseProposals } from "./proposals.tsx";

/** Reference, standing and the acts on a whole case. */
export const CaseHead = ({ file, onChange }: { file: CaseFile; onChange: () => void }) => {
  const [act, setAct] = useState<"none" | "close" | "hand-over" | "erase">("none");
  const { overview } = file;
  const done = (): void => {
    setAct("none");
    onChange();
  };
  const copy = (): void => {
    void navigator.clipboard.writeText(spoken(overview.reference)).then(() => say(t("case.copied")));
  };
  return (
    <header class="case-head">
      <div class="head">
        <h2 class="title">
          <bdi>{spoken(overview.reference)}</bdi>
        </h2>
        <Button tone="plain" icon="copy" label={t("case.copy-reference")} onPress={copy} />
        {overview.priority === 1 && <Tag tone="full">{t("queue.now")}</Tag>}
        {overview.standing === "closed" && <Tag>{t("queue.state-closed")}</Tag>}
        {overview.assisted && <Tag tone="outline">{t("case.assisted")}</Tag>}
        <span class="fine">{t("time.received", { when: moment(overview.received) })}</span>
        <div class="end">
          {overview.erasing === undefined && <Button onPress={() => setAct("hand-over")}>{t("handover.act")}</Button>}
          {overview.erasing === undefined && overview.standing !== "closed" && (
            <Button onPress={() => setAct("close")}>{t("closing.act")}</Button>
          )}
          <Button onPress={() => setAct("erase")}>{t("erasing.act")}</Button>
        </div>
      </div>
      <Standing file={file} onChange={onChange} />
      <CaseProposals file={file} onChange={onChange} />
      {act === "close" && <Closing file={file} onClose={() => setAct("none")} onDone={done} />}
      {act === "erase" && <EraseOrHold file={file} onClose={() => setAct("none")} onDone={done} />}
      {act === "hand-over" && <HandOver file={file} onClose={() => setAct("none")} onDone={done} />}
    </header>
  );
};
