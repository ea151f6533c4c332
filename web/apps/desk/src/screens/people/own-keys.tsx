import "./people.css";
import { useEffect, useState } from "preact/hooks";
import { desk, me, say } from "../../frame/state.ts";
import { Button, Note, ProblemNote, Tag, Text, Working } from "../../parts/basic.tsx";
import { type Change, useDraft } from "../../parts/draft.ts";
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

interface Proof {
  readonly passphrase: string;
  readonly code: string;
}

const noProof: Proof = { passphrase: "", code: "" };

const given = ({ passphrase, code }: Proof): boolean => passphrase !== "" && /^\d{6}$/.test(code);

/** Passphrase and code once more: neither a session nor an open desk is enough for what outlasts both. */
const Prove = ({ proof, onChange }: { proof: Proof; onChange: Change<Proof> }) => (
  <>
    <Text
      label={t("keys.old")}
      value={proof.passphrase}
      onText={(passphrase) => onChange({ passphrase })}
      type="password"
      complete="current-password"
      ltr
    />
    <Text
      label={t("door.code")}
      value={proof.code}
      onText={(text) => onChange({ code: text.replace(/\D/g, "") })}
      complete="one-time-code"
      inputMode="numeric"
      ltr
    />
  </>
);

const Adding = ({ onAdded }: { onAdded: () => void }) => {
  const [proof, change] = useDraft(noProof);
  const task = useTask();
  const add = (): void =>
    task.run(async () => {
      const { unlocks } = await desk().door.addPasskey(proof.passphrase, proof.code);
      say(t(unlocks ? "keys.passkey-unlocks" : "keys.passkey-signs"));
      onAdded();
    });
  return (
    <>
      <p>{t("keys.passkey-prove")}</p>
      <Prove proof={proof} onChange={change} />
      <ProblemNote code={task.problem} />
      {task.busy ? (
        <Working text={t("door.working")} />
      ) : (
        <div class="row">
          <Button tone="main" off={given(proof) ? undefined : t("keys.need-proof")} onPress={add}>
            {t("keys.passkey-add")}
          </Button>
        </div>
      )}
    </>
  );
};

const Passkeys = () => {
  const [loaded, again] = useLoaded(() => desk().people.passkeys(), []);
  const [adding, setAdding] = useState(false);
  const task = useTask();
  const added = (): void => {
    setAdding(false);
    again();
  };
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
      {adding ? (
        <Adding onAdded={added} />
      ) : (
        <div class="row">
          <Button icon="plus" onPress={() => setAdding(true)}>
            {t("keys.passkey-add")}
          </Button>
        </div>
      )}
    </section>
  );
};

const NewPassphrase = () => {
  const [proof, prove] = useDraft(noProof);
  const [words, propose] = useProposed();
  const [repeated, setRepeated] = useState("");
  const task = useTask();
  const ready = words !== "" && repeated.trim().toLowerCase().replace(/\s+/g, " ") === words && given(proof);
  const change = (): void =>
    task.run(async () => {
      await desk().people.changePassphrase(proof.passphrase, proof.code, words);
      prove(noProof);
      setRepeated("");
      say(t("keys.changed"));
    });
  return (
    <section class="panel pad stack">
      <h2>{t("keys.change")}</h2>
      <p>{t("keys.change-text")}</p>
      <Prove proof={proof} onChange={prove} />
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
        <NewPassphrase />
      </div>
    </main>
  );
};
