import "./people.css";
import { useEffect, useState } from "preact/hooks";
import { desk, me } from "../../frame/state.ts";
import { Button, Note, ProblemNote, Tabs, Working } from "../../parts/basic.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import { t } from "../../words/index.ts";
import { Circles } from "./circles.tsx";
import { Countries } from "./countries.tsx";
import { Members } from "./members.tsx";
import { Organisations } from "./organisations.tsx";
import { Waiting } from "./waiting.tsx";

/** A head that is old only warns; one that lags keeps reports from arriving. */
const Renew = ({ lags, onDone }: { lags: boolean; onDone: () => void }) => {
  const task = useTask();
  return (
    <Note>
      <p>{t(lags ? "about.head-lags" : "about.head-old")}</p>
      <ProblemNote code={task.problem} />
      {me.value?.administrator === true && (
        <div class="row">
          <Button onPress={() => task.run(async () => desk().people.renewHead().then(onDone))}>
            {t("people.renew")}
          </Button>
        </div>
      )}
    </Note>
  );
};

const Panel = ({ tab, onChange }: { tab: string; onChange: () => void }) => {
  switch (tab) {
    case "circles":
      return <Circles onChange={onChange} />;
    case "organisations":
      return <Organisations onChange={onChange} />;
    case "countries":
      return <Countries onChange={onChange} />;
    case "waiting":
      return <Waiting onChange={onChange} />;
    default:
      return <Members onChange={onChange} />;
  }
};

/** Who is trusted with what, as the signed directory has it. */
export const People = () => {
  const [tab, setTab] = useState("members");
  const [loaded, again] = useLoaded(async () => {
    await desk().people.refresh();
    return Date.now();
    // Each part that is turned to is read anew: a page that stands open all day would show yesterday's circles.
  }, [tab]);
  useEffect(() => {
    document.title = t("nav.people");
  });
  const { door, people } = desk();
  return (
    <main class="page" id="content" tabIndex={-1}>
      <header class="head">
        <h1>{t("nav.people")}</h1>
        <p class="soft">{t("people.promise")}</p>
      </header>
      {loaded.state === "problem" && <ProblemNote code={loaded.code} again={again} />}
      {(door.headIsOld() || door.headLags()) && <Renew lags={door.headLags()} onDone={again} />}
      <Tabs
        label={t("nav.people")}
        panel="people-panel"
        current={tab}
        onTab={setTab}
        items={[
          { id: "members", word: "people.members", count: people.members().length },
          { id: "circles", word: "people.circles", count: people.circles().length },
          { id: "organisations", word: "people.organisations", count: people.organisations().length },
          { id: "countries", word: "people.countries", count: people.countries().length },
          { id: "waiting", word: "people.waiting" },
        ]}
      />
      <div id="people-panel" role="tabpanel" aria-labelledby={`tab-people-panel-${tab}`}>
        {loaded.state === "reading" && <Working text={t("people.reading")} />}
        {loaded.state !== "reading" && <Panel tab={tab} onChange={again} />}
      </div>
    </main>
  );
};
