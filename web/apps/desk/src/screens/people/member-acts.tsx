import { useState } from "preact/hooks";
import { desk, say } from "../../frame/state.ts";
import { Button, Field, Note, ProblemNote, Select, Text } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useTask } from "../../parts/task.ts";
import type { MemberView } from "../../work/model.ts";
import { t } from "../../words/index.ts";

interface ActProps {
  readonly member: MemberView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export const revocationReasons = ["left", "key-lost", "key-stolen", "misconduct", "error"] as const;

export const WithdrawMember = ({ member, onClose, onDone }: ActProps) => {
  const [reason, setReason] = useState("");
  const task = useTask();
  const withdraw = (): void =>
    task.run(async () => {
      await desk().people.revoke(member.id, reason);
      say(t("withdraw.done"));
      onDone();
    });
  return (
    <Dialog title={t("withdraw.title", { name: member.name })} onClose={onClose}>
      <p>{t("withdraw.text")}</p>
      <Select
        label={t("withdraw.reason")}
        value={reason}
        empty={t("withdraw.choose")}
        options={revocationReasons.map((code) => ({ code, label: t(`withdraw.${code}`) }))}
        onChoose={setReason}
      />
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("withdraw.keep")}</Button>
        <Button tone="danger" off={reason === "" ? t("act.reason-first") : undefined} onPress={withdraw}>
          {t("member.withdraw")}
        </Button>
      </div>
    </Dialog>
  );
};

const RootFile = (props: {
  passphrase: string;
  onFile: (file: Uint8Array) => void;
  onPassphrase: (passphrase: string) => void;
}) => (
  <>
    <Note icon="key">
      <p>{t("administrator.root")}</p>
    </Note>
    <Field label={t("administrator.file")}>
      <input
        type="file"
        accept=".age"
        onChange={(event) => {
          void event.currentTarget.files?.[0]?.arrayBuffer().then((buffer) => props.onFile(new Uint8Array(buffer)));
        }}
      />
    </Field>
    <Text label={t("door.passphrase")} value={props.passphrase} onText={props.onPassphrase} type="password" ltr />
  </>
);

/** While fewer than two administrators exist, the root signs; later two administrators do. */
export const MakeAdministrator = ({ member, onClose, onDone }: ActProps) => {
  const [file, setFile] = useState<Uint8Array | undefined>(undefined);
  const [passphrase, setPassphrase] = useState("");
  const task = useTask();
  const alone =
    desk()
      .people.members()
      .filter((one) => one.administrator && !one.revoked).length < 2;
  const make = (): void =>
    task.run(async () => {
      const root = alone && file !== undefined ? { file, passphrase } : undefined;
      const result = await desk().people.makeAdministrator(member.id, root);
      say(t(result === "done" ? "administrator.done" : "administrator.proposed"));
      onDone();
    });
  const off = alone && (file === undefined || passphrase.trim() === "") ? t("administrator.root-first") : undefined;
  return (
    <Dialog title={t("administrator.title", { name: member.name })} onClose={onClose}>
      <p>{t("administrator.text")}</p>
      {alone ? (
        <RootFile passphrase={passphrase} onFile={setFile} onPassphrase={setPassphrase} />
      ) : (
        <p>{t("administrator.two")}</p>
      )}
      <ProblemNote code={task.problem} />
      <div class="row end">
        <Button onPress={onClose}>{t("act.cancel")}</Button>
        <Button tone="main" off={off} onPress={make}>
          {t("administrator.sign")}
        </Button>
      </div>
    </Dialog>
  );
};
