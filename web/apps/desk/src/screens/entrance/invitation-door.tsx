import { useState } from "preact/hooks";
import { go } from "../../frame/place.ts";
import { desk } from "../../frame/state.ts";
import { Button, Note, ProblemNote, Tag, Working } from "../../parts/basic.tsx";
import { useDraft } from "../../parts/draft.ts";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import type { Invitation as Offered } from "../../work/desk.ts";
import { t, tMaybe } from "../../words/index.ts";
import { moment } from "../../words/times.ts";
import { AccountForm, accountOf, missing, newDraft } from "./account-form.tsx";
import { DoorHead } from "./sign-in.tsx";

const Accepted = () => (
  <section class="panel stack wide">
    <h1>{t("invitation.accepted")}</h1>
    <p>{t("invitation.accepted-text")}</p>
    <div class="row">
      <Button tone="main" onPress={() => go({ at: "queue" })}>
        {t("door.title")}
      </Button>
    </div>
  </section>
);

const Accept = ({ token, offered, onDone }: { token: string; offered: Offered; onDone: () => void }) => {
  const [draft, change] = useDraft(newDraft);
  const task = useTask();
  const accept = (): void =>
    task.run(async () => {
      await desk().door.acceptInvitation(token, accountOf(draft));
      onDone();
    });
  return (
    <section class="panel stack wide">
      <h1>{t("invitation.title", { organisation: offered.organisation })}</h1>
      <p class="row">
        {offered.roles.map((role) => (
          <Tag key={role}>{tMaybe(`role.${role}`) ?? role}</Tag>
        ))}
        <span class="fine">{t("invitation.until", { when: moment(offered.until) })}</span>
      </p>
      <AccountForm draft={draft} totp={offered.totp} onChange={change} />
      <ProblemNote code={task.problem} />
      {task.busy ? (
        <Working text={t("door.working")} />
      ) : (
        <div class="row">
          <Button tone="main" off={missing(draft)} onPress={accept}>
            {t("invitation.accept")}
          </Button>
        </div>
      )}
      <Note icon="key">
        <p>{t("door.two")}</p>
      </Note>
    </section>
  );
};

/** Where an invited person makes keys. They work once an administrator has signed the member statement. */
export const Invitation = ({ token }: { token: string }) => {
  const [loaded] = useLoaded(() => desk().door.readInvitation(token), [token]);
  const [accepted, setAccepted] = useState(false);
  return (
    <div class="door">
      <main class="broad">
        <DoorHead />
        {loaded.state === "problem" && <ProblemNote code={loaded.code} />}
        {loaded.state === "reading" && <Working text={t("invitation.reading")} />}
        {accepted && <Accepted />}
        {loaded.state === "here" && !accepted && (
          <Accept token={token} offered={loaded.value} onDone={() => setAccepted(true)} />
        )}
      </main>
    </div>
  );
};
