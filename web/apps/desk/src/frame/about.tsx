import { useState } from "preact/hooks";
import { Button } from "../parts/basic.tsx";
import { Dialog } from "../parts/dialog.tsx";
import type { AboutMe } from "../work/model.ts";
import { t, tMaybe } from "../words/index.ts";
import { moment, row } from "../words/times.ts";

/** Statements of the directory about the member since the last sign-in, so that none passes unseen. */
export const About = ({ notes }: { notes: readonly AboutMe[] }) => {
  const [read, setRead] = useState(notes.length === 0);
  if (read) return null;
  return (
    <Dialog title={t("about.title")} onClose={() => setRead(true)}>
      <p>{t("about.text")}</p>
      <ul class="stack">
        {notes.map((note) => (
          <li key={note.sequence}>
            <b>{tMaybe(`about.${note.what}`) ?? t("about.other")}</b>
            {note.circle !== undefined && (
              <p>
                <bdi>{note.circle}</bdi>
              </p>
            )}
            <p class="fine">
              {moment(note.issued)} · {t("about.by", { who: row(note.by.map((name) => name || t("member.root"))) })}
            </p>
          </li>
        ))}
      </ul>
      <div class="row end">
        <Button tone="main" onPress={() => setRead(true)}>
          {t("act.read")}
        </Button>
      </div>
    </Dialog>
  );
};
