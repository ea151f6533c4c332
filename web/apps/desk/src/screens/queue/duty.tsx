import { nextReading } from "@backup/questionnaire";
import { useEffect } from "preact/hooks";
import { desk, me } from "../../frame/state.ts";
import { Button, ProblemNote, Tag } from "../../parts/basic.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import type { Duty } from "../../work/desk.ts";
import type { CircleView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { clock, moment, nameOf, row } from "../../words/times.ts";

const shift = 8 * 3_600_000;

/** What reporters of a country read now about this circle, and whether somebody makes it true. */
const Told = ({ circle, manned, now }: { circle: string; manned: boolean; now: Date }) => (
  <>
    {desk()
      .people.promises(circle)
      .map(({ country, hours }) => {
        const next = nextReading(hours, now);
        const where = nameOf("region", country);
        return (
          <span key={country} class="row">
            <span class="fine">
              {next.kind === "now"
                ? t("duty.told-now", { where, clock: clock(next.until) })
                : next.kind === "later"
                  ? t("duty.told-later", { where, when: moment(next.from) })
                  : t("duty.told-nothing", { where })}
            </span>
            {next.kind === "now" && !manned && (
              <Tag tone="warm" icon="bell">
                {t("duty.nobody")}
              </Tag>
            )}
          </span>
        );
      })}
  </>
);

const nameOfMember = (id: string): string =>
  desk()
    .people.members()
    .find((one) => one.id === id)?.name ?? "–";

const Line = (props: {
  circle: CircleView;
  duties: readonly Duty[];
  now: Date;
  onAct: (work: Promise<void>) => void;
}) => {
  const { circle, duties, now, onAct } = props;
  const mine = duties.find((duty) => duty.member === me.value?.id);
  const { cases } = desk();
  return (
    <div class="row">
      <Icon name="clock" />
      <b>
        <bdi>{circle.name}</bdi>
      </b>
      <span class="fine">
        {duties.length === 0
          ? t("duty.none")
          : row(duties.map((duty) => t("duty.one", { who: nameOfMember(duty.member), clock: clock(duty.until) })))}
      </span>
      {mine === undefined ? (
        <Button onPress={() => onAct(cases.takeDuty(circle.id, new Date(Date.now() + shift)))}>
          {t("queue.duty-take")}
        </Button>
      ) : (
        <Button onPress={() => onAct(cases.leaveDuty(circle.id))}>{t("queue.duty-leave")}</Button>
      )}
      <Told circle={circle.id} manned={duties.length > 0} now={now} />
    </div>
  );
};

const isPromised = (circle: CircleView, now: Date): boolean =>
  desk()
    .people.promises(circle.id)
    .some(({ hours }) => nextReading(hours, now).kind === "now");

interface ListProps {
  readonly circles: readonly CircleView[];
  readonly duties: readonly Duty[];
  readonly now: Date;
  readonly onAct: (work: Promise<void>) => void;
}

const List = ({ circles, duties, now, onAct }: ListProps) => {
  const of = (circle: CircleView): readonly Duty[] => duties.filter((duty) => duty.circle === circle.id);
  const mine = circles.filter((circle) => of(circle).some((duty) => duty.member === me.value?.id)).length;
  const unmanned = circles.filter((circle) => of(circle).length === 0 && isPromised(circle, now)).length;
  return (
    <details open={circles.length < 3}>
      <summary>
        <span>{t("duty.mine", { mine, all: circles.length })}</span>
        {unmanned > 0 && (
          <Tag tone="warm" icon="bell">
            {t("duty.unmanned", { n: unmanned })}
          </Tag>
        )}
      </summary>
      {circles.map((circle) => (
        <Line key={circle.id} circle={circle} duties={of(circle)} now={now} onAct={onAct} />
      ))}
    </details>
  );
};

/** Who is on duty in the member's circles, beside what reporters are told; one press takes or ends it. */
export const DutyBar = ({ now }: { now: Date }) => {
  const [loaded, again] = useLoaded(() => desk().cases.duty(), []);
  const task = useTask();
  useEffect(() => desk().cases.onNews(again), []);
  const circles = desk()
    .people.circles()
    .filter((circle) => circle.mine);
  if (circles.length === 0) return null;
  if (loaded.state === "problem") return <ProblemNote code={loaded.code} again={again} />;
  if (loaded.state !== "here") return null;
  return (
    <section class="duty" aria-label={t("queue.duty")}>
      <ProblemNote code={task.problem} />
      <List
        circles={circles}
        duties={loaded.value.filter((duty) => duty.until > now)}
        now={now}
        onAct={(work) => task.run(async () => work.then(again))}
      />
    </section>
  );
};
