import { say } from "../../frame/state.ts";
import { Button, Note, ProblemNote } from "../../parts/basic.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { ProposalView } from "../../work/model.ts";
import { t, tMaybe } from "../../words/index.ts";
import { day, moment } from "../../words/times.ts";
import { compartmentName } from "./key-strip.tsx";
import { reasonName } from "./reasons.tsx";
import { readerName } from "./team.tsx";

const ofOne = (act: string, item: ProposalView["item"]): string =>
  item === undefined
    ? t("proposal.item-unseen")
    : (tMaybe(`proposal.item-${act}`, { where: compartmentName(item.compartment), when: moment(item.received) }) ??
      t("proposal.erasure"));

/** The act in words: an erasure and a hold are each of two kinds, and the second person must not confuse them. */
const what = ({ kind, act, until, ofItem, item }: ProposalView): string =>
  ofItem
    ? ofOne(act, item)
    : (tMaybe(`proposal.${kind}-${act}`, until === undefined ? {} : { day: day(until) }) ?? t(`proposal.${kind}`));

/** How the person was known: the second puts a name under it as well. */
const How = ({ proposal: { how } }: { proposal: ProposalView }) =>
  how === undefined ? null : (
    <p>
      <b>{t(`same.${how}`)}</b> {t("back.second")}
    </p>
  );

/** One two-person act that waits: what it is, who signed, and the second signature in reach. */
export const ProposalNote = ({ proposal, second }: { proposal: ProposalView; second: () => Promise<void> }) => {
  const task = useTask();
  return (
    <Note icon="people">
      <p>
        <b>{what(proposal)}</b> <bdi>{proposal.title}</bdi>
      </p>
      {proposal.answers.length > 0 && (
        <ul>
          {proposal.answers.map(({ purpose, answer }) => (
            <li key={purpose}>
              {t(`consent.${purpose}`)}: <b>{t(`team.${answer}`)}</b>
            </li>
          ))}
        </ul>
      )}
      <How proposal={proposal} />
      {proposal.reason !== "" && <p dir="auto">{reasonName(proposal.reason)}</p>}
      <p class="fine">{t("proposal.by", { who: readerName(proposal.by), when: moment(proposal.lapses) })}</p>
      <ProblemNote code={task.problem} />
      {proposal.mine ? (
        <p>{t("proposal.mine")}</p>
      ) : proposal.ofItem && proposal.item === undefined ? null : (
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

/** What waits in a case for a second signature. What it changes is read anew once it is signed. */
export const CaseProposals = ({ file, onChange }: { file: CaseFile; onChange: () => void }) => {
  const [loaded, again] = useLoaded(() => file.acts.proposals(), [file]);
  const done = async (proposal: ProposalView): Promise<void> => {
    await file.acts.second(proposal);
    again();
    onChange();
  };
  if (loaded.state !== "here") return null;
  return (
    <>
      {loaded.value.map((proposal) => (
        <ProposalNote key={proposal.id} proposal={proposal} second={() => done(proposal)} />
      ))}
    </>
  );
};
