import { signal } from "@preact/signals";
import { Dialog } from "../parts/dialog.tsx";
import { t, type Word } from "../words/index.ts";

export const shortcutsShown = signal(false);

const rows: readonly (readonly [keys: readonly string[], word: Word])[] = [
  [["/"], "keys.find"],
  [["j", "k"], "keys.move"],
  [["Enter"], "keys.open"],
  [["r"], "keys.reply"],
  [["Esc"], "keys.back"],
  [["g", "q"], "keys.go-queue"],
  [["g", "n"], "keys.go-intake"],
  [["g", "p"], "keys.go-people"],
  [["g", "m"], "keys.go-keys"],
  [["g", "l"], "keys.lock"],
  [["←", "→"], "keys.tabs"],
  [["?"], "keys.list"],
];

export const Shortcuts = () => (
  <Dialog title={t("nav.shortcuts")} onClose={() => (shortcutsShown.value = false)}>
    <dl class="sheet">
      {rows.map(([keys, word]) => (
        <>
          <dt class="row" key={word}>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{t(word)}</dd>
        </>
      ))}
    </dl>
  </Dialog>
);
