import "./queue.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { useKeys } from "../../frame/keyboard.ts";
import { go } from "../../frame/place.ts";
import { useReference } from "../../frame/reference.ts";
import { newer, queue } from "../../frame/state.ts";
import { Button, Empty, ProblemNote, Tabs, Working } from "../../parts/basic.tsx";
import { Icon } from "../../parts/icon.tsx";
import { answers, inOrder, isReference, passes, referenceOf, type Filter } from "../../work/order.ts";
import type { QueueRow } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { clock } from "../../words/times.ts";
import { DutyBar } from "./duty.tsx";
import { languageLabel, needLabel } from "./needs.tsx";
import { Preview } from "./preview.tsx";
import { QueueTable } from "./queue-table.tsx";
import { showNew, useQueue } from "./rows.ts";

const filters: readonly (readonly [Filter, "queue.all" | "queue.window" | "queue.unread" | "queue.news"])[] = [
  ["all", "queue.all"],
  ["window", "queue.window"],
  ["unread", "queue.unread"],
  ["news", "queue.news"],
];

const useNow = (): Date => {
  const [now, setNow] = useState(new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

const CircleChoice = (props: { rows: readonly QueueRow[]; value: string; onChoose: (circle: string) => void }) => {
  const circles = [...new Map(props.rows.map((row) => [row.circle ?? "", row.circleName])).entries()];
  if (circles.length < 2) return null;
  return (
    <select
      class="text circle-choice"
      aria-label={t("queue.circle")}
      value={props.value}
      onChange={(event) => props.onChoose(event.currentTarget.value)}
    >
      <option value="">{t("queue.every-circle")}</option>
      {circles.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
};

/** Find by reference, or by what `care` told this browser. Enter on a whole reference goes to the case. */
const Find = ({ typed, onType }: { typed: string; onType: (text: string) => void }) => {
  const input = useRef<HTMLInputElement>(null);
  useKeys({ find: () => input.current?.focus() });
  return (
    <form
      class="find"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const reference = referenceOf(typed);
        if (isReference(reference)) go({ at: "case", reference });
      }}
    >
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        aria-label={t("queue.find")}
        placeholder={t("queue.find")}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
};

const useSelection = (rows: readonly QueueRow[]): [QueueRow | undefined, (row: QueueRow) => void] => {
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const index = rows.findIndex((row) => row.case === chosen);
  const row = rows[index];
  const step = (by: number): void => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (next === undefined) return;
    setChosen(next.case);
    document.getElementById(`row-${next.case}`)?.scrollIntoView({ block: "nearest" });
  };
  useKeys({
    next: () => step(1),
    previous: () => step(index < 0 ? 1 : -1),
    open: () => row !== undefined && go({ at: "case", reference: row.reference }),
  });
  return [row, (one) => setChosen(one.case)];
};

export const Queue = () => {
  const { problem, again } = useQueue();
  const now = useNow();
  const [filter, setFilter] = useState<Filter>("all");
  const [circle, setCircle] = useState("");
  const [typed, setTyped] = useState("");
  const reference = useReference();
  const all = inOrder(queue.value ?? [], now);
  const labels = (row: QueueRow): readonly string[] =>
    row.summary === undefined
      ? []
      : [
          ...row.summary.needs.map((code) => needLabel(reference, code)),
          row.summary.area ?? "",
          languageLabel(row.summary.language),
        ];
  const ours = all.filter((row) => (circle === "" || row.circle === circle) && answers(row, typed, labels));
  const rows = ours.filter((row) => passes(row, filter, now));
  const [chosen, choose] = useSelection(rows);
  useEffect(() => {
    document.title = t("queue.title");
  });
  return (
    <main class="page" id="content" tabIndex={-1}>
      <header class="head">
        <h1>{t("queue.title")}</h1>
        {queue.value !== undefined && <p class="soft">{t("queue.count", { n: all.length, clock: clock(now) })}</p>}
        <div class="end">
          <CircleChoice rows={all} value={circle} onChoose={setCircle} />
          <Find typed={typed} onType={setTyped} />
        </div>
      </header>
      <ProblemNote code={problem} again={again} />
      <DutyBar />
      <div class="split">
        <section class="panel" aria-label={t("queue.title")}>
          <Tabs
            label={t("queue.title")}
            panel="queue-list"
            current={filter}
            onTab={(id) => setFilter(id as Filter)}
            items={filters.map(([id, word]) => ({
              id,
              word,
              count: ours.filter((row) => passes(row, id, now)).length,
            }))}
          />
          <div aria-live="polite">
            {newer.value > 0 && (
              <button type="button" class="newer" onClick={showNew}>
                <Icon name="bell" />
                {t("queue.newer", { n: newer.value })}
              </button>
            )}
          </div>
          <div id="queue-list" role="tabpanel" aria-label={t("queue.title")}>
            {queue.value === undefined && problem === undefined && (
              <div class="empty">
                <Working text={t("queue.reading")} />
              </div>
            )}
            {queue.value !== undefined && rows.length === 0 && (
              <Empty text={all.length === 0 ? t("queue.empty") : t("queue.empty-filter")}>
                {all.length > 0 && (
                  <Button
                    onPress={() => {
                      setFilter("all");
                      setCircle("");
                      setTyped("");
                    }}
                  >
                    {t("queue.show-all")}
                  </Button>
                )}
              </Empty>
            )}
            {rows.length > 0 && <QueueTable rows={rows} chosen={chosen} now={now} onChoose={choose} />}
          </div>
        </section>
        {chosen !== undefined && <Preview row={chosen} now={now} />}
      </div>
    </main>
  );
};
