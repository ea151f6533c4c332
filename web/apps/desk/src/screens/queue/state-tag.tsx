import { Tag } from "../../parts/basic.tsx";
import type { QueueRow } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { since } from "../../words/times.ts";

/** Weight, not colour: ink where nobody has looked, honey where something waits, plain else. */
export const StateTag = ({ row, now }: { row: QueueRow; now: Date }) => {
  switch (row.standing) {
    case "unread":
      return (
        <span class="row tight">
          <Tag tone="full">{t("queue.state-unread")}</Tag>
          <span class="fine">{since(row.received, now)}</span>
        </span>
      );
    case "news":
      return (
        <span class="row tight">
          <Tag tone="warm">{t("queue.state-news")}</Tag>
          <span class="fine">{since(row.changed, now)}</span>
        </span>
      );
    case "open":
      return <Tag tone="cool">{t("queue.state-open")}</Tag>;
    case "erasing":
      return <Tag tone="outline">{t("queue.state-erasing")}</Tag>;
    case "closed":
      return <Tag>{t("queue.state-closed")}</Tag>;
  }
};
