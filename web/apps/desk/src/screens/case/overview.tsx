import { Fragment } from "preact";
import { optionLabel, useReference } from "../../frame/reference.ts";
import { say } from "../../frame/state.ts";
import { Button, Note, ProblemNote, Working } from "../../parts/basic.tsx";
import { useLoaded } from "../../parts/loaded.ts";
import { useTask } from "../../parts/task.ts";
import { Icon } from "../../parts/icon.tsx";
import type { CaseFile } from "../../work/desk.ts";
import type { AnswersView, AskedFor, CaseOverview, SafeContact } from "../../work/model.ts";
import { t } from "../../words/index.ts";
import { moment, row } from "../../words/times.ts";
import { Urgency } from "../queue/queue-table.tsx";
import { readAnew } from "../queue/rows.ts";
import { Closed } from "./account.tsx";
import { ChildBanner } from "./child-banner.tsx";
import { Facts, GivenAlone, Notes, Unverified } from "./facts.tsx";
import { compartmentName, KeyStrip } from "./key-strip.tsx";

const Window = ({ overview }: { overview: CaseOverview }) => {
  const now = new Date();
  return (
    <section>
      <h2>{t("case.window")}</h2>
      {overview.windowEnds === undefined ? (
        <p class="soft">{overview.priority === 1 ? t("queue.why-0") : t("case.window-none")}</p>
      ) : (
        <div class="window">
          <Urgency
            now={now}
            row={{
              case: overview.case,
              reference: overview.reference,
              circle: undefined,
              circleName: "",
              priority: overview.priority,
              windowEnds: overview.windowEnds,
              received: overview.received,
              changed: overview.received,
              standing: overview.standing,
              openedBy: [],
              behind: false,
              summary: undefined,
            }}
          />
          <p class="fine row spread">
            <span>{t("case.window-from", { when: moment(overview.received) })}</span>
            <span>{t("case.window-ends", { when: moment(overview.windowEnds) })}</span>
          </p>
        </div>
      )}
    </section>
  );
};

const reachIn = (contact: SafeContact): string => {
  if (contact.watched) return t("case.reach-watched");
  return contact.reachHeld ? t("case.reach-hidden") : (contact.reach ?? "");
};

const Rows = ({ rows }: { rows: readonly (readonly [label: string, value: string])[] }) => (
  <dl class="kv">
    {rows
      .filter(([, value]) => value !== "")
      .map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd dir="auto">{value}</dd>
        </Fragment>
      ))}
  </dl>
);

const ContactRules = ({ contact }: { contact: SafeContact }) => {
  const reference = useReference();
  const words = (question: string, codes: readonly string[]): string =>
    row(codes.map((code) => optionLabel(reference, question, code)));
  const how = contact.methods.length > 0 ? words("contact.method", contact.methods) : t("case.safe-here");
  return (
    <>
      <Rows
        rows={[
          [t("case.safe-how"), how],
          [t("case.safe-careful"), words("contact.precautions", contact.precautions)],
        ]}
      />
      {contact.wanted && !contact.watched && (
        <>
          <Before rule="say-first" asked={contact.codeWord} />
          <Before rule="only-at" asked={contact.hours} />
        </>
      )}
      <Rows rows={[[t("case.safe-reach"), reachIn(contact)]]} />
      <Struck struck={contact.struck} />
    </>
  );
};

/** Ways she replaced or took back: shown, so that nobody takes an old one from his notes for the one that counts. */
const Struck = ({ struck }: Pick<SafeContact, "struck">) =>
  struck.length === 0 ? null : (
    <dl class="kv">
      <dt>{t("case.safe-struck")}</dt>
      <dd>
        {struck.map((one) => (
          <p key={one.value}>
            <del dir="auto">{one.value}</del>{" "}
            <span class="fine">{t("case.safe-struck-since", { when: moment(one.since) })}</span>
          </p>
        ))}
      </dd>
    </dl>
  );

