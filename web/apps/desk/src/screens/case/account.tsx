import { useState } from "preact/hooks";
import { Button, Choices, Note, ProblemNote, Working } from "../../parts/basic.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import type { CaseFile } from "../../work/desk.ts";
import { reasons, type Access, type Reason } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { Facts, GivenAlone, Unverified, WrittenIn } from "./facts.tsx";
import { Interview } from "./interview.tsx";
import { compartmentName } from "./key-strip.tsx";

const reasonChoices: readonly Reason[] = reasons.filter((reason) => reason !== "triage" && reason !== "conversation");

/** Why something is opened; the person reads it. */
export const ReasonChoice = ({ value, onChoose }: { value: Reason; onChoose: (reason: Reason) => void }) => (
  <Choices
    single
    legend={t("reason.legend")}
    chosen={[value]}
    onChoose={(codes) => {
      const chosen = reasonChoices.find((reason) => reason === codes[0]);
      if (chosen !== undefined) onChoose(chosen);
    }}
    options={reasonChoices.map((reason) => ({ code: reason, label: t(`reason.${reason}`) }))}
  />
);

/** Named and hatched: the limit of what this member knows. */
export const Closed = ({ name, access }: { name: string; access: Access }) => (
  <div class="closed hatch">
    <Icon name="lock" />
    <p>
      {access.kind === "unverified" || access.kind === "erasing"
        ? t(`case.${access.kind === "erasing" ? "closed-erasing" : "unverified"}`)
        : access.kind === "no-consent" || access.kind === "withdrawn"
          ? t("case.no-consent", { what: compartmentName(name), consent: t(`consent.${access.purpose}`) })
          : t("case.no-key", { what: compartmentName(name) })}
    </p>
  </div>
);

interface AccountProps {
  readonly file: CaseFile;
  readonly onChange: () => void;
  /** A child is not asked again here: at most one interview, by those who may hold it (requirement 41). */
  readonly child: boolean;
}

const Opened = ({ file, reason, onChange, child }: AccountProps & { readonly reason: Reason }) => {
  const [loaded, again] = useLoaded(() => file.answers("account", reason), [file, reason]);
  if (loaded.state === "reading") return <Working text={t("case.reading")} />;
  if (loaded.state === "problem") return <ProblemNote code={loaded.code} again={again} />;
  const { recorded, until } = file.overview.interview;
  return (
    <div class="stack wide">
      <div class="row">
        <GivenAlone documents={loaded.value} />
        {recorded && until === undefined && <span class="tag">{t("case.said")}</span>}
        <WrittenIn documents={loaded.value} />
      </div>
      {!child && <Interview file={file} onChange={onChange} />}
      <Unverified some={loaded.value.some((one) => one.unverified === true)} />
      <Facts documents={loaded.value} />
    </div>
  );
};

/** What happened. It stays closed until it is needed, and the person sees that it was opened. */
export const Account = ({ file, onChange, child }: AccountProps) => {
  const [reason, setReason] = useState<Reason>("documentation");
  const [open, setOpen] = useState(false);
  const access = file.overview.compartments.find((one) => one.name === "account")?.access ?? { kind: "not-granted" };
  if (access.kind !== "open") return <Closed name="account" access={access} />;
  if (open) return <Opened file={file} reason={reason} onChange={onChange} child={child} />;
  return (
    <div class="stack wide measure">
      <Note icon="eye">
        <p>{t("case.account-open-help")}</p>
      </Note>
      <ReasonChoice value={reason} onChoose={setReason} />
      <div class="row">
        <Button tone="main" icon="unlock" onPress={() => setOpen(true)}>
          {t("case.account-open")}
        </Button>
      </div>
    </div>
  );
};
