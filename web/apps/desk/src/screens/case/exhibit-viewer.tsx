import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../frame/state.ts";
import { Button, Note, ProblemNote, Tag, Working } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { ExhibitView, OpenedMedia, Reason } from "../../work/model.ts";
import { refusal, type Code } from "../../work/problem.ts";
import { t } from "../../words/index.ts";
import { bytes, moment } from "../../words/times.ts";
import { looked } from "./allowance.ts";
import { Notes } from "./facts.tsx";
import { compartmentName } from "./key-strip.tsx";
import { coverAgain } from "./veil.ts";

export interface ViewerProps {
  readonly file: CaseFile;
  readonly exhibit: ExhibitView;
  readonly title: string;
  readonly reason: Reason;
  readonly onClose: () => void;
  readonly onChange: () => void;
}

const Player = ({ media, title }: { media: OpenedMedia; title: string }) => {
  const kind = media.mediaType.split("/")[0];
  if (kind === "image") return <img class="shown" src={media.address} alt={title} draggable={false} />;
  if (kind === "video")
    return <video class="shown" src={media.address} aria-label={title} controls muted playsInline preload="metadata" />;
  if (kind === "audio")
    return <audio class="shown" src={media.address} aria-label={title} controls muted preload="metadata" />;
  return <p class="soft">{t("exhibit.no-player")}</p>;
};

const useOpening = ({ file, exhibit, reason, onClose }: ViewerProps, wanted: boolean) => {
  const [media, setMedia] = useState<OpenedMedia | undefined>(undefined);
  const [problem, setProblem] = useState<Code | undefined>(undefined);
  const [done, setDone] = useState(0);
  const held = useRef<OpenedMedia | undefined>(undefined);
  useEffect(() => {
    if (!wanted) return undefined;
    const abort = new AbortController();
    file
      .openMedia(exhibit, reason, setDone, abort.signal)
      .then((opened) => {
        if (abort.signal.aborted) opened.release();
        else setMedia((held.current = opened));
      })
      .catch((thrown: unknown) => !abort.signal.aborted && setProblem(refusal(thrown)));
    return () => {
      abort.abort();
      held.current?.release();
    };
  }, [wanted]);
  useEffect(() => {
    if (media === undefined) return undefined;
    const from = performance.now();
    const stop = coverAgain(onClose, document, globalThis);
    return () => {
      stop();
      looked(performance.now() - from);
    };
  }, [media]);
  return { media, problem, done };
};

const Metadata = ({ exhibit }: { exhibit: ExhibitView }) => (
  <details>
    <summary>{t("exhibit.about")}</summary>
    <dl class="kv">
      <dt>{t("exhibit.name")}</dt>
      <dd dir="auto">{exhibit.name}</dd>
      <dt>{t("exhibit.type")}</dt>
      <dd>
        <bdi>{exhibit.mediaType}</bdi>
      </dd>
      <dt>{t("exhibit.length")}</dt>
      <dd>{bytes(exhibit.length)}</dd>
      <dt>{t("exhibit.times")}</dt>
      <dd>
        {exhibit.claimed === undefined ? t("time.claimed-none") : t("time.claimed", { when: moment(exhibit.claimed) })}
        <br />
        {t("time.received", { when: moment(exhibit.received) })}
      </dd>
      <dt>{t("exhibit.sealed-in")}</dt>
      <dd>{compartmentName(exhibit.compartment)}</dd>
      <dt>{t("exhibit.sha256")}</dt>
      <dd class="mono" dir="ltr">
        {exhibit.sha256}
      </dd>
      <dt>{t("exhibit.sha512")}</dt>
      <dd class="mono" dir="ltr">
        {exhibit.sha512}
      </dd>
      {exhibit.capture.map(([name, value]) => (
        <>
          <dt key={name}>
            <bdi>{name}</bdi>
          </dt>
          <dd dir="auto">{value}</dd>
        </>
      ))}
    </dl>
    {exhibit.capture.length === 0 && <p class="fine">{t("exhibit.capture-none")}</p>}
  </details>
);

const TwoPeople = ({ file, exhibit, onChange }: ViewerProps) => {
  const task = useTask();
  return (
    <Note icon="people">
      <p>{t("exhibit.two-help")}</p>
      <p>{t("exhibit.two-asked")}</p>
      <ProblemNote code={task.problem} />
      <div class="row">
        <Button
          onPress={() =>
            task.run(async () => {
              await file.approve(exhibit);
              say(t("exhibit.two-done"));
              onChange();
            })
          }
        >
          {t("exhibit.two-approve")}
        </Button>
      </div>
    </Note>
  );
};

const Opened = (props: ViewerProps) => {
  const { media, problem, done } = useOpening(props, true);
  const sound = props.exhibit.kind === "video" || props.exhibit.kind === "audio";
  return (
    <>
      <ProblemNote code={problem} />
      {media === undefined && problem === undefined && (
        <Working
          text={t("exhibit.opening", { done: bytes(done), total: bytes(props.exhibit.length) })}
          done={done}
          total={props.exhibit.length}
        />
      )}
      {media !== undefined && (
        <>
          <Player media={media} title={props.title} />
          <p class="row">
            <Tag tone="cool" icon="check">
              {t("exhibit.whole")}
            </Tag>
            {sound && <span class="fine">{t("exhibit.sound-off")}</span>}
          </p>
        </>
      )}
    </>
  );
};

/** One file, uncovered on purpose. It covers itself again. */
export const ExhibitViewer = (props: ViewerProps) => {
  const { exhibit, title, file, onClose, onChange } = props;
  const needsSecond = exhibit.two && !exhibit.approved;
  const task = useTask();
  const mark = (): void =>
    task.run(async () => {
      await file.markForTwo(exhibit);
      onChange();
      onClose();
    });
  return (
    <Dialog title={title} onClose={onClose} wide>
      {needsSecond ? <TwoPeople {...props} /> : <Opened {...props} />}
      <Notes notes={exhibit.notes} about="exhibit.note" />
      <Metadata exhibit={exhibit} />
      <ProblemNote code={task.problem} />
      <div class="row end">
        {!exhibit.two && (
          <>
            <span class="fine grow">{t("exhibit.mark-help")}</span>
            <Button icon="people" onPress={mark}>
              {t("exhibit.mark")}
            </Button>
          </>
        )}
        <Button tone={needsSecond ? "plain" : "main"} icon="veil" onPress={onClose}>
          {t("exhibit.hide")}
        </Button>
      </div>
    </Dialog>
  );
};
