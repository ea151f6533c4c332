import { LanguageChoice, Mark } from "../../frame/rail.tsx";
import { desk, entrance, me } from "../../frame/state.ts";
import { Button, Note, ProblemNote, Text, Working } from "../../parts/basic.tsx";
import { type Change, useDraft } from "../../parts/draft.ts";
import { Icon } from "../../parts/icon.tsx";
import { useTask } from "../../parts/task.ts";
import type { Me } from "../../work/model.ts";
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

interface Typed {
  readonly name: string;
  readonly passphrase: string;
  readonly code: string;
}

const Fields = ({ typed, onType }: { typed: Typed; onType: Change<Typed> }) => (
  <>
    <Text label={t("door.name")} value={typed.name} onText={(name) => onType({ name })} complete="username" ltr />
    <Text
      label={t("door.passphrase")}
      value={typed.passphrase}
      onText={(passphrase) => onType({ passphrase })}
      type="password"
      complete="current-password"
      ltr
    />
    <Text
      label={t("door.code")}
      help={t("door.code-help")}
      value={typed.code}
      onText={(code) => onType({ code })}
      complete="one-time-code"
      inputMode="numeric"
      ltr
    />
  </>
);

const Form = () => {
  const [typed, type] = useDraft<Typed>({ name: "", passphrase: "", code: "" });
  const task = useTask();
  const enter = (open: () => Promise<Me>): void =>
    task.run(async () => {
      me.value = await open();
      entrance.value = desk().door.locked() ? "locked" : "in";
    });
  const submit = (event: Event): void => {
    event.preventDefault();
    enter(() => desk().door.signIn(typed.name, typed.passphrase, typed.code.replace(/\s/g, "")));
  };
  return (
    <form class="panel stack wide" onSubmit={submit}>
      <h1>{t("door.title")}</h1>
      <ProblemNote code={task.problem} />
      <Fields typed={typed} onType={type} />
      {task.busy ? (
        <Working text={t("door.working")} />
      ) : (
        <div class="row">
          <button type="submit" class="btn main">
            {t("door.enter")}
          </button>
          <Button icon="key" onPress={() => enter(() => desk().door.signInWithPasskey())}>
            {t("door.passkey")}
          </Button>
        </div>
      )}
    </form>
  );
};

/** Sign-in by passphrase and code, or by a passkey. The passphrase itself never leaves the browser. */
export const SignIn = () => (
  <div class="door">
    <main>
      <DoorHead />
      <Form />
      <Note icon="shield">
        <p>{t("door.promise")}</p>
        <p>{t("door.limit")}</p>
      </Note>
    </main>
  </div>
);
