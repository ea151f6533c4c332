import type { ReadingCircle } from "./consents.ts";

/** Teams she switched on or off herself. */
export type Turned = Readonly<Record<string, boolean>>;

/** The teams shown: those of the country she named where there are any, else all. */
export function shownTeams(circles: readonly ReadingCircle[], country: string): readonly ReadingCircle[] {
  const near = circles.filter((circle) => isNear(circle, country));
  return near.length > 0 ? near : circles;
}

/**
 * Whether a team will read: as she switched it, else only where it takes in reports of the country she named. With no
 * country nobody is proposed: whoever reads is someone she chose.
 */
export function isChosen(circle: ReadingCircle, country: string, turned: Turned): boolean {
  return turned[circle.id] ?? (isNear(circle, country) && circle.purposes.includes("intake"));
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
