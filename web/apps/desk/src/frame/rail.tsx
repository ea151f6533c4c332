import { Icon, type IconName } from "../parts/icon.tsx";
import { language, languageNames, languages, isLanguage, speak, t, type Word } from "../words/index.ts";
import { lockNow } from "./idle.ts";
import { go, place, type Place } from "./place.ts";
import { shortcutsShown } from "./shortcuts.tsx";
import { minutesLeft, newer, queue } from "./state.ts";
import { switchTheme } from "./theme.ts";

const ways: readonly (readonly [at: "queue" | "intake" | "people" | "keys", icon: IconName, word: Word])[] = [
  ["queue", "list", "nav.queue"],
  ["intake", "plus", "nav.intake"],
  ["people", "people", "nav.people"],
  ["keys", "key", "nav.keys"],
];

const isHere = (way: string, at: Place): boolean => way === at.at || (way === "queue" && at.at === "case");

const Ways = ({ slim }: { slim: boolean }) => (
  <>
    {ways.map(([at, icon, word]) => (
      <button
        key={at}
        type="button"
        class="go"
        aria-current={isHere(at, place.value) ? "page" : undefined}
        title={slim ? t(word) : undefined}
        onClick={() => go({ at })}
      >
        <Icon name={icon} />
        <span class="t">{t(word)}</span>
        {at === "queue" && queue.value !== undefined && <span class="n">{queue.value.length + newer.value}</span>}
      </button>
    ))}
  </>
);

/** The languages of the desk, each under its own name. */
export const LanguageChoice = () => (
  <select
    aria-label={t("nav.language")}
    value={language.value}
    onChange={(event) => {
      const chosen = event.currentTarget.value;
      if (!isLanguage(chosen)) return;
      localStorage.setItem("language", chosen);
      void speak(chosen);
    }}
  >
    {languages.map((one) => (
      <option key={one} value={one} lang={one}>
        {languageNames[one]}
      </option>
    ))}
  </select>
);

export const Mark = () => (
  <span class="mark">
    <i aria-hidden="true" />
    <span class="t">BackUp</span>
  </span>
);

export const Rail = ({ slim }: { slim: boolean }) => (
  <nav class="rail" aria-label={t("nav.main")}>
    <Mark />
    <Ways slim={slim} />
    <div class="foot">
      <button type="button" class="go" onClick={() => (shortcutsShown.value = true)}>
        <Icon name="info" />
        <span class="t">{t("nav.shortcuts")}</span>
        <span class="n" aria-hidden="true">
          ?
        </span>
      </button>
      <label class="go">
        <Icon name="globe" />
        <LanguageChoice />
      </label>
      <button type="button" class="go" onClick={switchTheme}>
        <Icon name="moon" />
        <span class="t">{t("nav.theme")}</span>
      </button>
      <button type="button" class="go" onClick={lockNow} title={t("nav.lock-now")}>
        <Icon name="lock" />
        <span class="t">{t("nav.lock", { n: minutesLeft.value })}</span>
      </button>
    </div>
  </nav>
);

/** The same ways at the lower edge of a telephone, with the lock in reach. */
export const Bottom = () => (
  <nav class="bottom" aria-label={t("nav.main")}>
    <Ways slim={false} />
    <button type="button" class="go" onClick={lockNow}>
      <Icon name="lock" />
      <span class="t">{t("nav.lock-now")}</span>
    </button>
  </nav>
);
