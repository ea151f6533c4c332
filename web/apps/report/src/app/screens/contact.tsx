import type { JSX } from "preact";
import { isAsked, type Question, touch } from "@backup/questionnaire";
import { Choice, Field } from "../parts.tsx";
import type { State } from "../state.ts";

/** Codes of `contact.method`; coming back with the code asks for nothing to be done. */
export const METHODS = [
  ["return_code", "contact.return"],
  ["phone_call", "contact.phone"],
  ["sms", "contact.sms"],
  ["secure_app", "contact.app"],
  ["trusted_person", "contact.person"],
] as const;

/** How someone may reach her. A contact is only stored once there is something to use. */
export function ContactField({ state, changed }: { readonly state: State; readonly changed: () => void }): JSX.Element {
  const { words, notebook } = state;
  const session = state.session.value;
  // Another number of hers is no new yes.
  const helps = !session?.record || session.isOn("help");
  const free = notebook.free("contact.reach");
  const method = free?.kind === "contact" ? free.method : "";
  const value = free?.kind === "contact" ? free.value : "";
  const write = (next: string, text: string) => {
    notebook.write("contact.reach", next === "" ? undefined : { kind: "contact", method: next, value: text.trim() });
    changed();
  };
  return (
    <div class="stack-2">
      <div>
        {METHODS.map(([code, key]) => (
          <Choice
            key={code}
            type="radio"
            name="contact"
            checked={method === code}
            label={words.say(key)}
            onTouch={() => write(method === code ? "" : code, value)}
          />
        ))}
      </div>
      {method !== "" && method !== "return_code" && (
        <div class="card stack-2 opened">
          <Field label={words.say("contact.where")} value={value} onWrite={(text) => write(method, text)} />
          <Precautions state={state} changed={changed} />
        </div>
      )}
      {helps && <p class="soft">{words.say("contact.asks")}</p>}
    </div>
  );
}

/** What to be careful about; until she says so the strictest holds. */
function Precautions({ state, changed }: { readonly state: State; readonly changed: () => void }): JSX.Element | null {
  const all = state.asked.sections.flatMap((one) => one.questions);
  const question = all.find((one) => one.id === "contact.precautions");
  const chosen = state.answers["contact.precautions"] ?? [];
  if (!question) return null;
  const turn = (code: string) => {
    state.notebook.choose(question.id, touch(question, chosen, code));
    changed();
  };
  return (
    <fieldset>
      <legend class="strong">{question.label}</legend>
      <p class="soft">{state.words.say("contact.careful")}</p>
      {question.options
        .filter((option) => option.code !== "prefer_not")
        .map((option) => (
          <Choice
            key={option.code}
            type="checkbox"
            name="careful"
            checked={chosen.includes(option.code)}
            label={option.label}
            onTouch={() => turn(option.code)}
          />
        ))}
      {all
        .filter((one) => isShort(one) && isAsked(state.asked, one, state.answers))
        .map((one) => (
          <div key={one.id}>
            <Said state={state} question={one} label={one.label} changed={changed} />
            <p class="soft">{one.help}</p>
          </div>
        ))}
    </fieldset>
  );
}

/** The code word, or the hours: a few words that stand beside the number at the desk. */
export function isShort(question: Question<string>): boolean {
  return question.type === "text" && question.id.startsWith("contact.");
}

/** An answer in her own words, kept as she writes it. */
export function Said(props: {
  readonly state: State;
  readonly question: Question<string>;
  readonly label: string;
  readonly long?: boolean;
  readonly changed: () => void;
}): JSX.Element {
  const { state, question, label, long, changed } = props;
  const free = state.notebook.free(question.id);
  const write = (value: string) => {
    state.notebook.write(question.id, value.trim() === "" ? undefined : { kind: "text", text: value.normalize("NFC") });
    changed();
  };
  return (
    <Field
      label={label}
      value={free?.kind === "text" ? free.text : ""}
      long={long}
      longest={isShort(question) ? 80 : undefined}
      onWrite={write}
    />
  );
}
