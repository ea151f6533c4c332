import "./case.css";
import { useEffect, useState } from "preact/hooks";
import { useKeys } from "../../frame/keyboard.ts";
import { go } from "../../frame/place.ts";
import { desk, unlocks } from "../../frame/state.ts";
import { ProblemNote, Tabs, Working, type TabItem } from "../../parts/basic.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import { guardianSpeaks } from "../../work/child.ts";
import type { CaseFile } from "../../work/desk.ts";
import { spoken } from "../../work/order.ts";
import { t } from "../../words/index.ts";
import { Talk } from "../talk/talk.tsx";
import { Account } from "./account.tsx";
import { CaseHead } from "./case-head.tsx";
import { Exhibits } from "./exhibits.tsx";
import { History } from "./history.tsx";
import { Overview } from "./overview.tsx";
import { SideQueue } from "./side-queue.tsx";
import { Team } from "./team.tsx";
import { Work } from "./work.tsx";

const tabs: readonly TabItem[] = [
  { id: "overview", word: "case.overview" },
  { id: "account", word: "case.account" },
  { id: "exhibits", word: "case.exhibits" },
  { id: "work", word: "case.work" },
  { id: "team", word: "case.team" },
  { id: "history", word: "case.history" },
];

const Panel = (props: { tab: string; file: CaseFile; onChange: () => void; child: boolean }) => {
  const { tab, file, onChange, child } = props;
  switch (tab) {
    case "account":
      return <Account file={file} onChange={onChange} child={child} />;
    case "exhibits":
      return <Exhibits file={file} onChange={onChange} />;
    case "work":
      return <Work file={file} />;
    case "team":
      return <Team file={file} onChange={onChange} />;
    case "history":
      return <History file={file} />;
    default:
      return <Overview file={file} onChange={onChange} child={child} />;
  }
};

const Panes = ({ file, again }: { file: CaseFile; again: () => void }) => {
  const [tab, setTab] = useState("overview");
  const [pane, setPane] = useState<"case" | "talk">("case");
  const [protection] = useLoaded(() => file.protection(), [file]);
  const child = protection.state === "here" ? protection.value.child : guardianSpeaks(file.overview.consents);
  useKeys({
    back: () => go({ at: "queue" }),
    reply: () => {
      setPane("talk");
      requestAnimationFrame(() => document.getElementById("write")?.focus());
    },
  });
  return (
    <main class="panes" data-pane={pane} id="content" tabIndex={-1}>
      <h1 class="sr">{spoken(file.overview.reference)}</h1>
      <div class="pane-tabs">
        <Tabs
          label={t("case.label")}
          panel="content"
          current={pane}
          onTab={(id) => setPane(id === "talk" ? "talk" : "case")}
          items={[
            { id: "case", word: "case.pane-case" },
            { id: "talk", word: "case.pane-talk" },
          ]}
        />
      </div>
      <SideQueue current={file.overview.reference} />
      <section class="case" aria-label={t("case.label")}>
        <CaseHead file={file} onChange={again} />
        <Tabs label={t("case.label")} panel="case-panel" current={tab} onTab={setTab} items={tabs} />
        <div class="body" id="case-panel" role="tabpanel" aria-labelledby={`tab-case-panel-${tab}`} tabIndex={0}>
          <Panel tab={tab} file={file} onChange={again} child={child} />
        </div>
      </section>
      <Talk file={file} protection={protection} onChange={again} />
    </main>
  );
};

/** One case: the queue beside it, what the member may open, and the conversation. */
export const Case = ({ reference }: { reference: string }) => {
  const [loaded, again] = useLoaded(() => desk().cases.open(reference), [reference, unlocks.value]);
  useEffect(() => {
    document.title = spoken(reference);
    return desk().cases.onNews(again);
  }, [reference]);
  // What is known of one case never stands over another.
  if (loaded.state === "here") return <Panes key={reference} file={loaded.value} again={again} />;
  return (
    <main class="page" id="content" tabIndex={-1}>
      <h1>
        <bdi>{spoken(reference)}</bdi>
      </h1>
      {loaded.state === "reading" ? (
        <Working text={t("case.reading")} />
      ) : (
        <ProblemNote code={loaded.code} again={again} />
      )}
    </main>
  );
};
