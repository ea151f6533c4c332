import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { consentsOf, type Question } from "@backup/questionnaire";
import type { ConsentPurpose } from "@backup/sealing";
import { standingAnswer } from "../../flow/consents.ts";
import { Actions, Button, Heading, Icon, type Screen } from "../parts.tsx";
import type { State } from "../state.ts";
import { KeptLine } from "./keeping.tsx";

const ANSWERS = [
  ["yes", "yes"],
  ["no", "no"],
  ["later", "later"],
] as const;

/** The consents: what each opens and for whom stands before the answer; nothing is chosen for her; open means no. */
export function Choices({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const [, redraw] = useState(0);
  const consents = consentsOf(state.asked, state.answers);
  return (
    <main>
      <div class="lead">
        <Heading>{words.say("choices.title")}</Heading>
        <p class="soft">{words.say("choices.sub")}</p>
      </div>
      {consents.map((question) => (
        <ConsentCard key={question.id} state={state} question={question} changed={() => redraw((count) => count + 1)} />
      ))}
      <p class="soft">{words.say("choices.change")}</p>
      <KeptLine state={state} />
      <Actions>
        <Button onClick={go.next}>{words.say("skip")}</Button>
        <Button main onClick={go.next}>
          {words.say("continue")}
        </Button>
      </Actions>
    </main>
  );
}

function ConsentCard(props: {
  readonly state: State;
  readonly question: Question<string>;
  readonly changed: () => void;
}): JSX.Element {
  const { state, question, changed } = props;
  const purpose = question.id.replace("consent.", "") as ConsentPurpose;
  const opens = `opens.${purpose}`;
  const left = purpose === "help" && state.contactLeft;
  const chosen = standingAnswer(state.answers, purpose, left);
  const pick = (code: string) => {
    // Where a contact stands for a yes, touching an answer again is a no and never opens what she closed.
    state.notebook.choose(question.id, chosen !== code ? [code] : left ? ["no"] : []);
    changed();
  };
  return (
    <fieldset class="card">
      <legend class="strong">{question.label}</legend>
      <p class="soft opens">{state.words.has(opens) ? state.words.say(opens) : ""}</p>
      {left && <p class="soft">{state.words.say("choices.left")}</p>}
      <div class="seg">
        {ANSWERS.map(([code, key]) => (
          <label key={code}>
            <input type="radio" name={question.id} checked={chosen === code} onClick={() => pick(code)} />
            <span>
              <Icon name="check" />
              <span>{state.words.say(key)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
