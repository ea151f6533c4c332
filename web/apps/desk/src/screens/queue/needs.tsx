import { desk } from "../../frame/state.ts";
import { optionLabel, useReference } from "../../frame/reference.ts";
import { Icon, type IconName } from "../../parts/icon.tsx";
import type { CareSummary } from "../../work/model.ts";
import type { Reference } from "../../work/reference.ts";
import { inLanguage, tMaybe } from "../../words/index.ts";
import { nameOf } from "../../words/times.ts";

/** A short word for a need; one this desk does not know is read from the questionnaire. */
export const needLabel = (reference: Reference | undefined, code: string): string =>
  tMaybe(`need.${code}`) ?? optionLabel(reference, "needs.list", code);

const icons: Readonly<Record<string, IconName>> = {
  medical: "heart",
  psychosocial: "talk",
  shelter: "house",
  protection: "shield",
  legal: "scale",
  basic_needs: "bag",
  child_services: "people",
  family_tracing: "people",
  documents: "file",
  interpreter: "globe",
};

export const needIcon = (code: string): IconName => icons[code] ?? "info";

/** Needs as words with a sign each. */
export const Needs = ({ summary }: { summary: CareSummary }) => {
  const reference = useReference();
  return (
    <span class="needs">
      {summary.needs.map((code) => (
        <span class="need" key={code}>
          <Icon name={needIcon(code)} />
          {needLabel(reference, code)}
        </span>
      ))}
    </span>
  );
};

/** A country alone is told by the two letters of ISO 3166: nobody has to know them. */
export const isCountry = (place = ""): boolean => /^[A-Z]{2}$/.test(place);

/** An area or a country by its name; a cell that no country file names is said to be one, in its own signs. */
export const areaLabel = (area: string | undefined): string => {
  if (area === undefined) return "";
  return isCountry(area) ? nameOf("region", area) : inLanguage(desk().cases.area(area)) || area;
};

export const languageLabel = (code: string | undefined): string =>
  code === undefined ? "" : /^[a-z]{2,3}$/.test(code) ? nameOf("language", code) : code;
