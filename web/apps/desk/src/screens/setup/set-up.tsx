import "./set-up.css";
import { useState } from "preact/hooks";
import { desk } from "../../frame/state.ts";
import { Button, Choices, Note, ProblemNote, Select, Text, Working } from "../../parts/basic.tsx";
import { type Change, useDraft } from "../../parts/draft.ts";
import { useTask } from "../../parts/task.ts";
import { t, type Word } from "../../words/index.ts";
import { countryOptions } from "../people/countries-known.ts";
import {
  AccountForm,
  accountOf,
  missing,
  newDraft,
  Passphrase,
  typedRight,
  useProposed,
  type AccountDraft,
} from "../entrance/account-form.tsx";
import { DoorHead } from "../entrance/sign-in.tsx";

const steps = ["token", "organisation", "administrator", "root", "sign"] as const;
type Step = (typeof steps)[number] | "done";

const Thread = ({ at }: { at: Step }) => (
  <ol class="thread" aria-label={t("setup.steps")}>
    {steps.map((step, index) => (
      <li
        key={step}
        aria-current={step === at ? "step" : undefined}
        class={index < steps.findIndex((one) => one === at) ? "past" : undefined}
      >
        <span>{t(`setup.step-${step}`)}</span>
      </li>
    ))}
  </ol>
);

const Next = ({ off, onPress, word = "act.next" }: { off?: string | undefined; onPress: () => void; word?: Word }) => (
  <div class="row">
    <Button tone="main" off={off} onPress={onPress}>
      {t(word)}
    </Button>
  </div>
);

const TokenStep = ({ given, onOpen }: { given: string; onOpen: (totp: string) => void }) => {
  const [token, setToken] = useState(given);
  const task = useTask();
  const open = (): void => task.run(async () => onOpen((await desk().setUp.begin(token.trim())).totp));
  return (
    <>
      <h1>{t("setup.title")}</h1>
      <p>{t("setup.token-text")}</p>
      <ProblemNote code={task.problem} />
      <Text label={t("setup.token")} value={token} onText={setToken} ltr />
      <Next off={token.trim() === "" ? "" : undefined} onPress={open} />
    </>
  );
};

export interface OrganisationDraft {
  readonly name: string;
  readonly country: string;
  readonly purposes: readonly string[];
}

export const purposes = [
  "analysis",
  "independent",
  "intake",
  "investigation",
  "legal",
  "response",
  "training",
] as const;

const emptyOrganisation: OrganisationDraft = { name: "", country: "", purposes: ["intake", "response"] };

const OrganisationStep = (props: {
  value: OrganisationDraft;
  onChange: Change<OrganisationDraft>;
  onNext: () => void;
}) => {
  const { value, onChange, onNext } = props;
  const off =
    value.name.trim() === "" ? t("setup.need-name") : value.country === "" ? t("setup.need-country") : undefined;
  return (
    <>
      <h1>{t("setup.step-organisation")}</h1>
      <p>{t("setup.organisation-text")}</p>
      <Text label={t("organisation.name")} value={value.name} onText={(name) => onChange({ name })} />
      <Select
        label={t("organisation.country")}
        value={value.country}
        empty={t("organisation.choose-country")}
        options={countryOptions()}
        onChoose={(country) => onChange({ country })}
      />
      <Choices
        legend={t("organisation.purposes")}
        chosen={value.purposes}
        options={purposes.map((code) => ({ code, label: t(`purpose.${code}`) }))}
        onChoose={(codes) => onChange({ purposes: codes })}
      />
      <Next off={off} onPress={onNext} />
    </>
  );
};

