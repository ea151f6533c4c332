import { go } from "../../frame/place.ts";
import { Button, Note } from "../../parts/basic.tsx";
import { bandOf, spoken } from "../../work/order.ts";
import type { QueueRow } from "../../work/model.ts";
import { t, tMaybe } from "../../words/index.ts";
import { moment } from "../../words/times.ts";
import { languageLabel, Needs } from "./needs.tsx";
import { StateTag } from "./state-tag.tsx";

/** What is known of a row before it is opened, and why it stands where it stands. */
export const Preview = ({ row, now }: { row: QueueRow; now: Date }) => (
  <aside class="panel pad stack preview" aria-label={spoken(row.reference)}>
    <header class="row">
      <h2 class="grow">
        <bdi>{spoken(row.reference)}</bdi>
      </h2>
      <Button tone="main" keys="↵" onPress={() => go({ at: "case", reference: row.reference })}>
        {t("act.open")}
      </Button>
    </header>
    <StateTag row={row} now={now} />
    {row.summary === undefined ? (
      <Note icon="lock">
        <p>{t("queue.sealed-help")}</p>
      </Note>
    ) : (
      <Needs summary={row.summary} />
    )}
    <dl class="kv">
      {row.summary?.area !== undefined && (
        <>
          <dt>{t("queue.col-area")}</dt>
          <dd>{row.summary.area}</dd>
        </>
      )}
      {row.summary?.language !== undefined && (
        <>
          <dt>{t("queue.col-language")}</dt>
          <dd>{languageLabel(row.summary.language)}</dd>
        </>
      )}
      <dt>{t("queue.received")}</dt>
      <dd>{moment(row.received, now)}</dd>
      <dt>{t("queue.circle-of")}</dt>
      <dd>{row.circleName}</dd>
      <dt>{t("queue.opened-by")}</dt>
      <dd>{row.openedBy.length === 0 ? t("queue.nobody") : row.openedBy.join(", ")}</dd>
      <dt>{t("queue.why-place")}</dt>
      <dd>{tMaybe(`queue.why-${bandOf(row, now)}`)}</dd>
    </dl>
    <p class="fine">{t("queue.open-help")}</p>
  </aside>
);
