import { bytesOfB64u } from "@backup/sealing";
import type { ExhibitKind, ExhibitView } from "./model.ts";
import { objectOf, textOf, type CaseItem, type ReadDocument } from "./reading.ts";

type Read = Extract<ReadDocument, { kind: "read" }>;

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

const exhibitOf = (read: Read, items: readonly CaseItem[]): ExhibitView | undefined => {
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
  };
};

/** Files that `exhibit` documents name, in the order they arrived. A document without its file is left out. */
export const exhibitsOf = (documents: readonly ReadDocument[], items: readonly CaseItem[]): readonly ExhibitView[] =>
  documents.flatMap((one) =>
    one.kind === "read" && one.statement.kind === "exhibit" ? (exhibitOf(one, items) ?? []) : [],
  );
