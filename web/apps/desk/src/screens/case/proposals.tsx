import type { ComponentChildren } from "preact";
import { say } from "../../frame/state.ts";
import { Button, Note, ProblemNote } from "../../parts/basic.tsx";
import { useLoaded, type Loaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import { kindIn, type ErasureOf } from "../../work/erased.ts";
import type { ProposalView } from "../../work/model.ts";
import { t, tMaybe } from "../../words/index.ts";
import { day, moment, row } from "../../words/times.ts";
import { Declining } from "./interview.tsx";
import { compartmentName } from "./key-strip.tsx";
import { reasonName } from "./reasons.tsx";
import { useTaking } from "./taking.ts";
import { readerName } from "./team.tsx";

/** Every item that an erasure which waits would take: it is marked where it stands. */
export const marks = (waiting: Loaded<readonly ProposalView[]>): ReadonlySet<string> =>
  new Set(waiting.state === "here" ? waiting.value.flatMap((one) => one.erasureOf?.marks ?? []) : []);

const ofOne = (act: string, { item }: ErasureOf): string => {
  if (item === undefined) return t("proposal.item-unseen");
  const values = { where: compartmentName(item.compartment), when: moment(item.received) };
  return tMaybe(`proposal.${kindIn(item.compartment)}-${act}`, values) ?? t("proposal.erasure");
};

/** What goes with it. More than its own is said, so that nothing is signed away behind a name. */
const Along = ({ of: { files, others } }: { of: ErasureOf }) => (
  <>
    {files > 0 && <p>{t("proposal.files", { n: files })}</p>}
    {others > 0 && <p>{t("proposal.others", { n: others })}</p>}
  </>
);

/** The act in words: an erasure and a hold are each of two kinds, and the second person must not confuse them. */
const what = ({ kind, act, until, erasureOf }: ProposalView): string =>
  erasureOf !== undefined
    ? ofOne(act, erasureOf)
    : (tMaybe(`proposal.${kind}-${act}`, until === undefined ? {} : { day: day(until) }) ?? t(`proposal.${kind}`));

/** What is given and how the person was known: the second puts a name under both. */
const Giving = ({ proposal: { how, given } }: { proposal: ProposalView }) =>
  how === undefined ? null : (
    <>
      <p>{t("back.parts", { parts: row(given.map(compartmentName)) })}</p>
      <p>
        <b>{t(`same.${how}`)}</b> {t("back.second")}
      </p>
      <p>{t("back.first")}</p>
    </>
  );

/** What the person answered, where it is answers that wait. */
const Answers = ({ of: answers }: { of: ProposalView["answers"] }) =>
  answers.length === 0 ? null : (
    <ul>
      {answers.map(({ purpose, answer }) => (
        <li key={purpose}>
          {t(`consent.${purpose}`)}: <b>{t(`team.${answer}`)}</b>
        </li>
      ))}
    </ul>
  );

interface ProposalProps {
  readonly proposal: ProposalView;
  readonly second: () => Promise<void>;
  readonly children?: ComponentChildren;
  /** How to say no, where there is a way: after what was signed and why. */
  readonly refusal?: ComponentChildren;
  /** Why this member does not sign it. */
  readonly barred?: string | undefined;
}

/** The second signature in reach; in its place why it is not. */
const Sign = ({ proposal, second, barred }: Pick<ProposalProps, "proposal" | "second" | "barred">) => {
  const task = useTask();
  if (proposal.mine) return <p>{t("proposal.mine")}</p>;
  if (barred !== undefined) return <p>{barred}</p>;
  if (proposal.erasureOf !== undefined && proposal.erasureOf.item === undefined) return null;
  const sign = (): void =>
    task.run(async () => {
      await second();
      say(t("proposal.done"));
    });
  return (
    <>
      <ProblemNote code={task.problem} />
      <div class="row">
        <Button icon="pen" onPress={sign}>
          {t("proposal.second")}
        </Button>
      </div>
    </>
  );
};

/** One two-person act that waits: what it is, who signed, and the second signature in reach. */
export const ProposalNote = ({ proposal, second, children, refusal, barred }: ProposalProps) => (
  <Note icon="people">
    <p>
      <b>{what(proposal)}</b> <bdi>{proposal.title}</bdi>
    </p>
    {proposal.erasureOf !== undefined && <Along of={proposal.erasureOf} />}
    <Answers of={proposal.answers} />
    <Giving proposal={proposal} />
    {children}
    {proposal.reason !== "" && <p dir="auto">{reasonName(proposal.reason)}</p>}
    <p class="fine">{t("proposal.by", { who: readerName(proposal.by), when: moment(proposal.lapses) })}</p>
    <Sign proposal={proposal} second={second} barred={barred} />
    {refusal}
  </Note>
);

/** What waits in a case for a second signature. What it changes is read anew once it is signed. */
export const CaseProposals = ({ file, onChange }: { file: CaseFile; onChange: () => void }) => {
  const [loaded, again] = useLoaded(() => file.acts.proposals(), [file]);
  const mayTake = useTaking(file);
  const done = async (proposal: ProposalView): Promise<void> => {
    await file.acts.second(proposal);
    again();
    onChange();
  };
  if (loaded.state !== "here") return null;
  return (
    <>
      {loaded.value.map((proposal) => (
        <ProposalNote
          key={proposal.id}
          proposal={proposal}
          second={() => done(proposal)}
          barred={mayTake(proposal.answers.map((one) => one.answer)) ? undefined : t("problem.child")}
          refusal={
            proposal.kind === "interview" && (
              <Declining
                proposal={proposal}
                decline={async (reason) => {
                  await file.acts.declineInterview(proposal.id, reason);
                  again();
                  onChange();
                }}
              />
            )
          }
        />
      ))}
    </>
  );
};
