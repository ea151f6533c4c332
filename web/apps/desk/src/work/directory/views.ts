import type { CircleInForce, CountryStatement } from "@backup/sealing/member";
import type * as m from "../model.ts";
import type { NewCountry, Readiness } from "../desk.ts";
import { childTrained, trainedIn } from "./child-trained.ts";
import { fingerprint, type Directory } from "./directory.ts";

type WeekHours = m.PromisedHours["week"][number];

export const organisationViews = (directory: Directory): readonly m.OrganisationView[] =>
  [...directory.chain.inForce.organisations.values()].map((one) => ({
    id: one.id,
    name: one.name,
    country: one.country,
    purposes: one.purposes,
    members: [...directory.chain.inForce.members.values()].filter((member) => member.organisation === one.id).length,
  }));

/** The name of whoever signed; empty for the root, which is nobody. */
export const signerName = (directory: Directory, key: string): string => {
  const member = directory.memberByKey(key);
  return member === undefined ? "" : directory.memberName(member.statement.id);
};

export const memberViews = (directory: Directory): readonly m.MemberView[] => {
  const administrators = new Set(directory.administrators().map((one) => one.id));
  const trained = childTrained(directory);
  return [...directory.history.members.values()].map(({ statement, signers, revoked }) => ({
    id: statement.id,
    name: directory.memberName(statement.id),
    organisation: directory.organisationName(statement.organisation),
    roles: statement.roles,
    circles: directory.circlesOf(statement.id).map((circle) => circle.statement.name),
    fingerprint: fingerprint(statement.signing),
    since: new Date(statement.issued),
    until: new Date(statement.notAfter),
    revoked,
    administrator: administrators.has(statement.id),
    signedBy: signers.map((key) => signerName(directory, key)),
    sequence: statement.sequence,
    childTrained: trained.get(statement.id),
  }));
};

export const circleView = ({ statement }: CircleInForce, directory: Directory, me: string): m.CircleView => ({
  id: statement.id,
  name: statement.name,
  organisation: directory.organisationName(statement.organisation),
  purposes: statement.purposes,
  area: statement.area,
  languages: statement.languages,
  members: statement.members,
  keepers: statement.keepers,
  childTrained: trainedIn(directory, statement),
  epoch: statement.epoch,
  recovery: statement.recovery !== undefined,
  mine: statement.members.some((id) => id === me),
  stale: statement.members.some((id) => directory.inForce(id) === undefined),
});

export const circleViews = (directory: Directory, me: string): readonly m.CircleView[] =>
  directory.circles().map((circle) => circleView(circle, directory, me));

const weekIn = (country: CountryStatement): readonly WeekHours[] =>
  (country.hours["week"] ?? []) as unknown as readonly WeekHours[];

const zoneIn = (country: CountryStatement): string => {
  const zone = country.hours["zone"];
  return typeof zone === "string" ? zone : "";
};

/** What reporters are told of a circle: the hours of each country statement in force that names it. */
export const promisesOf = (directory: Directory, circle: string): readonly m.Promised[] =>
  [...directory.chain.inForce.countries.values()]
    .filter((country) => country.circles.some((id) => id === circle))
    .map((country) => ({ country: country.code, hours: { zone: zoneIn(country), week: weekIn(country) } }));

/** Days with the same hours as one line: the form and the card read them so. */
export const hoursOf = (week: readonly WeekHours[]): readonly m.DutyHours[] => {
  const lines = new Map<string, { days: number[]; from: string; to: string }>();
  for (const { day, from, to } of week) {
    const line = lines.get(`${from}${to}`) ?? { days: [], from, to };
    line.days.push(day);
    lines.set(`${from}${to}`, line);
  }
  return [...lines.values()];
};

/** The week as the statement holds it: sorted by day and hour (protocol section 19). */
export const weekOf = (hours: readonly m.DutyHours[]): readonly WeekHours[] =>
  hours
    .flatMap(({ days, from, to }) => days.map((day) => ({ day, from, to })))
    .sort((a, b) => a.day - b.day || a.from.localeCompare(b.from));

const readersInForce = (directory: Directory, circles: readonly string[]): boolean =>
  circles.some((id) => {
    const members = directory.circle(id)?.statement.members ?? [];
    return members.filter((member) => directory.inForce(member) !== undefined).length >= 2;
  });

/** What a country's record still lacks before its page takes reports (protocol section 7). */
export const readinessOf = (directory: Directory, code: string): Readiness => {
  const country = directory.chain.inForce.countries.get(code);
  const file = directory.countryFile(code);
  return {
    readers: readersInForce(directory, country?.circles ?? []),
    hours: country !== undefined && weekIn(country).length > 0,
    trained: file?.trained !== undefined,
    service: file?.services.some((one) => one.kind === "medical") === true,
    note: Object.values(file?.note ?? {}).some((text) => text.trim() !== ""),
  };
};

const hasTrained = (directory: Directory, circle: string): boolean => {
  const known = directory.circle(circle);
  return known !== undefined && trainedIn(directory, known.statement).length > 0;
};

export const countryViews = (directory: Directory): readonly m.CountryView[] =>
  [...directory.chain.inForce.countries.values()].map((country) => ({
    code: country.code,
    circles: country.circles.map((id) => directory.organisationName(id)),
    zone: zoneIn(country),
    hours: hoursOf(weekIn(country)),
    child: country.child && country.circles.some((id) => hasTrained(directory, id)),
    until: new Date(country.notAfter),
    ready: Object.values(readinessOf(directory, country.code)).every(Boolean),
  }));

/** A country's record as the form shows it. */
export const recordOf = (directory: Directory, code: string, language: string): NewCountry | undefined => {
  const country = directory.chain.inForce.countries.get(code);
  const file = directory.countryFile(code);
  if (country === undefined || file === undefined) return undefined;
  return {
    code,
    circles: country.circles,
    zone: zoneIn(country),
    hours: hoursOf(weekIn(country)),
    child: country.child,
    emergency: file.emergency.map(({ kind, number }) => ({ kind, number })),
    services: file.services.map((one) => ({
      kind: one.kind,
      name: one.name[language] ?? one.name["en"] ?? Object.values(one.name)[0] ?? "",
      number: one.number ?? "",
      verified: one.verified,
    })),
    note: file.note,
    assessed: file.assessed,
    trained: file.trained ?? "",
    areas: file.areas.map(({ area, name }) => ({
      area,
      name: name[language] ?? name["en"] ?? Object.values(name)[0] ?? "",
    })),
    crisis: file.crisis?.supervised === true,
  };
};
