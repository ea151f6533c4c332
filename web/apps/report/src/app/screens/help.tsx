import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { careFor } from "@backup/questionnaire";
import { directionOf } from "@backup/ui/words";
import {
  type Country,
  type EmergencyNumber,
  type FirstService,
  listeningLine,
  type LocalText,
  supervised,
  textIn,
} from "../../flow/countries.ts";
import { Actions, Button, Choice, Heading, Icon, Note, type Screen, Select, when } from "../parts.tsx";
import type { Key, State } from "../state.ts";

/** A text of the operator's, in her language or with the language it has. */
export function Local({
  state,
  texts,
}: {
  readonly state: State;
  readonly texts: LocalText | undefined;
}): JSX.Element | null {
  const found = textIn(texts, state.words.language);
  if (!found) return null;
  return (
    <span lang={found.language} dir={directionOf(found.language)}>
      {found.text}
    </span>
  );
}

function Telephone({ number }: { readonly number: string }): JSX.Element {
  return (
    <a class="btn slim tel" href={`tel:${number.replace(/ /g, "")}`}>
      <Icon name="phone" />
      <bdi dir="ltr">{number}</bdi>
    </a>
  );
}

function Emergency({ state, one }: { readonly state: State; readonly one: EmergencyNumber }): JSX.Element {
  const { words } = state;
  return (
    <li class="card line">
      <span>
        <b>{one.name ? <Local state={state} texts={one.name} /> : words.say(`help.kind.${one.kind}`)}</b>
        {one.free && <small>{words.say("help.freeCall")}</small>}
      </span>
      <Telephone number={one.number} />
    </li>
  );
}

function Service({ state, one }: { readonly state: State; readonly one: FirstService }): JSX.Element {
  const { words } = state;
  return (
    <li class="card service">
      <b>
        <Local state={state} texts={one.name} />
      </b>
      {[one.place, one.hours].map(
        (texts, index) =>
          texts && (
            <small key={index}>
              <Local state={state} texts={texts} />
            </small>
          ),
      )}
      {one.papers && <small>{words.say(`help.papers.${one.papers}`)}</small>}
      {one.men && <small>{words.say("help.men")}</small>}
      <small>{words.say("help.checked", { date: words.day(new Date(`${one.verified}T12:00:00Z`)) })}</small>
      {one.number && <Telephone number={one.number} />}
    </li>
  );
}

/** Services of a country; nothing where there is none. */
export function Services({
  state,
  kinds,
}: {
  readonly state: State;
  readonly kinds?: readonly string[];
}): JSX.Element | null {
  const all = state.countryFile?.services ?? [];
  const some = kinds ? all.filter((one) => kinds.includes(one.kind)) : all;
  const shown = (some.length > 0 ? some : all).slice(0, 8);
  if (shown.length === 0) return null;
  return (
    <ul class="stacked">
      {shown.map((one, index) => (
        <Service key={index} state={state} one={one} />
      ))}
    </ul>
  );
}

export function CountryPick({ state }: { readonly state: State }): JSX.Element | null {
  const { words } = state;
  const list = state.countries.value;
  if (list === "away")
    return (
      <>
        <Note alert>{words.say("help.away")}</Note>
        <Button slim onClick={() => void state.fetchCountries()}>
          {words.say("tryAgain")}
        </Button>
      </>
    );
  if (!list) return <p role="status">{words.say("help.loading")}</p>;
  const named = list.map((one: Country) => [one.code, words.country(one.code)] as const);
  named.sort((one, other) => one[1].localeCompare(other[1], words.language));
  return (
    <Select
      label={words.say("help.country")}
      value={state.country.value}
      options={[["", words.say("help.pick")], ...named, ["other", words.say("help.other")]]}
      onPick={(code) => (state.country.value = code)}
    />
  );
}

