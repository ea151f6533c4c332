import type * as m from "../model.ts";
import type { NewCountry, Readiness } from "../desk.ts";
import { fingerprint, type Directory } from "./directory.ts";
import type { CircleStatement, CountryStatement, WeekHours } from "./statements.ts";

export const organisationViews = (directory: Directory): readonly m.OrganisationView[] =>
  [...directory.state.organisations.values()].map((one) => ({
    id: one.id,
    name: one.name,
    country: one.country,
    purposes: one.purposes,
    members: [...directory.state.members.values()].filter(
      (member) => member.statement.organisation === one.id && directory.inForce(member.statement.id) !== undefined,
    ).length,
  }));

export const memberViews = (directory: Directory): readonly m.MemberView[] =>
  [...directory.state.members.values()].map(({ statement, signers, revoked, administrator }) => ({
    id: statement.id,
    name: directory.memberName(statement.id),
    organisation: directory.organisationName(statement.organisation),
    roles: statement.roles,
    circles: directory.circlesOf(statement.id).map((circle) => circle.name),
    fingerprint: fingerprint(statement.signing),
    since: new Date(statement.issued),
    until: new Date(statement.notAfter),
    revoked: revoked !== undefined,
    administrator: administrator && directory.inForce(statement.id) !== undefined,
    signedBy: signers
      .filter((key) => key !== statement.signing || signers.length === 1)
      .map((key) => signerName(directory, key)),
    sequence: statement.sequence,
  }));

export const signerName = (directory: Directory, key: string): string => {
  const member = directory.memberByKey(key);
  return member === undefined ? "root" : directory.memberName(member.statement.id);
};

export const circleView = (directory: Directory, circle: CircleStatement, me: string): m.CircleView => ({
  id: circle.id,
  name: circle.name,
  organisation: directory.organisationName(circle.organisation),
  purposes: circle.purposes,
  area: circle.area,
  languages: circle.languages,
  members: circle.members,
  keepers: circle.keepers,
  epoch: circle.epoch,
  recovery: circle.recovery !== undefined,
  mine: circle.members.includes(me),
});

export const circleViews = (directory: Directory, me: string): readonly m.CircleView[] =>
  [...directory.state.circles.values()].map((circle) => circleView(directory, circle, me));

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

export const weekOf = (hours: readonly m.DutyHours[]): readonly WeekHours[] =>
  hours
    .flatMap(({ days, from, to }) => days.map((day) => ({ day, from, to })))
    .sort((a, b) => a.day - b.day || a.from.localeCompare(b.from));

const readersInForce = (directory: Directory, circles: readonly string[]): boolean =>
  circles.some((id) => {
    const members = directory.circle(id)?.members ?? [];
    return members.filter((member) => directory.inForce(member) !== undefined).length >= 2;
  });

/** What a country's record still lacks before its page takes reports (protocol section 7). */
export const readinessOf = (directory: Directory, code: string): Readiness => {
  const country = directory.state.countries.get(code);
  const file = directory.countryFile(code);
  return {
    readers: readersInForce(directory, country?.circles ?? []),
    hours: (country?.hours.week.length ?? 0) > 0,
    service: (file?.services.length ?? 0) > 0,
    note: Object.values(file?.note ?? {}).some((text) => text.trim() !== ""),
  };
};

const countryView = (directory: Directory, country: CountryStatement): m.CountryView => ({
  code: country.code,
  circles: country.circles.map((id) => directory.circle(id)?.name ?? id.slice(0, 8)),
  zone: country.hours.zone,
  hours: hoursOf(country.hours.week),
  child: country.child,
  until: new Date(country.notAfter),
  ready: Object.values(readinessOf(directory, country.code)).every(Boolean),
});

export const countryViews = (directory: Directory): readonly m.CountryView[] =>
  [...directory.state.countries.values()].map((country) => countryView(directory, country));

/** A country's record as the form shows it. */
export const recordOf = (directory: Directory, code: string, language: string): NewCountry | undefined => {
  const country = directory.state.countries.get(code);
  const file = directory.countryFile(code);
  if (country === undefined || file === undefined) return undefined;
  return {
    code,
    circles: country.circles,
    zone: country.hours.zone,
    hours: hoursOf(country.hours.week),
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
  };
};
