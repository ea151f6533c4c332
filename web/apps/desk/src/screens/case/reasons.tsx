import { Select } from "../../parts/basic.tsx";
import { actReasons } from "../../work/act-reasons.ts";
import { t, tMaybe } from "../../words/index.ts";

export type ActKind = keyof typeof actReasons;

/** The words of a reason, whatever act it was given for; a code of a later version stays readable as it is. */
export const reasonName = (code: string): string => tMaybe(`act-reason.${code}`) ?? code;

/** Why something is done: one of a short list, because the server and the person read it. */
export const ActReason = (props: { act: ActKind; value: string; onChoose: (reason: string) => void }) => (
  <Select
    label={t("act-reason.legend")}
    help={t("act-reason.help")}
    value={props.value}
    empty={t("act-reason.choose")}
    options={actReasons[props.act].map((code) => ({ code, label: reasonName(code) }))}
    onChoose={props.onChoose}
  />
);
