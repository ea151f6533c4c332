/** Why a container is not read further; its sentence stands in Java's `check.properties`, `CONTAINER_` before it. */
export const CONTAINER_REASONS = [
  "NO_ZIP",
  "NOT_CANONICAL",
  "DOUBLE_ENTRY",
  "BAD_PATH",
  "TOO_LARGE",
  "METHOD",
  "CHECKSUM",
] as const;
export type ContainerReason = (typeof CONTAINER_REASONS)[number];

/** A zip file that is not read further. */
export class ContainerRefused extends Error {
  readonly reason: ContainerReason;

  constructor(reason: ContainerReason) {
    super(`container refused: ${reason}`);
    this.reason = reason;
  }
}
