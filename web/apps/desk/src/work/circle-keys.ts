import { bytesOfB64u, openCircleKey, readId, Recipient } from "@backup/sealing";
import type { Context } from "./context.ts";
import type { GrantToMe } from "./reading.ts";

/** Opens the keys of the member's circles, every epoch held; one that does not fit the directory is left out. */
export const openCircleKeys = async (context: Context): Promise<void> => {
  const { circleKeys } = await context.server.ask("get", "/directory/circle-keys", {});
  for (const { circle, epoch, file } of circleKeys) {
    const statement = context.directory.history.circleAt(circle, epoch);
    if (statement === undefined) continue;
    // Whoever made or passed on the key: its seed must give the recipient of the statement in any case.
    const known = new Set<string>([...context.directory.history.members.values()].map((one) => one.statement.signing));
    try {
      const held = await openCircleKey(bytesOfB64u(file), context.keyring.member.opening, {
        instance: context.instance,
        circle: readId<"circle">(circle),
        epoch,
        recipient: Recipient.read(statement.recipient),
        mayGrant: (by) => known.has(by),
      });
      context.keyring.holdCircle(held);
    } catch {
      continue;
    }
  }
};

/** Reads the keys again where a circle has a newer one than this member holds: it may have come since the unlock. */
export const followCircleKeys = async (
  context: Context,
  named: readonly Pick<GrantToMe, "circle" | "circleEpoch">[],
): Promise<void> => {
  const { keyring } = context;
  const isNewer = ({ circle, circleEpoch }: (typeof named)[number]): boolean =>
    circle !== undefined && (circleEpoch ?? 0) > keyring.newestOf(circle);
  if (!named.some(isNewer)) return;
  await context.directory.refresh();
  await openCircleKeys(context);
};
