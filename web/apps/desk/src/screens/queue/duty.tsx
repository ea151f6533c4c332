import { desk, me } from "../../frame/state.ts";
import { Button, ProblemNote } from "../../parts/basic.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import { t } from "../../words/index.ts";
import { clock } from "../../words/times.ts";

const shift = 8 * 3_600_000;

/** Who is on duty in the member's circles; one press takes or ends it. */
export const DutyBar = () => {
  const [loaded, again] = useLoaded(() => desk().cases.duty(), []);
  const task = useTask();
  const circles = desk()
    .people.circles()
    .filter((circle) => circle.mine);
  if (loaded.state !== "here" || circles.length === 0) return null;
  const act = (work: () => Promise<void>): void => task.run(async () => work().then(again));
  return (
    <section class="duty" aria-label={t("queue.duty")}>
      <ProblemNote code={task.problem} />
      {circles.map((circle) => {
        const duties = loaded.value.filter((duty) => duty.circle === circle.id);
        const mine = duties.find((duty) => duty.member === me.value?.id);
        return (
          <div class="row" key={circle.id}>
            <Icon name="clock" />
            <b>{circle.name}</b>
            <span class="fine">{t("queue.duty-here", { n: duties.length })}</span>
            {mine === undefined ? (
              <Button onPress={() => act(() => desk().cases.takeDuty(circle.id, new Date(Date.now() + shift)))}>
                {t("queue.duty-take")}
              </Button>
            ) : (
              <>
                <span>{t("queue.duty-until", { clock: clock(mine.until) })}</span>
                <Button onPress={() => act(() => desk().cases.leaveDuty(circle.id))}>{t("queue.duty-leave")}</Button>
              </>
            )}
          </div>
        );
      })}
    </section>
  );
};
