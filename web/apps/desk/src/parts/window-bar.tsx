import { t } from "../words/index.ts";

const hour = 3_600_000;

/** Hours of the care windows that end (domain/clinical.json): infection, pregnancy and traces, hepatitis. */
const windows = [72, 120, 336];

/**
 * How much of a care window is over, 0 to 1. The slip tells its end alone: the window is the shortest that was still
 * open so long when the report came. Measured from the report instead, one that comes late would look fresh.
 */
export const over = ({ from, ends, now }: { from: Date; ends: Date; now: Date }): number => {
  const open = (ends.getTime() - from.getTime()) / hour;
  const whole = windows.find((hours) => open <= hours) ?? open;
  return Math.min(1, Math.max(0, 1 - (ends.getTime() - now.getTime()) / hour / whole));
};

/** What is left of a care window: petrol, honey from the last third, then "passed" in words. */
export const WindowBar = ({
  from,
  ends,
  now,
  bare,
}: {
  from: Date;
  ends: Date | undefined;
  now: Date;
  bare?: boolean;
}) => {
  if (ends === undefined) return <span class="fine">{t("window.none")}</span>;
  const left = ends.getTime() - now.getTime();
  const share = over({ from, ends, now });
  const tone = left <= 0 ? "passed" : share >= 2 / 3 ? "soon" : "calm";
  const text = left <= 0 ? t("window.passed") : t("window.left", { n: Math.max(1, Math.floor(left / hour)) });
  return (
    <span class={`win ${tone}`}>
      <span class={bare === true ? "sr" : undefined}>
        <b>{text}</b>
      </span>
      <i style={{ "--share": `${Math.round(share * 100)}%` }} />
    </span>
  );
};
