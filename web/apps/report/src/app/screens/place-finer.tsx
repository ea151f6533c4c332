/** A place by its name or exactly: only where it happened is asked so, after sending, so it is loaded then. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { nearestCell } from "../../flow/geography.ts";
import { Button, Field, Note } from "../parts.tsx";
import { nameOf, type Part, TownField, useGeography } from "./place.tsx";

export function Finer(part: Part): JSX.Element {
  return part.place.precision === "named" ? <Named {...part} /> : <Exact {...part} />;
}

function Named({ state, place, write }: Part): JSX.Element {
  const geography = useGeography(state, place.country);
  const { words } = state;
  return (
    <>
      {geography && geography !== "away" && (
        <TownField
          state={state}
          geography={geography}
          onTown={(town) => {
            const area = nearestCell(geography, town[2], town[3]);
            write({ ...place, name: nameOf(state, town), ...(area && { area }) });
          }}
        />
      )}
      <Field
        label={words.say("place.nameIt")}
        value={place.name ?? ""}
        onWrite={(name) => write({ ...place, name: name.normalize("NFC") })}
      />
      <Field
        label={words.say("place.describe")}
        value={place.description ?? ""}
        onWrite={(description) => write({ ...place, description: description.normalize("NFC") })}
      />
    </>
  );
}

/** The phone's own position is asked only after a second tap. */
function Exact({ state, place, write }: Part): JSX.Element {
  const { words } = state;
  const [missing, setMissing] = useState(false);
  const locate = () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setMissing(false);
        write({
          ...place,
          latitude: Math.round(coords.latitude * 1e6),
          longitude: Math.round(coords.longitude * 1e6),
          accuracy: Math.round(coords.accuracy),
        });
      },
      () => setMissing(true),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
    );
  };
  return (
    <>
      <Field
        label={words.say("place.describe")}
        value={place.description ?? ""}
        onWrite={(description) => write({ ...place, description: description.normalize("NFC") })}
      />
      <Button slim onClick={locate}>
        {words.say("place.phone")}
      </Button>
      {place.latitude !== undefined && <Note alert>{words.say("place.phoneHas")}</Note>}
      {missing && <Note alert>{words.say("place.phoneNot")}</Note>}
    </>
  );
}
