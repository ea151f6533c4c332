import type { JSX, TargetedMouseEvent } from "preact";
import { useEffect, useState } from "preact/hooks";
import {
  cornersOf,
  findTowns,
  fromMap,
  type Geography,
  nearestCell,
  onMap,
  type Town,
  townNear,
} from "../../flow/geography.ts";
import { type GivenPlace, precisionsOf } from "../../flow/notebook.ts";
import { Choice, Field, Note } from "../parts.tsx";
import type { Key, State } from "../state.ts";
import { CountryPick } from "./help.tsx";

type Precision = GivenPlace["precision"];

/** Steps from none to exact, as far as the question goes; each opens its own field in place. */
const LADDER: Readonly<Record<Precision, readonly [Key, Key?]>> = {
  none: ["place.none", "place.noneSub"],
  country: ["place.country"],
  area: ["place.area", "place.areaSub"],
  named: ["place.named"],
  exact: ["place.exact"],
};

export interface Part {
  readonly state: State;
  readonly place: GivenPlace;
  readonly write: (place: GivenPlace) => void;
}

interface Place {
  readonly state: State;
  readonly id: string;
  readonly changed: () => void;
}

function Rings({ step }: { readonly step: number }): JSX.Element {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" class="rings">
      <circle
        cx="12"
        cy="12"
        r="8.5"
        stroke-dasharray={step === 0 ? "2.5 3" : undefined}
        class={step === 1 ? "full" : ""}
      />
      {step > 1 && <circle cx="12" cy="12" r="5.25" class={step === 2 ? "full" : ""} />}
      {step === 3 && <path d="M12 9.5v5M9.5 12h5" />}
      {step === 4 && <circle cx="12" cy="12" r="1.75" class="dot" />}
    </svg>
  );
}

function named({ words }: State, id: string, precision: Precision): { readonly label: string; readonly sub?: string } {
  const [label, sub] = LADDER[precision];
  // What no place means is so for where she is now, not for where it happened.
  const told = precision !== "none" || id === "place.now";
  return { label: words.say(label), ...(sub && told && { sub: words.say(sub) }) };
}

export function PlaceField({ state, id, changed }: Place): JSX.Element {
  const precisions = precisionsOf(id);
  const free = state.notebook.free(id);
  const place: GivenPlace | undefined = free?.kind === "place" ? free.place : undefined;
  const write = (next: GivenPlace | undefined) => {
    if (next?.country) state.country.value = next.country;
    state.notebook.write(id, next && { kind: "place", place: next });
    changed();
  };
  const pick = (precision: Precision) => {
    if (place?.precision === precision) {
      write(undefined);
      return;
    }
    const known = place?.country ?? (state.countryFile ? state.country.value : undefined);
    write({ precision, ...(known && precision !== "none" && { country: known }) });
  };
  return (
    <div>
      {precisions.map((precision, index) => (
        <div key={precision} class="rung">
          <Choice
            type="radio"
            name="place"
            checked={place?.precision === precision}
            {...named(state, id, precision)}
            onTouch={() => pick(precision)}
            end={<Rings step={index} />}
          />
          {place?.precision === precision && precision !== "none" && (
            <Opened state={state} place={place} write={write} />
          )}
        </div>
      ))}
      {id === "place.now" && <p class="soft">{state.words.say("place.later")}</p>}
    </div>
  );
}

function Opened(part: Part): JSX.Element {
  const { state, place, write } = part;
  // The picker and the place agree: choosing a country here is choosing it for the numbers too.
  const country = state.country.value;
  useEffect(() => {
    if (country.length === 2 && country !== place.country) write({ precision: place.precision, country });
  }, [country]);
  return (
    <div class="card stack-2 opened">
      <CountryPick state={state} />
      {country === "other" && <Note>{state.words.say("place.unreached")}</Note>}
      {place.precision === "area" && place.country && <Area {...part} />}
      {(place.precision === "exact" || (place.precision === "named" && place.country)) && <Finer {...part} />}
    </div>
  );
}

function Finer(part: Part): JSX.Element {
  const [loaded, setLoaded] = useState<typeof import("./place-finer.tsx") | "away" | undefined>();
  useEffect(() => {
    import("./place-finer.tsx").then(setLoaded, () => setLoaded("away"));
  }, []);
  if (typeof loaded === "object") return <loaded.Finer {...part} />;
  return <p role="status">{part.state.words.say(loaded ? "help.away" : "help.loading")}</p>;
}

