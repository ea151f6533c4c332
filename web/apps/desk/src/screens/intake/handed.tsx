import { useEffect, useState } from "preact/hooks";
import { go } from "../../frame/place.ts";
import { Button, Note } from "../../parts/basic.tsx";
import type { AssistedCase } from "../../work/desk.ts";
import { spoken } from "../../work/order.ts";
import { t } from "../../words/index.ts";
import { row } from "../../words/times.ts";
import { forgetCode, type Ending } from "./under-way.ts";

const coveredAfter = 60_000;

const Code = ({ code }: { code: string }) => {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setShown(false), coveredAfter);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div class="stack">
      <ol class="code" dir="ltr" aria-hidden={shown ? undefined : "true"}>
        {code.split(" ").map((group, index) => (
          <li key={index}>{shown ? group : "••••"}</li>
        ))}
      </ol>
      <div class="row">
        <Button icon={shown ? "veil" : "eye"} onPress={() => setShown(!shown)}>
          {t(shown ? "intake.code-hide" : "intake.code-show")}
        </Button>
      </div>
    </div>
  );
};

const CodeCard = ({ code, how }: { code: string | undefined; how: Ending | undefined }) => (
  <section class="panel pad stack wide">
    <h2>{t("intake.code-title")}</h2>
    {code === undefined ? (
      <Note icon="check">
        <p>{t(how === "handed" ? "intake.code-forgotten" : "intake.code-dropped")}</p>
      </Note>
    ) : (
      <>
        <p>{t("intake.code-text")}</p>
        <Code code={code} />
        <div class="row">
          <Button tone="main" onPress={() => forgetCode("handed")}>
            {t("intake.code-handed")}
          </Button>
          <Button onPress={() => forgetCode("dropped")}>{t("intake.code-drop")}</Button>
        </div>
      </>
    )}
  </section>
);

interface HandedProps {
  readonly opened: Omit<AssistedCase, "code">;
  /** The person's code, until it was handed over or dropped. */
  readonly code: string | undefined;
  readonly how: Ending | undefined;
  readonly onAnother: () => void;
}

/** The case is open. The code is handed over or dropped; nothing here stores it. */
export const Handed = ({ opened, code, how, onAnother }: HandedProps) => {
  useEffect(() => {
    if (code === undefined) return undefined;
    const ask = (event: Event): void => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [code]);
  return (
    <div class="intake">
      <section class="panel pad stack wide">
        <h2>{t("intake.opened", { reference: spoken(opened.reference) })}</h2>
        <p>{t("intake.reference-text")}</p>
        {opened.unsent.length > 0 && (
          <Note focus>
            <p>{t("intake.files-unsent", { files: row(opened.unsent) })}</p>
          </Note>
        )}
      </section>
      <CodeCard code={code} how={how} />
      {code === undefined && (
        <div class="row">
          <Button tone="main" onPress={() => go({ at: "case", reference: opened.reference })}>
            {t("intake.go-case")}
          </Button>
          <Button onPress={onAnother}>{t("intake.another")}</Button>
        </div>
      )}
    </div>
  );
};
