import "./people.css";
import { useEffect, useState } from "preact/hooks";
import { desk, me, say } from "../../frame/state.ts";
import { Button, Note, ProblemNote, Tag, Text, Working } from "../../parts/basic.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import { t } from "../../words/index.ts";
import { Passphrase, useProposed } from "../entrance/account-form.tsx";

const KeyRow = ({ passkey, onDrop }: { passkey: { added: string; unlocks: boolean }; onDrop: () => void }) => (
  <li class="row">
    <Tag tone="cool" icon="key">
      {t(passkey.unlocks ? "keys.opens" : "keys.signs")}
    </Tag>
    <span class="fine grow">
      <bdi>{passkey.added}</bdi>
    </span>
    <Button onPress={onDrop}>{t("keys.passkey-drop")}</Button>
  </li>
);

const Passkeys = () => {
  const [loaded, again] = useLoaded(() => desk().people.passkeys(), []);
  const task = useTask();
  const add = (): void =>
    task.run(async () => {
      const { unlocks } = await desk().door.addPasskey();
      say(t(unlocks ? "keys.passkey-unlocks" : "keys.passkey-signs"));
      again();
    });
  return (
    <section class="panel pad stack">
      <h2>{t("keys.passkeys")}</h2>
      <p>{t("keys.passkeys-text")}</p>
      {loaded.state === "problem" && <ProblemNote code={loaded.code} again={again} />}
      {loaded.state === "here" && (
        <ul class="stack">
          {loaded.value.map((key) => (
            <KeyRow
              key={key.id}
              passkey={key}
              onDrop={() => task.run(async () => desk().people.dropPasskey(key.id).then(again))}
            />
          ))}
        </ul>
      )}
      <ProblemNote code={task.problem} />
      {task.busy ? (
        <Working text={t("door.working")} />
      ) : (
        <div class="row">
          <Button icon="plus" onPress={add}>
            {t("keys.passkey-add")}
          </Button>
        </div>
      )}
    </section>
  );
};

const Present = (props: {
  old: string;
  code: string;
  setOld: (text: string) => void;
  setCode: (text: string) => void;
}) => (
  <>
    <Text
      label={t("keys.old")}
      value={props.old}
      onText={props.setOld}
      type="password"
      complete="current-password"
      ltr
    />
    <Text
      label={t("door.code")}
      value={props.code}
      onText={(text) => props.setCode(text.replace(/\D/g, ""))}
      inputMode="numeric"
      ltr
    />
  </>
);

const Change = () => {
  const [old, setOld] = useState("");
  const [code, setCode] = useState("");
  const [words, propose] = useProposed();
  const [repeated, setRepeated] = useState("");
  const task = useTask();
  const ready =
    words !== "" && repeated.trim().toLowerCase().replace(/\s+/g, " ") === words && old !== "" && /^\d{6}$/.test(code);
  const change = (): void =>
    task.run(async () => {
      await desk().people.changePassphrase(old, code, words);
      [setOld, setCode, setRepeated].forEach((clear) => clear(""));
      say(t("keys.changed"));
    });
  return (
    <section class="panel pad stack">
      <h2>{t("keys.change")}</h2>
      <p>{t("keys.change-text")}</p>
      <Present {...{ old, code, setOld, setCode }} />
      <Passphrase
        words={words}
        repeated={repeated}
        help={t("account.words-help")}
        onNew={propose}
        onRepeat={setRepeated}
      />
      <ProblemNote code={task.problem} />
      {task.busy ? (
        <Working text={t("door.working")} />
      ) : (
        <div class="row">
          <Button tone="main" off={ready ? undefined : t("account.need-words")} onPress={change}>
            {t("keys.change")}
          </Button>
        </div>
      )}
    </section>
  );
};

/** The member's own keys: what the directory says of them, and what opens them. */
export const OwnKeys = () => {
  const keys = desk().people.ownKeys();
  useEffect(() => {
    document.title = t("nav.keys");
  });
  return (
    <main class="page" id="content" tabIndex={-1}>
      <h1>{t("nav.keys")}</h1>
      <div class="columns">
        <section class="panel pad stack">
          <h2>{me.value?.name}</h2>
          <p class="soft">{me.value?.organisation}</p>
          <Note icon="check">
            <p>{t("keys.held", { number: String(keys.statement) })}</p>
          </Note>
          <dl class="kv">
            <dt>{t("keys.opening")}</dt>
            <dd class="mono" dir="ltr">
              {keys.opening}
            </dd>
            <dt>{t("keys.signing")}</dt>
            <dd class="mono" dir="ltr">
              {keys.signing}
            </dd>
          </dl>
          <p class="fine">{t("keys.compare")}</p>
          <p class="fine">{t("door.two")}</p>
        </section>
        <Passkeys />
        <Change />
      </div>
    </main>
  );
};
