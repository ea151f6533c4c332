import type { Checked, Outcome, Verdict } from "@backup/dossier";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon, Section } from "./parts.tsx";
import { receiptJson, type ReceiptVerdict } from "./receipts.ts";
import { size, t, telling, utc } from "./speech.ts";
import { found, type Found } from "./state.ts";
import { checkSentence, outcomeWord, reasonSentence, verdictJson } from "./told.ts";

export function FoundList() {
  return (
    <Section title={t("found.title")}>
      {found.value.length === 0 ? (
        <p class="soft">{t("found.none")}</p>
      ) : (
        found.value.map((one) => <One key={one.number} found={one} />)
      )}
    </Section>
  );
}

function One({ found: one }: { readonly found: Found }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { of } = one;
  return (
    <article class="found stack">
      <h3 tabIndex={-1} ref={heading}>
        {one.name === "" ? t("found.pasted") : <bdi>{one.name}</bdi>}
      </h3>
      <p class="fine">
        {size(one.bytes)}
        {one.trusted && ` · ${t("found.under", { origins: one.trusted.join(", ") })}`}
      </p>
      {of.kind === "receipt" ? (
        <OfReceipt verdict={of.verdict} />
      ) : (
        <OfFile verdict={of.verdict} folder={of.folder} own={one.trusted === undefined} />
      )}
      <Keep one={one} />
    </article>
  );
}

function OfReceipt({ verdict }: { readonly verdict: ReceiptVerdict }) {
  if (verdict.kind === "failed") {
    return (
      <>
        <Summary outcome="failed" text={t("receipt.failed")} />
        <p>{telling.value.refusal(verdict.why) ?? verdict.why}</p>
      </>
    );
  }
  const { origin, index, size: leaves, witnessed, signatures, event } = verdict;
  return (
    <>
      <Summary outcome="held" text={t("receipt.held")} />
      <ul class="stack tight">
        <li>{t("receipt.place", { index: String(index), size: String(leaves), origin })}</li>
        <li>{t(witnessed ? "receipt.witnessed" : "receipt.logged")}</li>
        {signatures.map(({ name, type, time }) => (
          <li key={`${name} ${type}`}>
            {time === undefined
              ? t("receipt.signed", { name, type })
              : t("receipt.signedAt", { name, type, time: utc(time) })}
          </li>
        ))}
        {event && <li>{t("receipt.event", { kind: t(`kind.${event.kind}`), time: utc(event.received) })}</li>}
      </ul>
      <p class="fine">{t("receipt.limit")}</p>
    </>
  );
}

const GLYPHS: Readonly<Record<Outcome, "check" | "close" | "more">> = {
  held: "check",
  failed: "close",
  "not applicable": "more",
};

function Summary({ outcome, text }: { readonly outcome: Outcome | "part"; readonly text: string }) {
  return (
    <p class={`summary ${outcome === "not applicable" ? "none" : outcome}`}>
      <Icon name={outcome === "part" ? "info" : GLYPHS[outcome]} />
      <b>{text}</b>
    </p>
  );
}

/** Of every file these two are told; of one that is no dossier nearly all others ask nothing. */
const OF_ANY_FILE = [5, 6];

function OfFile(props: { readonly verdict: Verdict; readonly folder: boolean; readonly own: boolean }) {
  const { verdict, folder } = props;
  const { checks, unchecked } = verdict;
  const isDossier = unchecked.length > 1;
  const shown = checks.filter(
    ({ number, result }) => isDossier || OF_ANY_FILE.includes(number) || result.outcome !== "not applicable",
  );
  const rest = checks.filter((one) => !shown.includes(one));
  return (
    <>
      <Whole verdict={verdict} />
      {props.own && isDossier && (
        <p class="note">
          <Icon name="alert" />
          <span>{t("found.own")}</span>
        </p>
      )}
      <ol class="checks">
        {shown.map((one) => (
          <Row key={one.number} checked={one} />
        ))}
      </ol>
      {rest.length > 0 && (
        <p class="fine">
          {t("checked.rest")}: <bdi dir="ltr">{rest.map(({ number }) => number).join(", ")}</bdi>.{" "}
          {[
            ...new Set(rest.map(({ result }) => result.why.map((why) => reasonSentence(why, telling.value)).join(" "))),
          ].join(" ")}
        </p>
      )}
      {folder && <p class="fine">{t("folder.limit")}</p>}
      {unchecked.length > 0 && <Unchecked numbers={unchecked} />}
    </>
  );
}

