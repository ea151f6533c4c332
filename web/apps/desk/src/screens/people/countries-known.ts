import type { Option } from "../../parts/basic.tsx";
import { language, localeOf } from "../../words/index.ts";
import { nameOf } from "../../words/times.ts";

/** ISO 3166-1 codes that the choice of a country offers; names come from the browser, in the reader's language. */
const codes =
  "AF AL AM AO AT AZ BA BD BE BF BG BI BJ BY CA CD CF CG CH CI CM CN CO CY CZ DE DJ DK DZ EE EG ER ES ET FI FR GA GB GE GH GM GN GR GT HN HR HT HU IE IL IN IQ IR IT JO KE KG KZ LB LR LT LU LV LY MA MD ME MG MK ML MM MR MT MW MX MY MZ NE NG NI NL NO NP PH PK PL PS PT RO RS RU RW SD SE SI SK SL SN SO SS SV SY TD TG TH TJ TM TN TR TZ UA UG US UZ VE VN XK YE ZA ZM ZW";

export const countryOptions = (): readonly Option[] =>
  codes
    .split(" ")
    .map((code) => ({ code, label: nameOf("region", code) }))
    .sort((a, b) => a.label.localeCompare(b.label, localeOf(language.value)));

const spokenHere = "ar en es fa fr ha ku ckb my rhg ru sg so sw ti tr tzm uk ur ps";

export const languageOptions = (): readonly Option[] =>
  spokenHere
    .split(" ")
    .map((code) => ({ code, label: nameOf("language", code) }))
    .sort((a, b) => a.label.localeCompare(b.label, localeOf(language.value)));

/** A cell of the map of resolution 4, as every area is written. */
export const isCell = (text: string): boolean => /^84[0-9a-f]{5}ffffffff$/.test(text);