/** What is kept before the number is used, in the person's words; asked for and not said, it has to be asked first. */
const Before = ({ rule, asked }: { rule: "say-first" | "only-at"; asked: AskedFor | undefined }) =>
  asked === undefined ? null : (
    <Note icon={rule === "say-first" ? "talk" : "pause"}>
      {asked.text === undefined ? (
        <p>{t(`case.${rule}-unsaid`)}</p>
      ) : (
        <p class="before">
          {t(`case.${rule}`)} <bdi>{asked.text}</bdi>
        </p>
      )}
    </Note>
  );

const Contact = ({ contact }: { contact: SafeContact }) => (
  <section class="safe">
    <h2>{t("case.safe")}</h2>
    {contact.none && (
      <p class="row">
        <Icon name="mute" />
        {t("case.safe-none")}
      </p>
    )}
    {contact.closed && !contact.none && <p>{t("case.safe-closed")}</p>}
    {!contact.wanted && !contact.none && !contact.closed && <p>{t("case.safe-code")}</p>}
    {contact.doubt && <p>{t("case.safe-doubt")}</p>}
    {contact.wanted && !contact.answered && <p>{t("case.safe-unanswered")}</p>}
    <ContactRules contact={contact} />
    <Notes notes={contact.notes} />
  </section>
);

const Care = ({ file, child }: { file: CaseFile; child: boolean }) => {
  const [loaded, again] = useLoaded(async () => {
    const reason = file.overview.standing === "unread" ? "triage" : "care";
    const answers = await file.answers("care", reason);
    const contact = await file.safeContact();
    // What was just opened now has needs, area and language in the queue beside it.
    void readAnew().catch(() => undefined);
    return { answers, contact } as const;
  }, [file]);
  if (loaded.state === "reading") return <Working text={t("case.reading")} />;
  if (loaded.state === "problem") return <ProblemNote code={loaded.code} again={again} />;
  return (
    <>
      {child && <ChildBanner />}
      <div class="grid2">
        <Asked answers={loaded.value.answers} />
        <Contact contact={loaded.value.contact} />
      </div>
    </>
  );
};

const Asked = ({ answers }: { answers: readonly AnswersView[] }) => (
  <section>
    <h2>{t("case.asked")}</h2>
    <GivenAlone documents={answers} />
    <Unverified some={answers.some((one) => one.unverified === true)} />
    <Facts documents={answers} only={(question) => !question.startsWith("contact.")} flat />
  </section>
);

/** Compartments whose key is no longer used; whoever writes makes the next one, and so can whoever looks. */
const Stale = ({ file, onChange }: { file: CaseFile; onChange: () => void }) => {
  const task = useTask();
  const stale = file.overview.compartments.filter((one) => one.stale).map((one) => compartmentName(one.name));
  if (stale.length === 0) return null;
  const renew = (): void =>
    task.run(async () => {
      await file.renewKeys();
      say(t("case.renewed"));
      onChange();
    });
  return (
    <Note icon="key">
      <p>{t("case.stale", { what: row([...new Set(stale)]) })}</p>
      <ProblemNote code={task.problem} />
      {file.staleHere().length > 0 && (
        <div class="row">
          <Button icon="key" onPress={renew}>
            {t("case.renew")}
          </Button>
        </div>
      )}
    </Note>
  );
};

/** The first view: keys, window, what was asked for, and how to reach the person safely. */
export const Overview = (props: { file: CaseFile; onChange: () => void; child: boolean }) => {
  const { file, onChange, child } = props;
  const care = file.overview.compartments.find((one) => one.name === "care");
  return (
    <div class="stack wide">
      <section>
        <h2>{t("case.can-open")}</h2>
        <KeyStrip compartments={file.overview.compartments} />
      </section>
      <Stale file={file} onChange={onChange} />
      <Window overview={file.overview} />
      {care?.access.kind === "open" ? (
        <Care file={file} child={child} />
      ) : (
        <Closed name="care" access={care?.access ?? { kind: "not-granted" }} />
      )}
    </div>
  );
};