/** Never more than was looked at. */
function Whole({ verdict: { checks, unchecked } }: { readonly verdict: Verdict }) {
  const count = (outcome: Outcome) => checks.filter(({ result }) => result.outcome === outcome).length;
  const failed = count("failed");
  const held = count("held");
  if (failed > 0) return <Summary outcome="failed" text={t("verdict.failed", { n: failed })} />;
  if (held === 0) return <Summary outcome="not applicable" text={t("verdict.nothing")} />;
  return unchecked.length > 0 ? (
    <Summary outcome="part" text={t("verdict.part", { n: held, unchecked: unchecked.length })} />
  ) : (
    <Summary outcome="held" text={t("verdict.whole")} />
  );
}

function Row({ checked: { number, result } }: { readonly checked: Checked }) {
  return (
    <li class={result.outcome === "not applicable" ? "none" : result.outcome}>
      <span class="number">{number}</span>
      <div>
        <p class="outcome">
          <Icon name={GLYPHS[result.outcome]} />
          {outcomeWord(result.outcome, telling.value)}
        </p>
        <p>{checkSentence(number, telling.value)}</p>
        {result.why.map((why, at) => (
          <p key={at} class="fine">
            {reasonSentence(why, telling.value)}
          </p>
        ))}
      </div>
    </li>
  );
}

function Unchecked({ numbers }: { readonly numbers: readonly number[] }) {
  return (
    <div class="unchecked stack">
      <h4>{t("unchecked.title")}</h4>
      <p>{t("unchecked.help")}</p>
      <p>
        <code dir="ltr">java -jar verifier.jar dossier FILE --policy POLICY --trust CERTIFICATES</code>
      </p>
      <details>
        <summary>{t("unchecked.list", { n: numbers.length })}</summary>
        <ol class="checks">
          {numbers.map((number) => (
            <li key={number} class="none">
              <span class="number">{number}</span>
              <p>{checkSentence(number, telling.value)}</p>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

function Keep({ one }: { readonly one: Found }) {
  const { of } = one;
  const json = () => (of.kind === "receipt" ? receiptJson(of.verdict) : verdictJson(of.verdict, telling.value));
  return (
    <div class="row">
      <button
        type="button"
        class="btn slim"
        onClick={() => {
          save(json());
        }}
      >
        <Icon name="download" />
        {t("save")}
      </button>
      <Copy text={json} />
      <button
        type="button"
        class="btn slim"
        onClick={() => (found.value = found.value.filter(({ number }) => number !== one.number))}
      >
        {t("remove")}
      </button>
    </div>
  );
}

function Copy({ text }: { readonly text: () => string }) {
  const [said, say] = useState<"copied" | "uncopied" | undefined>(undefined);
  const press = () => {
    copy(text()).then(
      () => {
        say("copied");
      },
      () => {
        say("uncopied");
      },
    );
  };
  return (
    <>
      <button type="button" class="btn slim" onClick={press}>
        {t("copy")}
      </button>
      <span role="status" class="fine">
        {said && t(said)}
      </span>
    </>
  );
}

/** Older browsers have no clipboard on a page from a disk: then the promise says so. */
async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

/** A name that tells nothing of what was checked. */
function save(json: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([json, "\n"], { type: "application/json" }));
  link.download = "checks.json";
  link.click();
  URL.revokeObjectURL(link.href);
}
