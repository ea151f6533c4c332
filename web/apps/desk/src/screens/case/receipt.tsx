import { Button, Note, ProblemNote, Working } from "../../parts/basic.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import type { CaseFile } from "../../work/desk.ts";
import type { CustodyEvent, ReceiptView } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { moment } from "../../words/times.ts";

/** A name like a note's, with no word of anything. */
const save = (file: Uint8Array<ArrayBuffer>): void => {
  const address = URL.createObjectURL(new Blob([file], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `note-${String(crypto.getRandomValues(new Uint32Array(1))[0]).slice(0, 6)}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

const Checked = ({ receipt }: { receipt: ReceiptView }) => {
  if (receipt.kind !== "holds")
    return (
      <Note icon={receipt.kind === "wrong" ? "lock" : "clock"} focus={receipt.kind === "wrong"}>
        <p>{t(receipt.kind === "wrong" ? "receipt.wrong" : "receipt.pending")}</p>
      </Note>
    );
  return (
    <>
      <Note icon="check">
        <p>
          <b>{t("receipt.holds")}</b> {t("time.received", { when: moment(receipt.received) })}
        </p>
        <p>{t(receipt.witnessed ? "receipt.witnessed" : "receipt.logged")}</p>
      </Note>
      <p>{t("receipt.proves")}</p>
      <p class="fine">{t("receipt.file")}</p>
      <div class="row">
        <Button icon="download" onPress={() => save(receipt.file)}>
          {t("receipt.save")}
        </Button>
      </div>
    </>
  );
};

/** The receipt of one event, checked here before it is said to hold. */
export const ReceiptDialog = (props: { file: CaseFile; event: CustodyEvent; title: string; onClose: () => void }) => {
  const [loaded, again] = useLoaded(() => props.file.receipt(props.event), [props.event.id]);
  return (
    <Dialog title={t("receipt.title", { what: props.title })} onClose={props.onClose}>
      {loaded.state === "reading" && <Working text={t("receipt.checking")} />}
      {loaded.state === "problem" && <ProblemNote code={loaded.code} again={again} />}
      {loaded.state === "here" && <Checked receipt={loaded.value} />}
    </Dialog>
  );
};
