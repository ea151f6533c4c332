import { desk, me, say } from "../../frame/state.ts";
import { Button, Empty, Note, ProblemNote, Working } from "../../parts/basic.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import type { InvitationView } from "../../work/desk.ts";
import { t } from "../../words/index.ts";
import { moment, row } from "../../words/times.ts";
import { ProposalNote } from "../case/proposals.tsx";
import { CircleChanges } from "./circle-change.tsx";
import { roleName } from "./members.tsx";

const Compare = ({ fingerprint }: { fingerprint: string }) => (
  <p>
    {t("waiting.compare")}{" "}
    <span class="mono" dir="ltr">
      {fingerprint}
    </span>
  </p>
);

const InvitationCard = ({ one, again }: { one: InvitationView; again: () => void }) => {
  const task = useTask();
  const act = (work: () => Promise<void>, word: "waiting.admitted" | "waiting.withdrawn"): void =>
    task.run(async () => {
      await work();
      say(t(word));
      again();
    });
  return (
    <Note icon="invite">
      <p>
        <b>{row([one.name ?? t("waiting.open-invitation"), one.organisation])}</b>
      </p>
      <p class="fine">
        {row(one.roles.map(roleName))} · {t("invitation.until", { when: moment(one.until) })}
      </p>
      {one.fingerprint !== undefined && <Compare fingerprint={one.fingerprint} />}
      <ProblemNote code={task.problem} />
      <div class="row">
        {one.accepted && (
          <Button
            tone="main"
            icon="pen"
            onPress={() => act(async () => desk().people.admit(one.id), "waiting.admitted")}
          >
            {t("waiting.admit")}
          </Button>
        )}
        <Button onPress={() => act(async () => desk().people.withdrawInvitation(one.id), "waiting.withdrawn")}>
          {t("waiting.withdraw")}
        </Button>
      </div>
    </Note>
  );
};

/** What waits for a second signature, and who waits to be admitted. */
export const Waiting = ({ onChange }: { onChange: () => void }) => {
  const administrator = me.value?.administrator === true;
  const [loaded, again] = useLoaded(
    async () =>
      ({
        proposals: await desk().people.proposals(),
        invitations: administrator ? await desk().people.invitations() : [],
      }) as const,
    [],
  );
  const anew = (): void => {
    again();
    onChange();
  };
  if (loaded.state === "reading") return <Working text={t("people.reading")} />;
  if (loaded.state === "problem") return <ProblemNote code={loaded.code} again={again} />;
  const { proposals, invitations } = loaded.value;
  if (proposals.length + invitations.length === 0) return <Empty text={t("waiting.empty")} />;
  return (
    <section class="stack top measure">
      {proposals.map((proposal) => (
        <ProposalNote
          key={proposal.id}
          proposal={proposal}
          second={async () => desk().people.second(proposal).then(anew)}
        >
          {proposal.circle !== undefined && <CircleChanges change={proposal.circle} title={proposal.title} />}
        </ProposalNote>
      ))}
      {invitations.map((one) => (
        <InvitationCard key={one.id} one={one} again={anew} />
      ))}
    </section>
  );
};
