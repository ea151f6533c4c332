import type { ReadingCircle } from "./consents.ts";

/** Teams she switched on or off herself. */
export type Turned = Readonly<Record<string, boolean>>;

/** What a draft kept of them; nothing where it has not that form. */
export function turnedIn(kept: unknown): Turned {
  return Object.fromEntries(Object.entries(kept ?? {}).filter(([, on]) => typeof on === "boolean"));
}

/**
 * Set where whoever did it works in aid or in a peace force: the organisation she named as theirs, else empty. Teams of
 * that organisation read nothing, now or later, and nobody is proposed who may depend on it.
 */
export type Apart = string | undefined;

/** Answers of `perp.category` that open this way. */
const THEIRS = ["peacekeeper", "aid_worker"];

/** What she said of it on the screen of the teams, else what she answered before. */
export function apartOf(said: Apart | false, category: readonly string[] = []): Apart {
  if (said !== undefined) return said === false ? undefined : said;
  return category.some((code) => THEIRS.includes(code)) ? "" : undefined;
}

/**
 * The teams shown: those of the country she named where there are any, else all. Those that work apart from aid and
 * peace forces stand only where that matters, and then first and from everywhere; those of the organisation she named
 * do not stand at all.
 */
export function shownTeams(
  circles: readonly ReadingCircle[],
  country: string,
  apart?: Apart,
): readonly ReadingCircle[] {
  const own = circles.filter((circle) => circle.independent);
  const others = circles.filter((circle) => !circle.independent);
  const near = others.filter((circle) => isNear(circle, country));
  const usual = near.length > 0 ? near : others;
  if (apart === undefined) return usual.length > 0 ? usual : own;
  return [...own, ...usual].filter((circle) => circle.organisation.id !== apart);
}

/**
 * Whether a team will read: as she switched it, else only where it takes in reports of the country she named. With no
 * country nobody is proposed: whoever reads is someone she chose.
 */
export function isChosen(circle: ReadingCircle, country: string, turned: Turned, apart?: Apart): boolean {
  if (circle.organisation.id === apart) return false;
  const meant = (apart !== undefined) === (circle.independent === true);
  return turned[circle.id] ?? (meant && isNear(circle, country) && circle.purposes.includes("intake"));
}

/** Who reads already, else who is chosen: what she adds later opens to the same teams and to no other. */
export function standingTeams(
  circles: readonly ReadingCircle[],
  standing: readonly { readonly circle?: string }[],
  chosen: readonly ReadingCircle[],
): readonly ReadingCircle[] {
  const known = circles.filter((circle) => standing.some((one) => one.circle === circle.id));
  return known.length > 0 ? known : chosen;
}

function isNear(circle: ReadingCircle, country: string): boolean {
  return circle.countries.some((one) => one.code === country);
}
