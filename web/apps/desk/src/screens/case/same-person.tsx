import { useState } from "preact/hooks";
import { go } from "../../frame/place.ts";
import { say } from "../../frame/state.ts";
import { Button, Choices, Note, ProblemNote, Text } from "../../parts/basic.tsx";
import { type Change, useDraft } from "../../parts/draft.ts";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import type { CaseFile } from "../../work/desk.ts";
import { sureties, type SamePerson as Link, type Surety } from "../../work/model.ts";
import { isReference, referenceOf, spoken } from "../../work/order.ts";
import { t } from "../../words/index.ts";
import { GiveBack, Given } from "./giving-back.tsx";
import { readerName } from "./team.tsx";

interface JoinedProps {
  readonly file: CaseFile;
  readonly link: Link;
  readonly onPart: () => void;
}

/** Given once at a time, and never again where the old code ended it. */
const mayGive = ({ overview: { givenBack } }: CaseFile): boolean =>
  givenBack === undefined || (givenBack.ended !== undefined && !givenBack.byOldCode);

const Give = ({ file, link }: Omit<JoinedProps, "onPart">) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="key" onPress={() => setOpen(true)}>
        {t("back.give")}
      </Button>
      {open && <GiveBack file={file} link={link} onClose={() => setOpen(false)} />}
    </>
  );
};

const Joined = ({ file, link, onPart }: JoinedProps) => (
  <Note icon="people">
    <p>
      {t("same.is", {
        reference: spoken(link.reference),
        how: t(`same.${link.how}`),
        who: readerName(link.author),
      })}
    </p>
    <div class="row">
      <Button onPress={() => go({ at: "case", reference: link.reference })}>
        {t("same.open", { reference: spoken(link.reference) })}
      </Button>
      {mayGive(file) && <Give file={file} link={link} />}
      <Button tone="plain" onPress={onPart}>
        {t("same.part")}
      </Button>
    </div>
  </Note>
);

const missing = (own: string, typed: string, how: Surety | undefined): string | undefined => {
  const reference = referenceOf(typed);
  if (!isReference(reference)) return t("same.need-reference");
  if (reference === own) return t("same.need-other");
  return how === undefined ? t("same.need-how") : undefined;
};

interface Said {
  readonly typed: string;
  readonly how: Surety | undefined;
}

const Ask = ({ said, onChange }: { said: Said; onChange: Change<Said> }) => (
  <>
    <Text label={t("same.reference")} value={said.typed} onText={(typed) => onChange({ typed })} ltr />
    <Choices
      single
      legend={t("same.how")}
      chosen={said.how === undefined ? [] : [said.how]}
      options={sureties.map((code) => ({ code, label: t(`same.${code}`) }))}
      onChoose={([code]) => onChange({ how: sureties.find((one) => one === code) })}
    />
  </>
);

/** Who lost the code began anew: a member who is sure of it joins the two cases. Nothing is ever joined by itself. */
export const SamePerson = ({ file }: { file: CaseFile }) => {
  const [loaded, again] = useLoaded(() => file.samePerson(), [file]);
  const [said, change] = useDraft<Said>({ typed: "", how: undefined });
  const { givenBack } = file.overview;
  const task = useTask();
  const put = (reference: string, how: Surety | undefined, joined: boolean): void =>
    task.run(async () => {
      if (how === undefined) return;
      await file.join(reference, how, joined);
      change({ typed: "", how: undefined });
      say(t(joined ? "same.joined" : "same.parted"));
      again();
    });
  return (
    <section class="stack">
      <h2>{t("same.title")}</h2>
      <p class="fine">{t("same.help")}</p>
      {loaded.state === "problem" && <ProblemNote code={loaded.code} again={again} />}
      {loaded.state === "here" &&
        loaded.value.map((link) => (
          <Joined key={link.case} file={file} link={link} onPart={() => put(link.reference, link.how, false)} />
        ))}
      {givenBack !== undefined && <Given file={file} given={givenBack} />}
      <Ask said={said} onChange={change} />
      <ProblemNote code={task.problem} />
      <div class="row">
        <Button
          off={missing(file.overview.reference, said.typed, said.how)}
          onPress={() => put(referenceOf(said.typed), said.how, true)}
        >
          {t("same.join")}
        </Button>
      </div>
    </section>
  );
};
