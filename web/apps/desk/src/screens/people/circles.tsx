import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { desk, me } from "../../frame/state.ts";
import { Button, Empty, Tag } from "../../parts/basic.tsx";
import type { CircleView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { nameOf, row } from "../../words/times.ts";
import { CircleForm } from "./circle-form.tsx";
import { purposeName } from "./organisations.tsx";

const memberNames = (ids: readonly string[]): string => {
  const members = desk().people.members();
  return row(ids.map((id) => members.find((one) => one.id === id)?.name ?? "–"));
};

const Facts = ({ circle }: { circle: CircleView }) => {
  const rows: readonly (readonly [label: string, value: string])[] = [
    [t("member.organisation"), circle.organisation],
    [t("circle.area"), circle.area.length === 0 ? t("circle.everywhere") : row(circle.area)],
    [t("circle.languages"), row(circle.languages.map((code) => nameOf("language", code)))],
    [t("people.members"), memberNames(circle.members)],
    [t("circle.keepers"), memberNames(circle.keepers)],
    [t("circle.key"), t("circle.epoch", { number: String(circle.epoch) })],
  ];
  return (
    <dl class="kv">
      {rows.map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
};

const Card = ({ circle, onChange }: { circle: CircleView; onChange: () => void }) => {
  const [editing, setEditing] = useState(false);
  const keeper = circle.keepers.includes(me.value?.id ?? "");
  const done = (): void => {
    setEditing(false);
    onChange();
  };
  return (
    <li class="panel pad stack">
      <header class="row">
        <h2 class="grow">{circle.name}</h2>
        {circle.mine && <Tag tone="cool">{t("circle.mine")}</Tag>}
        {circle.purposes.map((purpose) => (
          <Tag key={purpose}>{purposeName(purpose)}</Tag>
        ))}
      </header>
      <Facts circle={circle} />
      {circle.recovery && <p class="fine">{t("circle.recovery")}</p>}
      {(keeper || me.value?.administrator === true) && (
        <div class="row">
          <Button icon="pen" onPress={() => setEditing(true)}>
            {t("circle.change")}
          </Button>
        </div>
      )}
      {editing && <CircleForm circle={circle} onClose={() => setEditing(false)} onDone={done} />}
    </li>
  );
};

/** Circles read together; joining one is the one way to read without a new consent, so two persons sign. */
export const Circles = ({ onChange }: { onChange: () => void }) => {
  const [adding, setAdding] = useState(false);
  const circles = desk().people.circles();
  return (
    <section class="stack top">
      <p class="soft measure">{t("circle.text")}</p>
      {me.value?.administrator === true && (
        <div class="row">
          <Button tone="main" icon="plus" onPress={() => setAdding(true)}>
            {t("circle.add")}
          </Button>
        </div>
      )}
      {circles.length === 0 && <Empty text={t("circle.empty")} />}
      <ul class="cards">
        {circles.map((circle) => (
          <Card key={circle.id} circle={circle} onChange={onChange} />
        ))}
      </ul>
      {adding && (
        <CircleForm
          circle={undefined}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            onChange();
          }}
        />
      )}
    </section>
  );
};
