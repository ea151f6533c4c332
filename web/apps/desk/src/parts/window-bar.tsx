import { t } from "../words/index.ts";

const hour = 3_600_000;

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
  const whole = Math.max(hour, ends.getTime() - from.getTime());
  const share = Math.min(1, Math.max(0, 1 - left / whole));
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
