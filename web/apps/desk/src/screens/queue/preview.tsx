import { Fragment } from "preact";
import { go } from "../../frame/place.ts";
import { Button, Note } from "../../parts/basic.tsx";
import { bandOf, spoken } from "../../work/order.ts";
import type { QueueRow } from "../../work/model.ts";
import { t, tMaybe } from "../../words/index.ts";
import { moment, row } from "../../words/times.ts";
import { areaLabel, languageLabel, Needs } from "./needs.tsx";
import { StateTag } from "./state-tag.tsx";

const rowsOf = (one: QueueRow, now: Date): readonly (readonly [label: string, value: string])[] => [
  [t("queue.col-area"), areaLabel(one.summary?.area)],
  [t("queue.col-language"), languageLabel(one.summary?.language)],
  [t("queue.received"), moment(one.received, now)],
  [t("queue.circle-of"), one.circleName],
  [t("queue.opened-by"), one.openedBy.length === 0 ? t("queue.nobody") : row(one.openedBy)],
  [t("queue.why-place"), tMaybe(`queue.why-${bandOf(one, now)}`) ?? ""],
];

/** What is known of a row before it is opened, and why it stands where it stands. */
export const Preview = ({ row: one, now }: { row: QueueRow; now: Date }) => (
  <aside class="panel pad stack preview" aria-label={spoken(one.reference)}>
    <header class="row">
      <h2 class="grow">
        <bdi>{spoken(one.reference)}</bdi>
      </h2>
      <Button tone="main" keys="↵" onPress={() => go({ at: "case", reference: one.reference })}>
        {t("act.open")}
      </Button>
    </header>
    <StateTag row={one} now={now} />
    {one.summary === undefined ? (
      <Note icon="lock">
        <p>{t("queue.sealed-help")}</p>
      </Note>
    ) : (
      <Needs summary={one.summary} />
    )}
    <dl class="kv">
      {rowsOf(one, now)
        .filter(([, value]) => value !== "")
        .map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </Fragment>
        ))}
    </dl>
    <p class="fine">{t("queue.open-help")}</p>
  </aside>
);
