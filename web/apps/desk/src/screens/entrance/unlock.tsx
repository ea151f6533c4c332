import { useState } from "preact/hooks";
import { idleMinutes } from "../../frame/idle.ts";
import { desk, entrance, me, minutesLeft } from "../../frame/state.ts";
import { Button, ProblemNote, Text, Working } from "../../parts/basic.tsx";
import { useTask } from "../../parts/task.ts";
import { t } from "../../words/index.ts";
import { DoorHead } from "./sign-in.tsx";

/** The lock: no key is in memory behind it. The page under it is hidden, not destroyed. */
export const Unlock = () => {
  const [passphrase, setPassphrase] = useState("");
  const task = useTask();
  const unlock = (open: () => Promise<void>): void =>
    task.run(async () => {
      await open();
      entrance.value = "in";
    });
  const out = (): void =>
    task.run(async () => {
      await desk().door.signOut();
      location.reload();
    });
  return (
    <div class="door">
      <main>
        <DoorHead />
        <form
          class="panel stack wide"
          onSubmit={(event) => {
            event.preventDefault();
            unlock(() => desk().door.unlock(passphrase));
          }}
        >
          <h1>{minutesLeft.value === 0 ? t("door.locked", { n: idleMinutes }) : t("door.locked-now")}</h1>
          <p class="soft">{t("door.locked-help")}</p>
          <ProblemNote code={task.problem} />
          <input
            class="sr"
            type="text"
            autocomplete="username"
            value={me.value?.name ?? ""}
            tabIndex={-1}
            aria-hidden="true"
          />
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
            <div class="row">
              <button type="submit" class="btn main">
                {t("door.unlock")}
              </button>
              {desk().door.hasPasskey() && (
                <Button icon="key" onPress={() => unlock(() => desk().door.unlockWithPasskey())}>
                  {t("door.unlock-passkey")}
                </Button>
              )}
              <Button tone="plain" onPress={out}>
                {t("nav.sign-out")}
              </Button>
            </div>
          )}
        </form>
      </main>
    </div>
  );
};