function Numbers({
  state,
  first,
}: {
  readonly state: State;
  readonly first?: EmergencyNumber["kind"];
}): JSX.Element | null {
  const { words } = state;
  if (state.country.value === "" || !Array.isArray(state.countries.value)) return null;
  const numbers = [...(state.countryFile?.emergency ?? [])];
  if (first) numbers.sort((one, other) => Number(other.kind === first) - Number(one.kind === first));
  const services = state.countryFile?.services ?? [];
  if (numbers.length === 0 && services.length === 0) return <Note>{words.say("help.none")}</Note>;
  return (
    <>
      {numbers.length > 0 && (
        <ul class="stacked">
          {numbers.map((one) => (
            <Emergency key={one.number} state={state} one={one} />
          ))}
        </ul>
      )}
      {services.length > 0 && <h2>{words.say("help.services")}</h2>}
      <Services state={state} />
    </>
  );
}

/** Advice that holds whatever happened; the page without scripts shows the same. */
const ADVICE = ["danger_signs", "hiv_pep", "emergency_contraception"];

/** Danger first: numbers and places, before any question, with the server away too. */
export function Help({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const risk =
    (state.answers["safety.risks"] ?? []).includes("self_harm") ||
    (state.answers["health.signs"] ?? []).includes("self_harm");
  const { informs } = state;
  const windows = informs
    ? state.clinical.windows.filter((window) => ADVICE.includes(window.id))
    : careFor(state.clinical, state.answers, new Date(), [])
        .map((care) => care.window)
        .filter((window) => window.routing_priority === 1);
  return (
    <main>
      <div class="lead">
        <Heading>{words.say("help.title")}</Heading>
        <p class="soft">{words.say("help.free")}</p>
      </div>
      {informs && <Note alert>{words.say("help.shut")}</Note>}
      {windows.map((window) => (
        <p key={window.id} class="card">
          {window.message}
        </p>
      ))}
      {risk && state.country.value !== "" && <Listening state={state} />}
      <div class="stack-2">
        <CountryPick state={state} />
        <p class="soft">{words.say("help.stays")}</p>
      </div>
      <Numbers state={state} {...(risk && { first: "crisis" as const })} />
      <p class="soft">
        {words.say("help.trace")} {words.say("who.history")}
      </p>
      <Actions>
        <Button main={!informs} onClick={informs ? go.back : go.next}>
          {words.say(informs ? "back" : risk && !supervised(state.countryFile) ? "continue" : "help.write")}
        </Button>
      </Actions>
    </main>
  );
}

/** Somebody thinks of ending her life: nothing is promised that is not known to be there. */
function Listening({ state }: { readonly state: State }): JSX.Element {
  const { words, countryFile } = state;
  return (
    <p class="card">
      {words.say(listeningLine(countryFile) ? "help.listen" : "help.listenNot")}{" "}
      {!supervised(countryFile) && words.say("help.listenTeam")}
    </p>
  );
}

/** After an answer that asks much of her: she can stop, and is never asked to go on. */
export function Pause({ state, go }: Screen): JSX.Element {
  const { words } = state;
  return (
    <main>
      <Heading>{words.say("pause.title")}</Heading>
      <p class="card">{words.say(state.codeShown ? "pause.kept" : "pause.code")}</p>
      {state.watched && <p>{words.say("who.device")}</p>}
      <p class="soft">{words.say("who.history")}</p>
      <Actions even>
        <Button onClick={() => state.door.leave()}>{words.say("leave")}</Button>
        <Button main onClick={go.next}>
          {words.say("continue")}
        </Button>
      </Actions>
    </main>
  );
}

/** Care that is best within some hours, shown before anything about what happened. */
export function Care({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const verified = (state.countryFile?.services ?? []).map((one) => one.kind);
  const care = careFor(state.clinical, state.answers, new Date(), verified);
  return (
    <main>
      <div class="lead">
        <Heading>{words.say("care.title")}</Heading>
        <p class="soft">{words.say("care.free")}</p>
      </div>
      <ul class="stacked">
        {care.map(({ window, ask, until }) => (
          <li key={window.id} class="card service">
            <b>{window.name}</b>
            <span>{window.message}</span>
            {ask && <small>{state.clinical.exposure.ask_message}</small>}
            {until && <small class="until">{words.say("care.until", { time: when(state, until) })}</small>}
          </li>
        ))}
      </ul>
      <h2>{words.say("help.services")}</h2>
      <CountryPick state={state} />
      {state.country.value !== "" && !state.countryFile && <Note>{words.say("help.none")}</Note>}
      <Services state={state} kinds={["medical", "psychosocial", "hotline"]} />
      <Actions>
        <Button main onClick={go.next}>
          {words.say("continue")}
        </Button>
      </Actions>
    </main>
  );
}

export function Child({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const { circles, country } = state;
  const trained = state.knownCircles.some((one) =>
    one.countries.some(({ code, child }) => child && code === country.value),
  );
  return (
    <main>
      <div class="lead">
        <Heading>{words.say("child.title")}</Heading>
        <p class="soft">{words.say("child.only")}</p>
      </div>
      <CountryPick state={state} />
      {country.value !== "" && circles.value && <p>{words.say(trained ? "child.reader" : "child.none")}</p>}
      <Numbers state={state} first="child" />
      <Actions>
        <Button main onClick={go.next}>
          {words.say("continue")}
        </Button>
      </Actions>
    </main>
  );
}

const CHECK = ["chosen", "all", "unsure"] as const;

type Understood = (typeof CHECK)[number] | undefined;

/** A short check that blocks nothing: whatever is answered, the next line says what is so. */
function Understanding(props: {
  readonly state: State;
  readonly answer: Understood;
  readonly onAnswer: (answer: Understood) => void;
}): JSX.Element {
  const { state, answer, onAnswer } = props;
  const { words } = state;
  return (
    <fieldset>
      <legend class="strong">{words.say("note.check")}</legend>
      <div class="gap-top">
        {CHECK.map((code) => (
          <Choice
            key={code}
            type="radio"
            name="check"
            checked={answer === code}
            onTouch={() => onAnswer(answer === code ? undefined : code)}
            label={words.say(`note.check.${code}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What the law may make people tell, and the limits, before the first sealed question. */
export function CountryNote({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const [answer, setAnswer] = useState<(typeof CHECK)[number] | undefined>(undefined);
  const note = textIn(state.countryFile?.note, words.language);
  const next = () => {
    state.noteSeen = true;
    go.next();
  };
  return (
    <main>
      <Heading>{words.say("note.title")}</Heading>
      <CountryPick state={state} />
      <div class="card stack-2">
        <h2>{words.say("note.law")}</h2>
        <p>{note ? <Local state={state} texts={state.countryFile?.note} /> : words.say("note.unknown")}</p>
      </div>
      <p>{words.say("note.limits")}</p>
      <Understanding state={state} answer={answer} onAnswer={setAnswer} />
      {answer && <Note alert>{words.say(answer === "chosen" ? "note.check.right" : "note.check.more")}</Note>}
      <Actions>
        <Button main onClick={next}>
          {words.say("continue")}
        </Button>
      </Actions>
    </main>
  );
}

const WHO: readonly Key[] = [
  "who.sealed",
  "who.read",
  "who.code",
  "who.screen",
  "who.law",
  "who.device",
  "who.history",
];

export function Who({ state, go }: Screen): JSX.Element {
  const { words } = state;
  const names = [...new Set(state.checkedCircles.map((one) => one.organisation.name))];
  return (
    <main>
      <Heading>{words.say("who.title")}</Heading>
      <ul class="stacked limits">
        {WHO.map((key) => (
          <li key={key}>{words.say(key)}</li>
        ))}
      </ul>
      <h2>{words.say("who.behind")}</h2>
      {names.length > 0 ? (
        <ul class="stacked">
          {names.map((name) => (
            <li key={name} class="card">
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      ) : (
        <p class="soft">{words.say("who.behindUnknown")}</p>
      )}
      <Actions>
        <Button main onClick={go.back}>
          {words.say("back")}
        </Button>
      </Actions>
    </main>
  );
}
