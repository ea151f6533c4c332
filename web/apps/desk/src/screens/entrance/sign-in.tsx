import { useState } from "preact/hooks";
import { LanguageChoice, Mark } from "../../frame/rail.tsx";
import { desk, entrance, me } from "../../frame/state.ts";
import { Button, Note, ProblemNote, Text, Working } from "../../parts/basic.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useTask } from "../../parts/task.ts";
import { t } from "../../words/index.ts";

export const DoorHead = () => (
  <header class="row">
    <div class="grow">
      <Mark />
    </div>
    <label class="row fine">
      <Icon name="globe" />
      <LanguageChoice />
    </label>
  </header>
);

/** Sign-in by passphrase and code, or by a passkey. The passphrase itself never leaves the browser. */
export const SignIn = () => {
  const [name, setName] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [code, setCode] = useState("");
  const task = useTask();
  const enter = (): void =>
    task.run(async () => {
      me.value = await desk().door.signIn(name.trim(), passphrase, code.replace(/\s/g, ""));
      entrance.value = "in";
    });
  const enterByPasskey = (): void =>
    task.run(async () => {
      me.value = await desk().door.signInWithPasskey();
      entrance.value = desk().door.locked() ? "locked" : "in";
    });
  return (
    <div class="door">
      <main>
        <DoorHead />
        <form
          class="panel stack wide"
          onSubmit={(event) => {
            event.preventDefault();
            enter();
          }}
        >
          <h1>{t("door.title")}</h1>
          <ProblemNote code={task.problem} />
          <Text label={t("door.name")} value={name} onText={setName} complete="username" ltr />
          <Text
            label={t("door.passphrase")}
            value={passphrase}
            onText={setPassphrase}
            type="password"
            complete="current-password"
            ltr
          />
          <Text
            label={t("door.code")}
            help={t("door.code-help")}
            value={code}
            onText={setCode}
            complete="one-time-code"
            inputMode="numeric"
            ltr
          />
          {task.busy ? (
            <Working text={t("door.working")} />
          ) : (
            <div class="row">
              <button type="submit" class="btn main">
                {t("door.enter")}
              </button>
              <Button icon="key" onPress={enterByPasskey}>
                {t("door.passkey")}
              </Button>
            </div>
          )}
        </form>
        <Note icon="shield">
          <p>{t("door.promise")}</p>
          <p>{t("door.limit")}</p>
        </Note>
      </main>
    </div>
  );
};
