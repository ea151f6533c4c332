import { useReference } from "../../frame/reference.ts";
import { queue } from "../../frame/state.ts";
import { WindowBar } from "../../parts/window-bar.tsx";
import { inOrder, spoken } from "../../work/order.ts";
import type { QueueRow } from "../../work/model.ts";
import { t, tMaybe } from "../../words/index.ts";
import { needLabel } from "../queue/needs.tsx";
import { useQueue } from "../queue/rows.ts";
import { row as listed } from "../../words/times.ts";

const Line = ({ row, current, now }: { row: QueueRow; current: boolean; now: Date }) => {
  const reference = useReference();
  const needs = row.summary && listed(row.summary.needs.map((code) => needLabel(reference, code)));
  return (
    <li class={current ? "on" : undefined}>
      <a href={`#/case/${row.reference}`} aria-current={current ? "true" : undefined}>
        <span class="l">
          <bdi>
            <b>{spoken(row.reference)}</b>
          </bdi>
          <span class="fine">
            {row.priority === 1 ? <b>{t("queue.now")}</b> : row.windowEnds === undefined ? t("window.none") : null}
          </span>
        </span>
        {row.windowEnds !== undefined && row.priority !== 1 && (
          <WindowBar from={row.received} ends={row.windowEnds} now={now} />
        )}
        <span class="l fine">
          <span>{needs ?? t("queue.sealed")}</span>
          <span>{tMaybe(`queue.state-${row.standing}`)}</span>
        </span>
      </a>
    </li>
  );
};

/** The queue beside an open case, in the same order. */
export const SideQueue = ({ current }: { current: string }) => {
  useQueue();
  const now = new Date();
  return (
    <nav class="q" aria-label={t("nav.queue")}>
      <h2>{t("nav.queue")}</h2>
      <ul>
        {inOrder(queue.value ?? [], now).map((row) => (
          <Line key={row.case} row={row} current={row.reference === current} now={now} />
        ))}
      </ul>
    </nav>
  );
};