const save = (file: Uint8Array): void => {
  const address = URL.createObjectURL(new Blob([Uint8Array.from(file)], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "root.age";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

interface MadeRoot {
  readonly file: Uint8Array;
  readonly fingerprint: string;
}

const RootSaved = ({ made, onNext }: { made: MadeRoot; onNext: () => void }) => {
  const [kept, setKept] = useState(false);
  return (
    <>
      <Note icon="check">
        <p>{t("setup.root-saved")}</p>
        <p class="mono" dir="ltr">
          {made.fingerprint}
        </p>
        <div class="row">
          <Button icon="download" onPress={() => save(made.file)}>
            {t("setup.root-again")}
          </Button>
        </div>
      </Note>
      <label class="task">
        <input type="checkbox" checked={kept} onChange={() => setKept(!kept)} />
        <span>{t("setup.root-kept")}</span>
      </label>
      <Next off={kept ? undefined : t("setup.need-kept")} onPress={onNext} />
    </>
  );
};

const RootStep = ({ onNext }: { onNext: () => void }) => {
  const [words, propose] = useProposed();
  const [repeated, setRepeated] = useState("");
  const [made, setMade] = useState<MadeRoot | undefined>(undefined);
  const task = useTask();
  const anew = (): void => {
    propose();
    setRepeated("");
    setMade(undefined);
  };
  const make = (): void =>
    task.run(async () => {
      const root = await desk().setUp.makeRoot(words);
      setMade(root);
      save(root.file);
    });
  return (
    <>
      <h1>{t("setup.step-root")}</h1>
      <p>{t("setup.root-text")}</p>
      <Passphrase words={words} repeated={repeated} help={t("setup.root-words")} onNew={anew} onRepeat={setRepeated} />
      <ProblemNote code={task.problem} />
      {task.busy && <Working text={t("setup.root-making")} />}
      {!task.busy && made === undefined && (
        <Next
          word="setup.root-make"
          off={typedRight(repeated, words) ? undefined : t("account.need-words")}
          onPress={make}
        />
      )}
      {made !== undefined && <RootSaved made={made} onNext={onNext} />}
    </>
  );
};

const Summary = (props: { organisation: OrganisationDraft; account: AccountDraft }) => (
  <dl class="kv">
    <dt>{t("organisation.name")}</dt>
    <dd dir="auto">{props.organisation.name}</dd>
    <dt>{t("account.name")}</dt>
    <dd dir="auto">{props.account.name}</dd>
    <dt>{t("door.name")}</dt>
    <dd>
      <bdi>{props.account.signInName}</bdi>
    </dd>
  </dl>
);

const SignStep = (props: { organisation: OrganisationDraft; account: AccountDraft; onDone: () => void }) => {
  const [step, setStep] = useState<"keys" | "statements" | "sending">("keys");
  const [code, setCode] = useState("");
  const task = useTask();
  const finish = (): void =>
    task.run(async () => {
      const administrator = { ...accountOf(props.account), code: code === "" ? props.account.code : code };
      await desk().setUp.finish({ organisation: props.organisation, administrator }, setStep);
      props.onDone();
    });
  return (
    <>
      <h1>{t("setup.step-sign")}</h1>
      <p>{t("setup.sign-text")}</p>
      <Summary organisation={props.organisation} account={props.account} />
      <Text
        label={t("door.code")}
        help={t("setup.code-again")}
        value={code}
        onText={(text) => setCode(text.replace(/\D/g, ""))}
        inputMode="numeric"
        ltr
      />
      <ProblemNote code={task.problem} />
      {task.busy ? (
        <Working text={t(`setup.doing-${step}`)} />
      ) : (
        <Next word="setup.sign" off={/^\d{6}$/.test(code) ? undefined : t("account.need-code")} onPress={finish} />
      )}
    </>
  );
};

const Done = () => (
  <>
    <h1>{t("setup.done")}</h1>
    <p>{t("setup.done-text")}</p>
    <ol class="next-steps">
      <li>{t("setup.next-members")}</li>
      <li>{t("setup.next-circle")}</li>
      <li>{t("setup.next-country")}</li>
    </ol>
    <Next
      word="door.title"
      onPress={() => {
        // The page of now pins nothing: the one read anew holds what was just signed.
        location.replace("#/people");
        location.reload();
      }}
    />
  </>
);

const AdministratorStep = (props: {
  account: AccountDraft;
  totp: string;
  onChange: Change<AccountDraft>;
  onNext: () => void;
}) => (
  <>
    <h1>{t("setup.step-administrator")}</h1>
    <p>{t("setup.administrator-text")}</p>
    <AccountForm draft={props.account} totp={props.totp} onChange={props.onChange} />
    <Next off={missing(props.account)} onPress={props.onNext} />
  </>
);

/** The first start: keys are made in this page, signed with, and forgotten by it. */
export const SetUp = ({ token }: { token: string }) => {
  const [step, setStep] = useState<Step>("token");
  const [totp, setTotp] = useState("");
  const [organisation, changeOrganisation] = useDraft<OrganisationDraft>(emptyOrganisation);
  const [account, changeAccount] = useDraft(newDraft);
  const begun = (secret: string): void => {
    setTotp(secret);
    setStep("organisation");
  };
  const now = {
    token: () => <TokenStep given={token} onOpen={begun} />,
    organisation: () => (
      <OrganisationStep value={organisation} onChange={changeOrganisation} onNext={() => setStep("administrator")} />
    ),
    administrator: () => (
      <AdministratorStep {...{ account, totp }} onChange={changeAccount} onNext={() => setStep("root")} />
    ),
    root: () => <RootStep onNext={() => setStep("sign")} />,
    sign: () => <SignStep organisation={organisation} account={account} onDone={() => setStep("done")} />,
    done: () => <Done />,
  } satisfies Record<Step, () => unknown>;
  return (
    <div class="door">
      <main class="broad">
        <DoorHead />
        {step !== "done" && <Thread at={step} />}
        <section class="panel stack wide">{now[step]()}</section>
      </main>
    </div>
  );
};
