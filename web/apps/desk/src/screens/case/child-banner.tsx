import { Note } from "../../parts/basic.tsx";
import { t } from "../../words/index.ts";

/** Stands over the facts and over the conversation of a case that may be about a child. */
export const ChildBanner = () => (
  <Note icon="people">
    <p>{t("case.child")}</p>
  </Note>
);
