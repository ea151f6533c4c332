import table from "../../../../../domain/compartments.json";
import type { Id } from "../notation/ids.ts";
import type { Timestamp } from "../notation/times.ts";
import { compartmentKind, type CompartmentName } from "./compartments.ts";
import type { Consent, ConsentPurpose, ConsentState } from "./consent.ts";

/** What makes a reader fit a row of the gate (protocol section 6). */
export type ReaderClass = "intake" | "response" | "legal" | "responder" | "named" | "job";

/** Who would read. */
export interface GateReader {
  readonly id: Id;
  readonly organisation?: Id;
  /** What the reader is by the directory or by accepting; `named` follows from the consent itself. */
  readonly classes: readonly Exclude<ReaderClass, "named">[];
  /** True if the reader's organisation was shown to her as her team. */
  readonly team: boolean;
}

/** One row: what may be granted to whom, on which consents, by whom. The file is shared with the server. */
export interface GateRow {
  readonly row: string;
  readonly compartments: readonly string[];
  readonly readers: readonly ReaderClass[];
  readonly needs: readonly ConsentPurpose[];
  readonly granted_by: readonly ("reporter" | "member")[];
  readonly one_reader?: boolean;
}

/** The table of protocol section 6. */
export const GATE = table.gate as readonly GateRow[];

/** What was asked of the gate. */
export interface GateQuestion {
  readonly compartment: CompartmentName;
  readonly reader: GateReader;
  readonly by: "reporter" | "member";
  readonly now: Timestamp;
}

/** Whether a consent speaks of a reader: by its id, its organisation, or as one of her team; never where excluded. */
export function speaksOf(consent: Consent, reader: Omit<GateReader, "classes">): boolean {
  const ids: readonly string[] = reader.organisation === undefined ? [reader.id] : [reader.id, reader.organisation];
  if (consent.exclude.some((id) => ids.includes(id))) return false;
  if (typeof consent.to !== "string") return consent.to.some((id) => ids.includes(id));
  return consent.to === "network" || reader.team;
}

function covers(consent: Consent, row: GateRow, reader: GateReader): boolean {
  if (typeof consent.to === "string" && row.readers.includes("named")) return false;
  return speaksOf(consent, reader);
}

/** The row that allows the grant, or `undefined`: then nothing may be wrapped. */
export function gateRow(consents: ConsentState, question: GateQuestion): GateRow | undefined {
  const kind = compartmentKind(question.compartment);
  return GATE.find((row) => {
    const fits =
      row.compartments.includes(kind) &&
      row.granted_by.includes(question.by) &&
      row.readers.some((wanted) => wanted === "named" || question.reader.classes.includes(wanted));
    return (
      fits &&
      row.needs.every((purpose) => {
        const given = consents.given(purpose, question.now);
        return given !== undefined && covers(given, row, question.reader);
      })
    );
  });
}

/** True if an epoch of this compartment must be granted to the reporter by whoever makes it. */
export function reporterReads(name: CompartmentName): boolean {
  const kind = compartmentKind(name);
  return table.compartments.some((row) => row.name === kind && row.granted_to_reporter);
}
