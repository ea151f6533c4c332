import { useState } from "preact/hooks";
import { say } from "../../frame/state.ts";
import { Button, Note, ProblemNote, Select, Text } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { ProposalView } from "../../work/model.ts";
import { language, languageNames, languages, t } from "../../words/index.ts";
import { day } from "../../words/times.ts";
import { ActReason } from "./reasons.tsx";

interface ActProps {
  readonly file: CaseFile;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks a colleague whether what is recorded may be asked again; a few words for the team go with it, sealed. */
const Proposing = ({ file, onClose, onDone }: ActProps) => {
  const [reason, setReason] = useState("");
  const [words, setWords] = useState("");
  const task = useTask();
  const put = (): void =>
    task.run(async () => {
      await file.proposeInterview(reason, words.trim());
      say(t("handover.proposed"));
      onDone();
    });
  return (
    <Dialog title={t("interview.title")} onClose={onClose}>
      <p>{t("interview.text")}</p>
      <ActReason act="interview" value={reason} onChoose={setReason} />
      {file.canWriteTeam() && <Text label={t("interview.words")} value={words} onText={setWords} lines />}
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" off={reason === "" ? t("act.reason-first") : undefined} onPress={put}>
          {t("handover.propose")}
        </Button>
      </div>
    </Dialog>
  );
};

/** Takes down what is told again: a further account beside the first. */
const TakingDown = ({ file, onClose, onDone }: ActProps) => {
  const [words, setWords] = useState("");
  const [spoken, setSpoken] = useState<string>(language.value);
  const task = useTask();
  const put = (): void =>
    task.run(async () => {
      await file.tellAgain(words.trim(), spoken);
      say(t("interview.kept"));
      onDone();
    });
  return (
    <Dialog title={t("interview.take")} onClose={onClose} wide>
      <p>{t("interview.take-text")}</p>
      <Select
        label={t("intake.language")}
        value={spoken}
        options={languages.map((code) => ({ code, label: languageNames[code] }))}
        onChoose={setSpoken}
      />
      <Text label={t("interview.told")} value={words} onText={setWords} lines />
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" off={words.trim() === "" ? t("interview.told-first") : undefined} onPress={put}>
          {t("act.save")}
        </Button>
      </div>
    </Dialog>
  );
};

/** What was told is not asked again: closed with the reason, until two who read it agree; then open until a day. */
export const Interview = ({ file, onChange }: { file: CaseFile; onChange: () => void }) => {
  const [acting, setActing] = useState(false);
  const { recorded, until } = file.overview.interview;
  const open = !recorded || until !== undefined;
  const Act = open ? TakingDown : Proposing;
  return (
    <Note icon={open ? "pen" : "lock"}>
      <p>
        {until !== undefined
          ? t("interview.open", { day: day(until) })
          : t(recorded ? "interview.closed" : "interview.none")}
      </p>
      <div class="row">
        <Button icon="people" onPress={() => setActing(true)}>
          {t(open ? "interview.take" : "interview.title")}
        </Button>
      </div>
      {acting && (
        <Act
          file={file}
          onClose={() => setActing(false)}
          onDone={() => {
            setActing(false);
            onChange();
          }}
        />
      )}
    </Note>
  );
};

interface DecliningProps {
  readonly proposal: ProposalView;
  readonly decline: (reason: string) => Promise<void>;
}

/** A colleague's no to a new interview, with its reason. Whoever proposed it does not answer it. */
export const Declining = ({ proposal, decline }: DecliningProps) => {
  const [reason, setReason] = useState("");
  const task = useTask();
  if (proposal.mine) return null;
  const put = (): void =>
    task.run(async () => {
      await decline(reason);
      say(t("interview.declined"));
    });
  return (
    <details>
      <summary>{t("interview.decline")}</summary>
      <div class="stack">
        <ActReason act="interview-no" value={reason} onChoose={setReason} />
        <ProblemNote code={task.problem} />
        <div class="row">
          <Button off={reason === "" ? t("act.reason-first") : undefined} onPress={put}>
            {t("interview.decline")}
          </Button>
        </div>
      </div>
    </details>
  );
};
