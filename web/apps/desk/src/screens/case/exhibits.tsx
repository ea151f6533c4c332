import { useState } from "preact/hooks";
import { Button, ProblemNote, Working } from "../../parts/basic.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import type { CaseFile } from "../../work/desk.ts";
import { erasableExhibit, erasedIn } from "../../work/erased.ts";
import type { Access, ExhibitView, Reason } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { allowance, minutesToday } from "./allowance.ts";
import { Closed, ReasonChoice } from "./account.tsx";
import { EraseItem, ErasedList } from "./erasing-item.tsx";
import { ExhibitViewer } from "./exhibit-viewer.tsx";
import { Notes, Unverified } from "./facts.tsx";
import { marks } from "./proposals.tsx";

/** "Photo 1", "Video 2": the file's own name is sealed with it and shown only in the panel. */
export const exhibitTitle = (all: readonly ExhibitView[], exhibit: ExhibitView): string => {
  const number = all.filter((one) => one.kind === exhibit.kind).indexOf(exhibit) + 1;
  return t(`exhibit.${exhibit.kind}`, { number: String(number) });
};

interface TileProps {
  readonly exhibit: ExhibitView;
  readonly title: string;
  /** Whether an erasure of it waits for its second signature. */
  readonly waits: boolean;
  readonly onOpen: () => void;
  readonly onErase: () => void;
}

const Tile = ({ exhibit, title, waits, onOpen, onErase }: TileProps) => {
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
        <span class="grow">
          {title}
          {exhibit.two && exhibit.approved && <span class="fine"> · {t("exhibit.two-approved")}</span>}
          {waits && <span class="fine"> · {t("exhibit.erase-waits")}</span>}
        </span>
        {!waits && <Button tone="plain" icon="bin" label={t("exhibit.erase-title", { title })} onPress={onErase} />}
      </figcaption>
      <Notes notes={exhibit.notes} about="exhibit.note" />
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

/** What was chosen to look at or to erase; nothing of the second is opened. */
type Chosen = { readonly item: string; readonly to: "look" | "erase" } | undefined;

interface WallProps {
  readonly file: CaseFile;
  readonly exhibits: readonly ExhibitView[];
  readonly onChange: () => void;
}

const Wall = ({ file, exhibits, onChange }: WallProps) => {
  const [waiting, proposed] = useLoaded(() => file.acts.proposals(), [file]);
  const [reason, setReason] = useState<Reason>("documentation");
  const [chosen, choose] = useState<Chosen>(undefined);
  const exhibit = exhibits.find((one) => one.item === chosen?.item);
  const marked = marks(waiting);
  const title = (one: ExhibitView): string => exhibitTitle(exhibits, one);
  const close = (): void => choose(undefined);
  const done = (): void => [close, proposed, onChange].forEach((one) => one());
  return (
    <>
      <ReasonChoice value={reason} onChoose={setReason} />
      <div class="media">
        {exhibits.map((one) => (
          <Tile
            key={one.item}
            {...{ exhibit: one, title: title(one), waits: marked.has(one.media) || marked.has(one.item) }}
            onOpen={() => choose({ item: one.item, to: "look" })}
            onErase={() => choose({ item: one.item, to: "erase" })}
          />
        ))}
      </div>
      <Allowance />
      {exhibit !== undefined && chosen?.to === "erase" && (
        <EraseItem
          {...{ file, onDone: done }}
          erasable={erasableExhibit(exhibit)}
          title={title(exhibit)}
          onClose={close}
        />
      )}
      {exhibit !== undefined && chosen?.to === "look" && (
        <ExhibitViewer {...{ file, exhibit, reason, onChange }} title={title(exhibit)} onClose={close} />
      )}
    </>
  );
};

/** Covered files: shape only, nothing is decoded until it is asked for, one at a time. */
export const Exhibits = ({ file, onChange }: { file: CaseFile; onChange: () => void }) => {
  const [loaded, again] = useLoaded(
    async () => ({
      files: await file.exhibits(),
      alone: await file.notesAlone(),
      unverified: await file.hasUnverified("exhibits"),
    }),
    [file],
  );
  const access = file.overview.compartments.find((one) => one.name === "exhibits")?.access ?? { kind: "not-granted" };
  const changed = (): void => {
    again();
    onChange();
  };
  if (loaded.state === "reading") return <Working text={t("case.reading")} />;
  if (loaded.state === "problem") return <ProblemNote code={loaded.code} again={again} />;
  return (
    <div class="stack wide">
      <Unverified some={loaded.value.unverified} />
      {loaded.value.files.length === 0 ? (
        <NoExhibits access={access} />
      ) : (
        <Wall file={file} exhibits={loaded.value.files} onChange={changed} />
      )}
      <Notes notes={loaded.value.alone} about="case.note-alone" />
      <ErasedList file={file} erased={erasedIn(file.overview.erased, undefined)} onChange={changed} />
    </div>
  );
};
