/** A tile, or a bundle of entries, of a tlog-tiles log. */
export interface Tile {
  readonly kind: "tile" | "entries";
  /** Absent for entries. */
  readonly level?: number;
  readonly index: number;
  /** 1 to 255 for a partial tile; absent for a full one. */
  readonly width?: number;
}

/** Path of a tile below the log's prefix (C2SP tlog-tiles): groups of three digits, all but the last marked `x`. */
export function tilePath({ kind, level, index, width }: Tile): string {
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError("no index of a tile");
  if (level !== undefined && !(Number.isInteger(level) && level >= 0 && level < 64)) throw new RangeError("no level");
  if (width !== undefined && !(Number.isInteger(width) && width > 0 && width < 256)) throw new RangeError("no width");
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  const groups = padded.match(/.{3}/g) ?? [];
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  const folder = kind === "entries" ? "tile/entries" : `tile/${level ?? 0}`;
  return `${folder}/${place}${width === undefined ? "" : `.p/${width}`}`;
}
