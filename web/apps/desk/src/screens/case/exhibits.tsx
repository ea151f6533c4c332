import { useState } from "preact/hooks";
import { ProblemNote, Working } from "../../parts/basic.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { Access, ExhibitView, Reason } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { allowance, minutesToday } from "./allowance.ts";
import { Closed, ReasonChoice } from "./account.tsx";
import { ExhibitViewer } from "./exhibit-viewer.tsx";

/** "Photo 1", "Video 2": the file's own name is sealed with it and shown only in the panel. */
export const exhibitTitle = (all: readonly ExhibitView[], exhibit: ExhibitView): string => {
  const number = all.filter((one) => one.kind === exhibit.kind).indexOf(exhibit) + 1;
  return t(`exhibit.${exhibit.kind}`, { number: String(number) });
};

const Tile = ({ exhibit, title, onOpen }: { exhibit: ExhibitView; title: string; onOpen: () => void }) => {
  const two = exhibit.two && !exhibit.approved;
  const sound = exhibit.kind === "audio" || exhibit.kind === "video";
  const word = two ? "exhibit.two" : sound ? "exhibit.play-muted" : "exhibit.show";
  return (
    <figure>
      <button class="veil" type="button" onClick={onOpen} aria-label={`${title}: ${t(word)}`}>
        <Icon name={two ? "lock" : sound ? "mute" : "veil"} />
        <span>{t(word)}</span>
      </button>
      <figcaption>
        {title}
        {exhibit.two && exhibit.approved && <span class="fine"> · {t("exhibit.two-approved")}</span>}
      </figcaption>
    </figure>
  );
};

const NoExhibits = ({ access }: { access: Access }) =>
  access.kind === "open" ? <p class="soft">{t("exhibit.empty")}</p> : <Closed name="exhibits" access={access} />;

const Allowance = () => (
  <p class="fine">
    {t("exhibit.recorded")}{" "}
    {minutesToday.value >= allowance
      ? t("exhibit.allowance-used", { all: allowance })
      : t("exhibit.allowance", { n: minutesToday.value, all: allowance })}
  </p>
);

/** Covered files: shape only, nothing is decoded until it is asked for, one at a time. */
export const Exhibits = ({ file, onChange }: { file: CaseFile; onChange: () => void }) => {
  const [loaded, again] = useLoaded(() => file.exhibits(), [file]);
  const [reason, setReason] = useState<Reason>("documentation");
  const [shown, setShown] = useState<string | undefined>(undefined);
  const access = file.overview.compartments.find((one) => one.name === "exhibits")?.access ?? { kind: "not-granted" };
  const changed = (): void => {
    again();
    onChange();
  };
  if (loaded.state === "reading") return <Working text={t("case.reading")} />;
  if (loaded.state === "problem") return <ProblemNote code={loaded.code} again={again} />;
  if (loaded.value.length === 0) return <NoExhibits access={access} />;
  const exhibit = loaded.value.find((one) => one.item === shown);
  return (
    <div class="stack wide">
      <ReasonChoice value={reason} onChoose={setReason} />
      <div class="media">
        {loaded.value.map((one) => (
          <Tile
            key={one.item}
            exhibit={one}
            title={exhibitTitle(loaded.value, one)}
            onOpen={() => setShown(one.item)}
          />
        ))}
      </div>
      <Allowance />
      {exhibit !== undefined && (
        <ExhibitViewer
          {...{ file, exhibit, reason }}
          title={exhibitTitle(loaded.value, exhibit)}
          onClose={() => setShown(undefined)}
          onChange={changed}
        />
      )}
    </div>
  );
};
