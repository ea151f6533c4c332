/** Outline, cells and towns of one country, as `domain/places` holds them. */
export interface Geography {
  readonly country: string;
  /** West, south, east, north in degrees. */
  readonly box: readonly [number, number, number, number];
  readonly width: number;
  readonly height: number;
  readonly regions: readonly (readonly [string, string])[];
  /** H3 cell of resolution 4, latitude and longitude of its centre. */
  readonly cells: readonly (readonly [string, number, number])[];
  /** Name in Latin letters, name in the country's script, latitude, longitude; largest first. */
  readonly places: readonly (readonly [string, string, number, number])[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a place stands on the map. */
export function onMap(geography: Geography, latitude: number, longitude: number): Point {
  const [west, south, east, north] = geography.box;
  return {
    x: ((longitude - west) / (east - west)) * geography.width,
    y: ((north - latitude) / (north - south)) * geography.height,
  };
}

/** The place under a point of the map. */
export function fromMap(geography: Geography, point: Point): { readonly latitude: number; readonly longitude: number } {
  const [west, south, east, north] = geography.box;
  return {
    latitude: north - (point.y / geography.height) * (north - south),
    longitude: west + (point.x / geography.width) * (east - west),
  };
}

function distance(geography: Geography, one: Point, other: readonly [string, number, number]): number {
  const there = onMap(geography, other[1], other[2]);
  return Math.hypot(one.x - there.x, one.y - there.y);
}

/** The cell whose centre is nearest: all that is told of a place when the area is chosen. */
export function nearestCell(geography: Geography, latitude: number, longitude: number): string | undefined {
  const point = onMap(geography, latitude, longitude);
  let best: string | undefined;
  let least = Infinity;
  for (const cell of geography.cells) {
    const away = distance(geography, point, cell);
    if (away < least) [best, least] = [cell[0], away];
  }
  return best;
}

/**
 * The six corners of a cell, from the centres around it: each corner lies between the cell and two neighbours. At the
 * edge of a country a missing neighbour is taken as the nearest one turned by sixths.
 */
export function cornersOf(geography: Geography, cell: string): readonly Point[] {
  const mine = geography.cells.find((one) => one[0] === cell);
  if (!mine) return [];
  const centre = onMap(geography, mine[1], mine[2]);
  const others = geography.cells
    .filter((one) => one[0] !== cell)
    .map((one) => onMap(geography, one[1], one[2]))
    .map((point) => ({ x: point.x - centre.x, y: point.y - centre.y }))
    .sort((one, other) => Math.hypot(one.x, one.y) - Math.hypot(other.x, other.y));
  const [nearest] = others;
  if (!nearest) return [];
  const length = Math.hypot(nearest.x, nearest.y);
  const around = [0, 1, 2, 3, 4, 5].map((turn) => {
    const angle = (turn * Math.PI) / 3;
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const turned = { x: nearest.x * cosine - nearest.y * sine, y: nearest.x * sine + nearest.y * cosine };
    const real = others.find((one) => Math.hypot(one.x - turned.x, one.y - turned.y) < length * 0.45);
    return real ?? turned;
  });
  return around.map((point, index) => {
    const next = around[(index + 1) % around.length] ?? point;
    return { x: centre.x + (point.x + next.x) / 3, y: centre.y + (point.y + next.y) / 3 };
  });
}

/** Folds what people type and what the gazetteer says to the same letters. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u0652\u0640'’ʻ`-]/g, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .toLowerCase()
    .replace(/^(al|ar|as|at|ad|an|az|ash|el)\s+/, "")
    .replace(/^ال/, "")
    .trim();
}

export type Town = Geography["places"][number];

/** Towns whose name begins like, then contains, what was typed; at most `most`. */
export function findTowns(geography: Geography, typed: string, most = 6): readonly Town[] {
  const wanted = fold(typed);
  if (wanted === "") return [];
  const rank = (town: Town) => {
    const names = [fold(town[0]), fold(town[1])];
    if (names.some((name) => name.startsWith(wanted))) return 0;
    return names.some((name) => name.includes(wanted)) ? 1 : 2;
  };
  return geography.places
    .map((town, index) => ({ town, index, rank: rank(town) }))
    .filter((one) => one.rank < 2)
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .slice(0, most)
    .map((one) => one.town);
}

/** The town nearest to a cell's centre, to give the area a name people know. */
export function townNear(geography: Geography, cell: string): Town | undefined {
  const mine = geography.cells.find((one) => one[0] === cell);
  if (!mine) return undefined;
  const point = onMap(geography, mine[1], mine[2]);
  let best: Town | undefined;
  let least = Infinity;
  for (const town of geography.places) {
    const away = distance(geography, point, ["", town[2], town[3]]);
    if (away < least) [best, least] = [town, away];
  }
  return best;
}
