import { useState } from "preact/hooks";
import { desk, me } from "../../frame/state.ts";
import { Button, Empty, Tag } from "../../parts/basic.tsx";
import type { MemberView } from "../../work/model.ts";
import { t, tMaybe } from "../../words/index.ts";
import { day, dayOf, row } from "../../words/times.ts";
import { Invite } from "./invite.tsx";
import { MakeAdministrator, WithdrawMember } from "./member-acts.tsx";

export const roleName = (role: string): string => tMaybe(`role.${role}`) ?? role;

const Signed = ({ member }: { member: MemberView }) => (
  <span class="fine">{t("member.signed", { day: day(member.since), number: String(member.sequence) })}</span>
);

/** Why a member's key is trusted: root, who signed where it was not the root itself, and the key. */
const Chain = ({ member }: { member: MemberView }) => (
  <ol class="chain">
    <li>
      <b>{t("member.root")}</b>
      <span class="fine">{t("member.root-pinned")}</span>
      {member.signedBy.includes("") && <Signed member={member} />}
    </li>
    {!member.signedBy.includes("") && (
      <li>
        <b>{row(member.signedBy)}</b>
        <Signed member={member} />
      </li>
    )}
    <li>
      <b>{t("member.key")}</b>
      <span class="mono fine" dir="ltr">
        {member.fingerprint}
      </span>
    </li>
  </ol>
);

const Facts = ({ member }: { member: MemberView }) => (
  <dl class="kv">
    <dt>{t("member.organisation")}</dt>
    <dd>{member.organisation}</dd>
    <dt>{t("member.roles")}</dt>
    <dd>{row(member.roles.map(roleName))}</dd>
    <dt>{t("people.circles")}</dt>
    <dd>{row(member.circles) || "–"}</dd>
    <dt>{t("circle.trained")}</dt>
    <dd>{member.childTrained === undefined ? "–" : t("member.trained", { day: dayOf(member.childTrained) })}</dd>
    {member.until !== undefined && (
      <>
        <dt>{t("member.until")}</dt>
        <dd>{day(member.until)}</dd>
      </>
    )}
  </dl>
);

const Detail = ({ member, onChange }: { member: MemberView; onChange: () => void }) => {
  const [act, setAct] = useState<"none" | "withdraw" | "administrator">("none");
  const done = (): void => {
    setAct("none");
    onChange();
  };
  const may = me.value?.administrator === true || me.value?.id === member.id;
  return (
    <aside class="panel pad stack wide" aria-label={member.name}>
      <header class="row">
        <h2 class="grow">
          <bdi>{member.name}</bdi>
        </h2>
        {member.childTrained !== undefined && <Tag icon="people">{t("member.trained-tag")}</Tag>}
        {member.administrator && <Tag tone="cool">{t("role.administrator")}</Tag>}
        {member.revoked && <Tag tone="full">{t("member.revoked")}</Tag>}
      </header>
      <Facts member={member} />
      <section class="stack">
        <h3>{t("member.why")}</h3>
        <Chain member={member} />
      </section>
      {may && !member.revoked && (
        <div class="row">
          <Button onPress={() => setAct("withdraw")}>{t("member.withdraw")}</Button>
          {me.value?.administrator === true && !member.administrator && (
            <Button onPress={() => setAct("administrator")}>{t("member.make-administrator")}</Button>
          )}
        </div>
      )}
      {act === "withdraw" && <WithdrawMember member={member} onClose={() => setAct("none")} onDone={done} />}
      {act === "administrator" && <MakeAdministrator member={member} onClose={() => setAct("none")} onDone={done} />}
    </aside>
  );
};

const Row = ({ one, on, onChoose }: { one: MemberView; on: boolean; onChoose: () => void }) => (
  <tr class={on ? "on" : undefined} onClick={onChoose}>
    <td>
      <button type="button" class="link" onClick={onChoose}>
        <bdi>{one.name}</bdi>
      </button>
      {one.revoked && <span class="fine"> {t("member.revoked")}</span>}
    </td>
    <td>{row(one.roles.map(roleName))}</td>
    <td class="wide-only">{one.organisation}</td>
    <td class="wide-only">{row(one.circles)}</td>
  </tr>
);

const Table = ({
  members,
  chosen,
  onChoose,
}: {
  members: readonly MemberView[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) => (
  <table>
    <caption class="sr">{t("people.members")}</caption>
    <thead>
      <tr>
        <th scope="col">{t("member.name")}</th>
        <th scope="col">{t("member.roles")}</th>
        <th scope="col" class="wide-only">
          {t("member.organisation")}
        </th>
        <th scope="col" class="wide-only">
          {t("people.circles")}
        </th>
      </tr>
    </thead>
    <tbody>
      {members.map((one) => (
        <Row key={one.id} one={one} on={one.id === chosen} onChoose={() => onChoose(one.id)} />
      ))}
    </tbody>
  </table>
);

/** Members in force and withdrawn, and why each key is trusted. */
export const Members = ({ onChange }: { onChange: () => void }) => {
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [inviting, setInviting] = useState(false);
  const members = desk().people.members();
  const member = members.find((one) => one.id === chosen) ?? members[0];
  const close = (): void => {
    setInviting(false);
    onChange();
  };
  return (
    <div class="split top">
      <section class="stack">
        {me.value?.administrator === true && (
          <div class="row">
            <Button tone="main" icon="invite" onPress={() => setInviting(true)}>
              {t("invite.act")}
            </Button>
          </div>
        )}
        <div class="panel scroll">
          {members.length === 0 ? (
            <Empty text={t("people.members-empty")} />
          ) : (
            <Table members={members} chosen={member?.id} onChoose={setChosen} />
          )}
        </div>
      </section>
      {member !== undefined && <Detail key={member.id} member={member} onChange={onChange} />}
      {inviting && <Invite onClose={close} />}
    </div>
  );
};
