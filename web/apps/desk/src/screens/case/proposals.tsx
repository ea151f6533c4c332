import { say } from "../../frame/state.ts";
import { Button, Note, ProblemNote } from "../../parts/basic.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { ProposalView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { moment } from "../../words/times.ts";
import { readerName } from "./team.tsx";

/** One two-person act that waits: what it is, who signed, and the second signature in reach. */
export const ProposalNote = ({ proposal, second }: { proposal: ProposalView; second: () => Promise<void> }) => {
  const task = useTask();
  return (
    <Note icon="people">
      <p>
        <b>{t(`proposal.${proposal.kind}`)}</b> {proposal.title}
      </p>
      {proposal.reason !== "" && <p dir="auto">{proposal.reason}</p>}
      <p class="fine">{t("proposal.by", { who: readerName(proposal.by), when: moment(proposal.lapses) })}</p>
      <ProblemNote code={task.problem} />
      {proposal.mine ? (
        <p>{t("proposal.mine")}</p>
      ) : (
        <div class="row">
          <Button
            icon="pen"
            onPress={() =>
              task.run(async () => {
                await second();
                say(t("proposal.done"));
              })
            }
          >
            {t("proposal.second")}
          </Button>
        </div>
      )}
    </Note>
  );
};

export const CaseProposals = ({ file }: { file: CaseFile }) => {
  const [loaded, again] = useLoaded(() => file.proposals(), [file]);
  if (loaded.state !== "here") return null;
  return (
    <>
      {loaded.value.map((proposal) => (
        <ProposalNote key={proposal.id} proposal={proposal} second={async () => file.second(proposal).then(again)} />
      ))}
    </>
  );
};
