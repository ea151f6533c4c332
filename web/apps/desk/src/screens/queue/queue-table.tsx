import { go } from "../../frame/place.ts";
import { Icon } from "../../parts/icon.tsx";
import { WindowBar } from "../../parts/window-bar.tsx";
import { spoken } from "../../work/order.ts";
import type { QueueRow } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { areaLabel, languageLabel, Needs } from "./needs.tsx";
import { StateTag } from "./state-tag.tsx";

export const Urgency = ({ row, now }: { row: QueueRow; now: Date }) => {
  if (row.priority === 1)
    return (
      <span class="urgent">
        <Icon name="alert" />
        <b>{t("queue.now")}</b>
      </span>
    );
  if (row.priority === 3) return <span>{t("queue.priority-3")}</span>;
  return <WindowBar from={row.received} ends={row.windowEnds} now={now} />;
};

const Sealed = () => (
  <span class="sealed fine">
    <Icon name="lock" />
    {t("queue.sealed")}
  </span>
);

const Told = ({ row }: { row: QueueRow }) =>
  row.summary === undefined ? (
    <td colSpan={3} class="c-sealed">
      <Sealed />
    </td>
  ) : (
    <>
      <td class="c-needs">
        <Needs summary={row.summary} />
      </td>
      <td class="c-area">{areaLabel(row.summary.area)}</td>
      <td class="c-language">{languageLabel(row.summary.language)}</td>
    </>
  );

interface TableProps {
  readonly rows: readonly QueueRow[];
  readonly chosen: QueueRow | undefined;
  readonly now: Date;
  readonly onChoose: (row: QueueRow) => void;
}

const Row = ({
  row,
  on,
  now,
  onChoose,
}: {
  row: QueueRow;
  on: boolean;
  now: Date;
  onChoose: (row: QueueRow) => void;
}) => (
  <tr
    id={`row-${row.case}`}
    class={on ? "on" : undefined}
    onClick={() => onChoose(row)}
    onDblClick={() => go({ at: "case", reference: row.reference })}
  >
    <td class="c-window">
      <Urgency row={row} now={now} />
    </td>
    <td class="c-case">
      <a
        class="reference"
        href={`#/case/${row.reference}`}
        onFocus={() => onChoose(row)}
        aria-current={on ? "true" : undefined}
      >
        <bdi>{spoken(row.reference)}</bdi>
      </a>
    </td>
    <Told row={row} />
    <td class="c-state">
      <StateTag row={row} now={now} />
    </td>
  </tr>
);

/** The queue as a table on the desk, as cards on a telephone: the same rows, laid out anew by style alone. */
export const QueueTable = ({ rows, chosen, now, onChoose }: TableProps) => (
  <table class="queue">
    <caption class="sr">{t("queue.title")}</caption>
    <thead>
      <tr>
        <th scope="col">{t("queue.col-window")}</th>
        <th scope="col">{t("queue.col-case")}</th>
        <th scope="col">{t("queue.col-needs")}</th>
        <th scope="col">{t("queue.col-area")}</th>
        <th scope="col">{t("queue.col-language")}</th>
        <th scope="col">{t("queue.col-state")}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <Row key={row.case} row={row} on={row.case === chosen?.case} now={now} onChoose={onChoose} />
      ))}
    </tbody>
  </table>
);
