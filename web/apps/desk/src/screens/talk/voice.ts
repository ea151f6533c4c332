import { Refusal } from "../../work/problem.ts";

/** A voice note while it is recorded: in memory only, until it is kept or dropped. */
export interface Recording {
  stop(): Promise<File>;
  drop(): void;
}

const types = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"] as const;

/** Asks for the microphone and records; refused with `microphone` where there is none. */
export const recordVoice = async (): Promise<Recording> => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => {
    throw new Refusal("microphone");
  });
  const type = types.find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(stream, {
    ...(type === undefined ? {} : { mimeType: type }),
    audioBitsPerSecond: 24_000,
  });
  const parts: Blob[] = [];
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  recorder.start(1_000);
  const end = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    stop: () =>
      new Promise((resolve) => {
        recorder.addEventListener("stop", () => {
          end();
          const plain = (recorder.mimeType.split(";")[0] ?? "audio/webm") || "audio/webm";
          resolve(new File(parts, `voice.${plain.split("/")[1] ?? "webm"}`, { type: plain }));
        });
        recorder.stop();
      }),
    drop: () => {
      recorder.stop();
      end();
      parts.length = 0;
    },
  };
};
