import { useEffect, useState } from "preact/hooks";
import { Button, Text } from "../../parts/basic.tsx";
import { desk } from "../../frame/state.ts";
import type { Change } from "../../parts/draft.ts";
import type { NewAccount } from "../../work/desk.ts";
import { language, t } from "../../words/index.ts";

/** Six random words, shown once, and typed again: a passphrase that was never written down opens nothing tomorrow. */
export const Passphrase = (props: {
  words: string;
  repeated: string;
  onNew: () => void;
  onRepeat: (text: string) => void;
  help: string;
}) => (
  <div class="stack">
    <p>{props.help}</p>
    <ol class="words" aria-label={t("account.words")}>
      {props.words.split(" ").map((word, index) => (
        <li key={`${index}${word}`}>
          <span aria-hidden="true">{index + 1}</span>
          {word}
        </li>
      ))}
    </ol>
    <div class="row">
      <Button tone="plain" icon="undo" onPress={props.onNew}>
        {t("account.other-words")}
      </Button>
    </div>
    <Text
      label={t("account.repeat")}
      help={t("account.repeat-help")}
      value={props.repeated}
      onText={props.onRepeat}
      complete="new-password"
      ltr
    />
  </div>
);

/** Whether the words were typed as proposed, whatever case and spaces. */
export const typedRight = (typed: string, words: string): boolean => words !== "" && plain(typed) === words;

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, " ");

/** The secret of a code generator, in groups to type, and as an address for a program on the same device. */
export const Totp = ({ secret, name }: { secret: string; name: string }) => (
  <div class="stack">
    <p>{t("account.totp-text")}</p>
    <p class="mono secret" dir="ltr">
      {secret.match(/.{1,4}/g)?.join(" ")}
    </p>
    <p class="fine">
      <a href={`otpauth://totp/BackUp:${encodeURIComponent(name || "desk")}?secret=${secret}&issuer=BackUp`}>
        {t("account.totp-link")}
      </a>
    </p>
  </div>
);

export interface AccountDraft extends NewAccount {
  readonly words: string;
}

/** A passphrase of six words, proposed once and anew on wish. */
export const useProposed = (): [string, () => void] => {
  const [words, setWords] = useState("");
  const propose = (): void => void desk().setUp.proposePassphrase().then(setWords);
  useEffect(propose, []);
  return [words, propose];
};

export const newDraft = (): AccountDraft => ({
  name: "",
  languages: [language.value],
  signInName: "",
  passphrase: "",
  code: "",
  words: "",
});

/** What is still missing, as a word for the button that waits; nothing where all is there. */
export const missing = (draft: AccountDraft): string | undefined => {
  if (draft.name.trim() === "") return t("account.need-name");
  if (!/^[a-z0-9][a-z0-9._-]{2,63}$/.test(draft.signInName)) return t("account.need-sign-in");
  if (!typedRight(draft.passphrase, draft.words)) return t("account.need-words");
  if (!/^\d{6}$/.test(draft.code)) return t("account.need-code");
  return undefined;
};

interface FormProps {
  readonly draft: AccountDraft;
  readonly totp: string;
  readonly onChange: Change<AccountDraft>;
}

const suggested = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ".")
    .replace(/^\.+|\.+$/g, "");

const Names = ({ draft, onChange }: Omit<FormProps, "totp">) => {
  const [touched, setTouched] = useState(false);
  return (
    <>
      <Text
        label={t("account.name")}
        help={t("account.name-help")}
        value={draft.name}
        complete="name"
        onText={(name) => onChange({ name, ...(touched ? {} : { signInName: suggested(name) }) })}
      />
      <Text
        label={t("door.name")}
        help={t("account.sign-in-help")}
        value={draft.signInName}
        complete="username"
        ltr
        onText={(signInName) => {
          setTouched(true);
          onChange({ signInName: signInName.toLowerCase() });
        }}
      />
    </>
  );
};

/** Name, sign-in name, passphrase and code generator of a new member. */
export const AccountForm = ({ draft, totp, onChange }: FormProps) => {
  const [words, propose] = useProposed();
  useEffect(() => onChange({ words, passphrase: "" }), [words]);
  return (
    <>
      <Names draft={draft} onChange={onChange} />
      <Passphrase
        words={draft.words}
        repeated={draft.passphrase}
        help={t("account.words-help")}
        onNew={propose}
        onRepeat={(passphrase) => onChange({ passphrase })}
      />
      <Totp secret={totp} name={draft.signInName} />
      <Text
        label={t("door.code")}
        help={t("account.code-help")}
        value={draft.code}
        onText={(code) => onChange({ code: code.replace(/\D/g, "") })}
        inputMode="numeric"
        complete="one-time-code"
        ltr
      />
    </>
  );
};

/** The account as it is made: the passphrase as it was proposed, whatever case it was typed in. */
export const accountOf = (draft: AccountDraft): NewAccount => ({
  name: draft.name.trim(),
  languages: draft.languages,
  signInName: draft.signInName,
  passphrase: draft.words,
  code: draft.code,
});
