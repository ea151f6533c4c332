import { useEffect, useState } from "preact/hooks";
import { go } from "../../frame/place.ts";
import { desk } from "../../frame/state.ts";
import { Button, Note } from "../../parts/basic.tsx";
import type { AssistedCase } from "../../work/desk.ts";
import { spoken } from "../../work/order.ts";
import { t } from "../../words/index.ts";
import { row } from "../../words/times.ts";

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

const CodeCard = (props: {
  code: string;
  state: "held" | "handed" | "dropped";
  onForget: (how: "handed" | "dropped") => void;
}) => (
  <section class="panel pad stack wide">
    <h2>{t("intake.code-title")}</h2>
    {props.state === "held" ? (
      <>
        <p>{t("intake.code-text")}</p>
        <Code code={props.code} />
        <div class="row">
          <Button tone="main" onPress={() => props.onForget("handed")}>
            {t("intake.code-handed")}
          </Button>
          <Button onPress={() => props.onForget("dropped")}>{t("intake.code-drop")}</Button>
        </div>
      </>
    ) : (
      <Note icon="check">
        <p>{t(props.state === "handed" ? "intake.code-forgotten" : "intake.code-dropped")}</p>
      </Note>
    )}
  </section>
);

/** The case is open. The code is handed over or dropped; nothing here stores it. */
export const Handed = ({ opened, onAnother }: { opened: AssistedCase; onAnother: () => void }) => {
  const [state, setState] = useState<"held" | "handed" | "dropped">("held");
  useEffect(() => () => desk().intake.forget(), []);
  const forget = (how: "handed" | "dropped"): void => {
    desk().intake.forget();
    setState(how);
  };
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
      <CodeCard code={state === "held" ? opened.code : ""} state={state} onForget={forget} />
      {state !== "held" && (
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
