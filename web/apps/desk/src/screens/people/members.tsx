import { useState } from "preact/hooks";
import { desk, me } from "../../frame/state.ts";
import { Button, Empty, Tag } from "../../parts/basic.tsx";
import type { MemberView } from "../../work/model.ts";
import { t, tMaybe } from "../../words/index.ts";
import { day } from "../../words/times.ts";
import { Invite } from "./invite.tsx";
import { MakeAdministrator, WithdrawMember } from "./member-acts.tsx";

export const roleName = (role: string): string => tMaybe(`role.${role}`) ?? role;

/** Why a member's key is trusted: root, who signed, the key itself. */
const Chain = ({ member }: { member: MemberView }) => (
  <ol class="chain">
    <li>
      <b>{t("member.root")}</b>
      <span class="fine">{t("member.root-pinned")}</span>
    </li>
    <li>
      <b>{member.signedBy.join(", ")}</b>
      <span class="fine">{t("member.signed", { day: day(member.since), number: String(member.sequence) })}</span>
    </li>
    <li>
      <b>{t("member.key")}</b>
      <span class="mono fine" dir="ltr">
        {member.fingerprint}
      </span>
    </li>
  </ol>
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
        <h2 class="grow">{member.name}</h2>
        {member.administrator && <Tag tone="cool">{t("role.administrator")}</Tag>}
        {member.revoked && <Tag tone="full">{t("member.revoked")}</Tag>}
      </header>
      <dl class="kv">
        <dt>{t("member.organisation")}</dt>
        <dd>{member.organisation}</dd>
        <dt>{t("member.roles")}</dt>
        <dd>{member.roles.map(roleName).join(", ")}</dd>
        <dt>{t("people.circles")}</dt>
        <dd>{member.circles.join(", ") || "–"}</dd>
        {member.until !== undefined && (
          <>
            <dt>{t("member.until")}</dt>
            <dd>{day(member.until)}</dd>
          </>
        )}
      </dl>
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

export const Members = ({ onChange }: { onChange: () => void }) => {
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [inviting, setInviting] = useState(false);
  const members = desk().people.members();
  const member = members.find((one) => one.id === chosen) ?? members[0];
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
                  <tr key={one.id} class={one.id === member?.id ? "on" : undefined} onClick={() => setChosen(one.id)}>
                    <td>
                      <button type="button" class="link" onClick={() => setChosen(one.id)}>
                        {one.name}
                      </button>
                      {one.revoked && <span class="fine"> {t("member.revoked")}</span>}
                    </td>
                    <td>{one.roles.map(roleName).join(", ")}</td>
                    <td class="wide-only">{one.organisation}</td>
                    <td class="wide-only">{one.circles.join(", ")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      </section>
      {member !== undefined && <Detail key={member.id} member={member} onChange={onChange} />}
      {inviting && (
        <Invite
          onClose={() => {
            setInviting(false);
            onChange();
          }}
        />
      )}
    </div>
  );
};
