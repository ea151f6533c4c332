import { say } from "../../frame/state.ts";
import { Button, Note, ProblemNote } from "../../parts/basic.tsx";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import { t } from "../../words/index.ts";

interface TakingBackProps {
  readonly file: CaseFile;
  /** The one item that is closed; the whole case where it is absent. */
  readonly item?: string;
  readonly text: string;
  /** What is said once it is open again. */
  readonly done: string;
  readonly onChange: () => void;
}

/** What is closed until its end, with the way back in reach. */
export const TakingBack = ({ file, item, text, done, onChange }: TakingBackProps) => {
  const task = useTask();
  const back = (): void =>
    task.run(async () => {
      await file.acts.takeErasureBack("her-wish", item);
      say(done);
      onChange();
    });
  return (
    <Note>
      <p>{text}</p>
      <p>{t("erasing.back-text")}</p>
      <ProblemNote code={task.problem} />
      <div class="row">
        <Button icon="undo" onPress={back}>
          {t("erasing.back")}
        </Button>
      </div>
    </Note>
  );
};