/** The geography of the chosen country, loaded for all countries at once when the step is opened. */
export function useGeography(state: State, country: string | undefined): Geography | "away" | undefined {
  const [all, setAll] = useState<Readonly<Record<string, Geography>> | "away" | undefined>(state.geography);
  useEffect(() => {
    if (all && all !== "away") return;
    state.places().then(setAll, () => setAll("away"));
  }, []);
  if (!all || all === "away") return all;
  return country ? all[country] : undefined;
}

export function nameOf(state: State, town: Town): string {
  const native = town[1] && (state.words.language === "ar" || state.words.language === "uk");
  return native ? town[1] : town[0];
}

function Area({ state, place, write }: Part): JSX.Element {
  const geography = useGeography(state, place.country);
  const { words } = state;
  if (geography === "away") return <Note alert>{words.say("help.away")}</Note>;
  if (!geography) return <p role="status">{words.say("help.loading")}</p>;
  const choose = (latitude: number, longitude: number, town?: Town) => {
    const area = nearestCell(geography, latitude, longitude);
    const near = town ?? (area && townNear(geography, area));
    write({
      precision: "area",
      country: geography.country,
      ...(area && { area }),
      ...(near && { name: nameOf(state, near) }),
    });
  };
  return (
    <>
      <TownField state={state} geography={geography} onTown={(town) => choose(town[2], town[3], town)} />
      <p class="soft">{words.say("place.map")}</p>
      <AreaMap
        state={state}
        geography={geography}
        area={place.area}
        onTouch={(at) => choose(at.latitude, at.longitude)}
      />
      {place.name && <p class="strong">{words.say("place.near", { place: place.name })}</p>}
      <p class="soft">{words.say("place.shape")}</p>
      <p class="soft fine">{words.say("place.credit")}</p>
    </>
  );
}

export function TownField(props: {
  readonly state: State;
  readonly geography: Geography;
  readonly onTown: (town: Town) => void;
}): JSX.Element {
  const [typed, setTyped] = useState("");
  const found = findTowns(props.geography, typed);
  const { words } = props.state;
  return (
    <>
      <Field label={words.say("place.town")} value={typed} hint={words.say("place.letters")} onWrite={setTyped} />
      {found.length > 0 && (
        <ul class="towns">
          {found.map((town) => (
            <li key={`${town[0]}${town[2]}`}>
              <button
                type="button"
                class="choice"
                onClick={() => {
                  setTyped("");
                  props.onTown(town);
                }}
              >
                <span>
                  <bdi>{nameOf(props.state, town)}</bdi>
                  {town[1] && (
                    <small>
                      <bdi>{nameOf(props.state, town) === town[0] ? town[1] : town[0]}</bdi>
                    </small>
                  )}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function AreaMap(props: {
  readonly state: State;
  readonly geography: Geography;
  readonly area: string | undefined;
  readonly onTouch: (at: { latitude: number; longitude: number }) => void;
}): JSX.Element {
  const { geography, area, state } = props;
  const corners = area ? cornersOf(geography, area) : [];
  const near = area ? townNear(geography, area) : undefined;
  const touch = (event: TargetedMouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = Math.min(box.width / geography.width, box.height / geography.height);
    const x = (event.clientX - box.left - (box.width - geography.width * scale) / 2) / scale;
    const y = (event.clientY - box.top - (box.height - geography.height * scale) / 2) / scale;
    props.onTouch(fromMap(geography, { x, y }));
  };
  const label = state.words.say("place.mapOf", {
    country: state.words.country(geography.country),
    region: near ? nameOf(state, near) : "…",
  });
  return (
    <svg
      class="map"
      role="img"
      aria-label={label}
      viewBox={`-6 -6 ${geography.width + 12} ${geography.height + 12}`}
      onClick={touch}
    >
      {geography.regions.map(([name, d], index) => (
        <path key={`${name}${index}`} class="land" d={d} />
      ))}
      {corners.length > 0 && <polygon class="on" points={corners.map((one) => `${one.x},${one.y}`).join(" ")} />}
      <Towns state={state} geography={geography} />
    </svg>
  );
}

function Towns({ state, geography }: { readonly state: State; readonly geography: Geography }): JSX.Element {
  const big = geography.places.slice(0, 5).map((town) => ({ town, at: onMap(geography, town[2], town[3]) }));
  return (
    <>
      {big.map(({ town, at }) => (
        <g key={town[0]} class="town">
          <circle cx={at.x} cy={at.y} r="5" />
          <text x={at.x} y={at.y - 12} text-anchor={anchorAt(at.x / geography.width)}>
            {nameOf(state, town)}
          </text>
        </g>
      ))}
    </>
  );
}

/** Names near an edge lean inwards. */
function anchorAt(part: number): "start" | "middle" | "end" {
  if (part < 0.2) return "start";
  return part > 0.8 ? "end" : "middle";
}
