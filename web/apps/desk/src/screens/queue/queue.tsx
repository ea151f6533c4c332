import "./queue.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { useKeys } from "../../frame/keyboard.ts";
import { go } from "../../frame/place.ts";
import { useReference } from "../../frame/reference.ts";
import { newer, queue } from "../../frame/state.ts";
import { Button, Empty, Note, ProblemNote, Tabs, Working } from "../../parts/basic.tsx";
import { type Change, useDraft } from "../../parts/draft.ts";
import { Icon } from "../../parts/icon.tsx";
import { answers, inOrder, isReference, passes, referenceOf, type Filter } from "../../work/order.ts";
import type { QueueRow } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { clock } from "../../words/times.ts";
import { DutyBar } from "./duty.tsx";
import { areaLabel, languageLabel, needLabel } from "./needs.tsx";
import { Preview } from "./preview.tsx";
import { QueueTable } from "./queue-table.tsx";
import { showNew, useQueue } from "./rows.ts";

type FilterWord = "queue.all" | "queue.window" | "queue.unread" | "queue.news" | "queue.behind";

const filters: readonly (readonly [Filter, FilterWord])[] = [
  ["all", "queue.all"],
  ["window", "queue.window"],
  ["unread", "queue.unread"],
  ["news", "queue.news"],
];

const behind: readonly (readonly [Filter, FilterWord])[] = [["behind", "queue.behind"]];

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

const useLabels = (): ((row: QueueRow) => readonly string[]) => {
  const reference = useReference();
  return ({ summary }) =>
    summary === undefined
      ? []
      : [
          ...summary.needs.map((code) => needLabel(reference, code)),
          areaLabel(summary.area),
          languageLabel(summary.language),
        ];
};

const Newer = () => (
  <div aria-live="polite">
    {newer.value > 0 && (
      <button type="button" class="newer" onClick={showNew}>
        <Icon name="bell" />
        {t("queue.newer", { n: newer.value })}
      </button>
    )}
  </div>
);

/** That somebody who joined reads less than his colleagues is seen by nobody unless it is said. */
const Behind = ({ onShow }: { readonly onShow: (() => void) | undefined }) => (
  <Note icon="lock">
    <p>{t("queue.behind-help")}</p>
    {onShow !== undefined && (
      <div class="row">
        <Button onPress={onShow}>{t("queue.behind-show")}</Button>
      </div>
    )}
  </Note>
);

interface ListProps {
  readonly all: number;
  readonly rows: readonly QueueRow[];
  readonly chosen: QueueRow | undefined;
  readonly now: Date;
  readonly onChoose: (row: QueueRow) => void;
  readonly onAll: () => void;
}

const List = ({ all, rows, chosen, now, onChoose, onAll }: ListProps) => {
  if (queue.value === undefined)
    return (
      <div class="empty">
        <Working text={t("queue.reading")} />
      </div>
    );
  if (rows.length > 0) return <QueueTable rows={rows} chosen={chosen} now={now} onChoose={onChoose} />;
  return (
    <Empty text={all === 0 ? t("queue.empty") : t("queue.empty-filter")}>
      {all > 0 && <Button onPress={onAll}>{t("queue.show-all")}</Button>}
    </Empty>
  );
};

interface Chosen {
  readonly filter: Filter;
  readonly circle: string;
  readonly typed: string;
}

const everything: Chosen = { filter: "all", circle: "", typed: "" };

const Panel = (props: { all: readonly QueueRow[]; now: Date; chosen: Chosen; onChoose: Change<Chosen> }) => {
  const { all, now, chosen } = props;
  const labels = useLabels();
  const ours = all.filter(
    (row) => (chosen.circle === "" || row.circle === chosen.circle) && answers(row, chosen.typed, labels),
  );
  const rows = ours.filter((row) => passes(row, chosen.filter, now));
  const [selected, select] = useSelection(rows);
  const count = (filter: Filter): number => ours.filter((row) => passes(row, filter, now)).length;
  const reseal = count("behind") > 0;
  const shown = reseal || chosen.filter === "behind" ? [...filters, ...behind] : filters;
  const show = (): void => props.onChoose({ filter: "behind" });
  return (
    <div class="split">
      <section class="panel" aria-label={t("queue.title")}>
        <Tabs
          label={t("queue.title")}
          panel="queue-list"
          current={chosen.filter}
          onTab={(id) => props.onChoose({ filter: id as Filter })}
          items={shown.map(([id, word]) => ({ id, word, count: count(id) }))}
        />
        <Newer />
        {reseal && <Behind onShow={chosen.filter === "behind" ? undefined : show} />}
        <div id="queue-list" role="tabpanel" aria-label={t("queue.title")}>
          <List
            {...{ rows, now }}
            all={all.length}
            chosen={selected}
            onChoose={select}
            onAll={() => props.onChoose(everything)}
          />
        </div>
      </section>
      {selected !== undefined && <Preview row={selected} now={now} />}
    </div>
  );
};

/** Who waits, in the order of care; what is new is only counted until it is asked for. */
export const Queue = () => {
  const { problem, again } = useQueue();
  const now = useNow();
  const [chosen, choose] = useDraft(everything);
  const all = inOrder(queue.value ?? [], now);
  useEffect(() => {
    document.title = t("queue.title");
  });
  return (
    <main class="page" id="content" tabIndex={-1}>
      <header class="head">
        <h1>{t("queue.title")}</h1>
        {queue.value !== undefined && <p class="soft">{t("queue.count", { n: all.length, clock: clock(now) })}</p>}
        <div class="end">
          <CircleChoice rows={all} value={chosen.circle} onChoose={(circle) => choose({ circle })} />
          <Find typed={chosen.typed} onType={(typed) => choose({ typed })} />
        </div>
      </header>
      <ProblemNote code={problem} again={again} />
      <DutyBar now={now} />
      <Panel all={all} now={now} chosen={chosen} onChoose={choose} />
    </main>
  );
};
