import { useEffect, useState } from "preact/hooks";
import { Button, ProblemNote, Working } from "../../parts/basic.tsx";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { Attachment, OpenedMedia } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { bytes } from "../../words/times.ts";
import { coverAgain } from "../case/veil.ts";

const Shown = ({ media, name }: { media: OpenedMedia; name: string }) => {
  const kind = media.mediaType.split("/")[0];
  if (kind === "audio") return <audio src={media.address} aria-label={name} controls preload="metadata" />;
  if (kind === "video") return <video src={media.address} aria-label={name} controls muted playsInline />;
  if (kind === "image") return <img src={media.address} alt={name} draggable={false} />;
  return <p class="fine">{t("exhibit.no-player")}</p>;
};

/** A file of a message: covered like every other, opened one at a time, covered again by itself. */
export const AttachmentTile = (props: { file: CaseFile; compartment: string; attachment: Attachment }) => {
  const { file, compartment, attachment } = props;
  const [media, setMedia] = useState<OpenedMedia | undefined>(undefined);
  const [done, setDone] = useState(0);
  const task = useTask();
  useEffect(() => {
    if (media === undefined) return undefined;
    const stop = coverAgain(() => setMedia(undefined), document, globalThis);
    return () => {
      stop();
      media.release();
    };
  }, [media]);
  const open = (): void => task.run(async () => setMedia(await file.openAttachment(compartment, attachment, setDone)));
  const voice = attachment.mediaType.startsWith("audio/");
  return (
    <div class="attachment">
      {media !== undefined ? (
        <>
          <Shown media={media} name={attachment.name} />
          <Button tone="plain" icon="veil" onPress={() => setMedia(undefined)}>
            {t("exhibit.hide")}
          </Button>
        </>
      ) : task.busy ? (
        <Working
          text={t("exhibit.opening", { done: bytes(done), total: bytes(attachment.length) })}
          done={done}
          total={attachment.length}
        />
      ) : (
        <button type="button" class="btn" onClick={open}>
          {voice ? t("talk.play-voice") : t("talk.show-file", { name: attachment.name })}
          <span class="fine">{bytes(attachment.length)}</span>
        </button>
      )}
      <ProblemNote code={task.problem} />
    </div>
  );
};
