import { useState } from "preact/hooks";
import { idleMinutes } from "../../frame/idle.ts";
import { desk, entrance, minutesLeft, unlocks } from "../../frame/state.ts";
import { Button, ProblemNote, Text, Working } from "../../parts/basic.tsx";
import { useTask } from "../../parts/task.ts";
import { t } from "../../words/index.ts";
import { DoorHead } from "./sign-in.tsx";

const Acts = ({ onPasskey, onOut }: { onPasskey: () => void; onOut: () => void }) => (
  <div class="row">
    <button type="submit" class="btn main">
      {t("door.unlock")}
    </button>
    {desk().door.hasPasskey() && (
      <Button icon="key" onPress={onPasskey}>
        {t("door.unlock-passkey")}
      </Button>
    )}
    <Button tone="plain" onPress={onOut}>
      {t("nav.sign-out")}
    </Button>
  </div>
);

const Form = () => {
  const [passphrase, setPassphrase] = useState("");
  const task = useTask();
  const unlock = (open: () => Promise<void>): void =>
    task.run(async () => {
      await open();
      unlocks.value += 1;
      entrance.value = "in";
    });
  const out = (): void =>
    task.run(async () => {
      await desk().door.signOut();
      location.reload();
    });
  const submit = (event: Event): void => {
    event.preventDefault();
    unlock(() => desk().door.unlock(passphrase));
  };
  return (
    <form class="panel stack wide" onSubmit={submit}>
      <h1>{minutesLeft.value === 0 ? t("door.locked", { n: idleMinutes }) : t("door.locked-now")}</h1>
      <p class="soft">{t("door.locked-help")}</p>
      <ProblemNote code={task.problem} />
      <Text
        label={t("door.passphrase")}
        value={passphrase}
        onText={setPassphrase}
        type="password"
        complete="current-password"
        ltr
      />
      {task.busy ? (
        <Working text={t("door.working")} />
      ) : (
        <Acts onPasskey={() => unlock(() => desk().door.unlockWithPasskey())} onOut={out} />
      )}
    </form>
  );
};

/** The lock: no key is in memory behind it. The page under it is hidden, not destroyed. */
export const Unlock = () => (
  <div class="door">
    <main>
      <DoorHead />
      <Form />
    </main>
  </div>
);
