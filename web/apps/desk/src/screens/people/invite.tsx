import { useState } from "preact/hooks";
import { desk, say } from "../../frame/state.ts";
import { Button, Choices, Note, ProblemNote, Select } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import { t } from "../../words/index.ts";
import { moment } from "../../words/times.ts";
import { roleName } from "./members.tsx";

export const invitable = ["intake", "responder", "legal", "investigator", "coordinator", "analyst", "trainer"] as const;

interface Made {
  readonly link: string;
  readonly until: Date;
}

const Link = ({ made, onClose }: { made: Made; onClose: () => void }) => {
  const copy = (): void => {
    void navigator.clipboard.writeText(made.link).then(() => say(t("invite.copied")));
  };
  return (
    <>
      <p>{t("invite.made", { when: moment(made.until) })}</p>
      <p class="mono secret" dir="ltr">
        {made.link}
      </p>
      <Note>
        <p>{t("invite.channel")}</p>
      </Note>
      <div class="row end">
        <Button icon="copy" onPress={copy}>
          {t("invite.copy")}
        </Button>
        <Button tone="main" onPress={onClose}>
          {t("act.done")}
        </Button>
      </div>
    </>
  );
};

const Make = ({ onMade, onClose }: { onMade: (made: Made) => void; onClose: () => void }) => {
  const organisations = desk().people.organisations();
  const [organisation, setOrganisation] = useState(organisations[0]?.id ?? "");
  const [roles, setRoles] = useState<readonly string[]>([]);
  const task = useTask();
  const make = (): void => task.run(async () => onMade(await desk().people.invite(organisation, roles)));
  return (
    <>
      <p>{t("invite.text")}</p>
      <Select
        label={t("member.organisation")}
        value={organisation}
        options={organisations.map((one) => ({ code: one.id, label: one.name }))}
        onChoose={setOrganisation}
      />
      <Choices
        legend={t("member.roles")}
        chosen={roles}
        options={invitable.map((code) => ({ code, label: roleName(code) }))}
        onChoose={setRoles}
      />
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" off={roles.length === 0 ? t("invite.role-first") : undefined} onPress={make}>
          {t("invite.make")}
        </Button>
      </div>
    </>
  );
};

/** An invitation is a link with a one-time secret. It is shown once and travels on another channel. */
export const Invite = ({ onClose }: { onClose: () => void }) => {
  const [made, setMade] = useState<Made | undefined>(undefined);
  return (
    <Dialog title={t("invite.title")} onClose={onClose}>
      {made === undefined ? <Make onMade={setMade} onClose={onClose} /> : <Link made={made} onClose={onClose} />}
    </Dialog>
  );
};
