import { Fragment } from "preact";
import { desk, me, say } from "../../frame/state.ts";
import { Button, Note, ProblemNote, Tag } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { CircleView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { dayOf, keyNumber, nameOf, row } from "../../words/times.ts";
import { CircleForm } from "./circle-form.tsx";
import { Listing, useAct, type FormEnds } from "./listing.tsx";
import { purposeName } from "./organisations.tsx";

const memberNames = (ids: readonly string[]): string => {
  const members = desk().people.members();
  return row(ids.map((id) => members.find((one) => one.id === id)?.name ?? "–"));
};

const trainedNames = ({ childTrained }: CircleView): string =>
  row(childTrained.map((one) => t("circle.trained-one", { who: memberNames([one.member]), day: dayOf(one.day) })));

const Facts = ({ circle }: { circle: CircleView }) => {
  const rows: readonly (readonly [label: string, value: string])[] = [
    [t("member.organisation"), circle.organisation],
    [t("circle.area"), circle.area.length === 0 ? t("circle.everywhere") : row(circle.area)],
    [t("circle.languages"), row(circle.languages.map((code) => nameOf("language", code)))],
    [t("people.members"), memberNames(circle.members)],
    [t("circle.keepers"), memberNames(circle.keepers)],
    [t("circle.trained"), trainedNames(circle) || "–"],
    [t("circle.key"), t("circle.epoch", { number: keyNumber(circle.epoch) })],
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

/** A key that may be in other hands is replaced, whoever stays. */
const Renew = ({ circle, onClose, onDone }: { circle: CircleView } & FormEnds) => {
  const task = useTask();
  const renew = (): void =>
    task.run(async () => {
      await desk().people.renewCircleKey(circle.id);
      say(t("circle.proposed"));
      onDone();
    });
  return (
    <Dialog title={t("circle.renew-title", { name: circle.name })} onClose={onClose}>
      <p>{t("circle.renew-text")}</p>
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" onPress={renew}>
          {t("people.sign")}
        </Button>
      </div>
    </Dialog>
  );
};

const Card = ({ circle, onChange }: { circle: CircleView; onChange: () => void }) => {
  const { act, open, ends } = useAct<"change" | "renew">(onChange);
  const keeper = circle.keepers.includes(me.value?.id ?? "");
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
      {circle.stale && (
        <Note icon="key">
          <p>{t("circle.stale")}</p>
        </Note>
      )}
      {circle.recovery && <p class="fine">{t("circle.recovery")}</p>}
      {(keeper || me.value?.administrator === true) && (
        <div class="row">
          <Button icon="pen" onPress={() => open("change")}>
            {t("circle.change")}
          </Button>
          <Button icon="key" onPress={() => open("renew")}>
            {t("circle.renew")}
          </Button>
        </div>
      )}
      {act === "change" && <CircleForm circle={circle} {...ends} />}
      {act === "renew" && <Renew circle={circle} {...ends} />}
    </li>
  );
};

/** Circles read together; joining one is the one way to read without a new consent, so two persons sign. */
export const Circles = ({ onChange }: { onChange: () => void }) => {
  const circles = desk().people.circles();
  return (
    <Listing
      head={<p class="soft measure">{t("circle.text")}</p>}
      add={t("circle.add")}
      empty={circles.length === 0 ? t("circle.empty") : undefined}
      form={(ends) => <CircleForm circle={undefined} {...ends} />}
      onChange={onChange}
    >
      <ul class="cards">
        {circles.map((circle) => (
          <Card key={circle.id} circle={circle} onChange={onChange} />
        ))}
      </ul>
    </Listing>
  );
};
