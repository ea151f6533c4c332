import { unsent } from "@backup/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button, directionOf, ProblemNote, Working } from "../../parts/basic.tsx";
import { useTask, type Task } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { ConversationView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { bytes } from "../../words/times.ts";
import { recordVoice, type Recording } from "./voice.ts";

const useVoice = (keep: (file: File) => void) => {
  const [seconds, setSeconds] = useState<number | undefined>(undefined);
  const recording = useRef<Recording | undefined>(undefined);
  const recorded = seconds !== undefined;
  useEffect(() => {
    if (!recorded) return undefined;
    const timer = setInterval(() => setSeconds((before) => (before ?? 0) + 1), 1_000);
    return () => clearInterval(timer);
  }, [recorded]);
  useEffect(() => () => recording.current?.drop(), []);
  const start = async (): Promise<void> => {
    recording.current = await recordVoice();
    setSeconds(0);
  };
  const stop = async (): Promise<void> => {
    const file = await recording.current?.stop();
    recording.current = undefined;
    setSeconds(undefined);
    if (file !== undefined) keep(file);
  };
  return { seconds, start, stop };
};

const minutes = (seconds: number): string =>
  `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;

const Waiting = ({ files, onDrop }: { files: readonly File[]; onDrop: (file: File) => void }) => (
  <ul class="waiting">
    {files.map((file) => (
      <li class="row" key={`${file.name}${file.size}`}>
        <span class="grow">
          <bdi>{file.name}</bdi> <span class="fine">{bytes(file.size)}</span>
        </span>
        <Button tone="plain" icon="close" label={t("talk.drop", { name: file.name })} onPress={() => onDrop(file)} />
      </li>
    ))}
  </ul>
);

const Picker = ({ onFiles }: { onFiles: (files: readonly File[]) => void }) => {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <Button tone="plain" icon="file" label={t("talk.attach")} onPress={() => picker.current?.click()} />
    </>
  );
};

const Voice = ({ task, onFile }: { task: Task; onFile: (file: File) => void }) => {
  const voice = useVoice(onFile);
  return voice.seconds === undefined ? (
    <Button tone="plain" icon="mic" label={t("talk.record")} onPress={() => task.run(voice.start)} />
  ) : (
    <Button pressed icon="pause" onPress={() => task.run(voice.stop)}>
      {t("talk.recording", { clock: minutes(voice.seconds) })}
    </Button>
  );
};

const Field = (props: { text: string; onText: (text: string) => void; onSend: () => void }) => (
  <textarea
    id="write"
    class="text"
    rows={2}
    dir={directionOf(props.text)}
    aria-label={t("talk.write")}
    placeholder={t("talk.write")}
    value={props.text}
    onInput={(event) => props.onText(event.currentTarget.value)}
    onKeyDown={(event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) props.onSend();
    }}
  />
);

interface WriteProps {
  readonly file: CaseFile;
  readonly conversation: ConversationView;
  readonly onSent: () => void;
}

/** What was begun in each conversation, in this page's memory alone: leaving the case must not lose it. */
const begun = new Map<string, string>();

const useText = (compartment: string) => {
  const [text, show] = useState(() => begun.get(compartment) ?? "");
  const write = (next: string): void => {
    show(next);
    if (next === "") begun.delete(compartment);
    else begun.set(compartment, next);
  };
  const sent = (words: string): void => write(unsent(begun.get(compartment) ?? "", words));
  return { text, write, sent };
};

/** Writing: text, files and a voice note. What was written stays here until it has arrived. */
export const Write = ({ file, conversation, onSent }: WriteProps) => {
  const { text, write, sent } = useText(conversation.compartment);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [[done, total], setProgress] = useState<readonly [done: number, total: number]>([0, 0]);
  const task = useTask();
  const empty = text.trim() === "" && files.length === 0;
  const send = (): void => {
    if (empty) return;
    task.run(async () => {
      await file.send(conversation.compartment, text.trim(), files, (now, all) => setProgress([now, all]));
      sent(text);
      setFiles((now) => now.filter((one) => !files.includes(one)));
      onSent();
    });
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    send();
  };
  return (
    <form class="write" onSubmit={submit}>
      <ProblemNote code={task.problem} />
      {files.length > 0 && <Waiting files={files} onDrop={(one) => setFiles(files.filter((other) => other !== one))} />}
      {task.busy ? (
        <Working text={t("talk.sending")} {...(total > 0 ? { done, total } : {})} />
      ) : (
        <p class="fine">{t("talk.hint")}</p>
      )}
      <Field text={text} onText={write} onSend={send} />
      <div class="row">
        <Picker onFiles={(more) => setFiles((before) => [...before, ...more])} />
        <Voice task={task} onFile={(one) => setFiles((before) => [...before, one])} />
        <span class="grow" />
        <button type="submit" class="btn main" aria-disabled={empty || task.busy ? "true" : undefined}>
          {t("talk.send")}
        </button>
      </div>
    </form>
  );
};
