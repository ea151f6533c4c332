import { bytesOfB64u } from "@backup/sealing";
import { correctionsIn, isHers, type Corrections, type Read } from "./corrections.ts";
import type { ExhibitKind, ExhibitView, NoteBeside } from "./model.ts";
import { objectOf, textOf, type CaseItem, type ReadDocument } from "./reading.ts";

const safe = /^(image\/(png|jpeg|gif|webp|avif|bmp)|video\/(mp4|webm|ogg|quicktime)|audio\/[a-z0-9.+-]+)$/;

/** A type the desk shows by itself. Everything else, HTML and SVG among it, stays an inert file. */
export const playable = (mediaType: string): string => (safe.test(mediaType) ? mediaType : "application/octet-stream");

export const kindOf = (mediaType: string): ExhibitKind => {
  const kind = playable(mediaType).split("/")[0];
  return kind === "image" || kind === "video" || kind === "audio" ? kind : "document";
};

/** Digests are sealed as base64url; people compare them as hexadecimal digits. */
export const hexadecimal = (digest: string): string => {
  try {
    return Array.from(bytesOfB64u(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return digest;
  }
};

const captureOf = (read: Read): readonly (readonly [string, string])[] =>
  Object.entries(objectOf(read.statement.body, "capture") ?? {}).map(
    ([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : String(value)] as const,
  );

const noteOf = (read: Read): NoteBeside => ({
  text: textOf(read.statement.body, "text") ?? "",
  received: new Date(read.item.received),
});

const exhibitOf = (read: Read, items: readonly CaseItem[], { laterThan }: Corrections): ExhibitView | undefined => {
  const { body } = read.statement;
  const media = items.find((item) => item.item === body["item"] && item.compartment === read.item.compartment);
  const length = body["length"];
  if (media === undefined || typeof length !== "number") return undefined;
  const mediaType = textOf(body, "mediaType") ?? "application/octet-stream";
  return {
    item: read.item.item,
    media: media.item,
    kind: kindOf(mediaType),
    compartment: read.item.compartment,
    name: textOf(body, "name") ?? "",
    mediaType,
    length,
    sha256: textOf(body, "sha256") ?? "",
    sha512: textOf(body, "sha512") ?? "",
    claimed: new Date(read.statement.claimed),
    received: new Date(media.received),
    two: media.two,
    approved: media.approvedUntil !== undefined && new Date(media.approvedUntil) > new Date(),
    capture: captureOf(read),
    notes: laterThan(read.item.item).map(noteOf),
  };
};

/** Files that `exhibit` documents name, in the order they arrived. A document without its file is left out. */
export const exhibitsOf = (documents: readonly ReadDocument[], items: readonly CaseItem[]): readonly ExhibitView[] => {
  const corrections = correctionsIn(documents);
  return documents.flatMap((one) =>
    one.kind === "read" && one.statement.kind === "exhibit" ? (exhibitOf(one, items, corrections) ?? []) : [],
  );
};

/** Words of hers among the files that stand beside none of those shown: of a file that is gone, for one. */
export const notesAlone = (documents: readonly ReadDocument[], items: readonly CaseItem[]): readonly NoteBeside[] => {
  const { firstOf } = correctionsIn(documents);
  const shown = new Set(exhibitsOf(documents, items).map((one) => one.item));
  return documents
    .filter((one): one is Read => one.kind === "read" && ["note", "message"].includes(one.statement.kind))
    .filter(isHers)
    .filter((one) => !shown.has(firstOf(one)?.item.item ?? ""))
    .map(noteOf);
};
