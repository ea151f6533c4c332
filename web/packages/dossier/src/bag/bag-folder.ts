import { inOrder, type BagFiles } from "./bag-files.ts";
import { piecesOf } from "./blob-pieces.ts";
import { BytesUnreadable } from "./bag-files.ts";

/**
 * A bag in a folder, as a browser hands it over: a list of files with their paths, the folder's own name first. Links
 * cannot be told from files there, so none is refused, as Java's reader does.
 */
export function bagFolder(files: Iterable<readonly [string, Blob]>): BagFiles {
  const blobs = new Map(files);
  return {
    sizes: inOrder([...blobs].map(([path, blob]) => [path, blob.size] as const)),
    open(path) {
      const blob = blobs.get(path);
      if (blob === undefined) throw new BytesUnreadable("not-there");
      return piecesOf(blob);
    },
  };
}
