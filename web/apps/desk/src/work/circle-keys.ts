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

/**
 * Opens what the member was given of circle keys since she came in: a circle was made with her, she joined one, or one
 * has a new key. Without it a case would say "not granted" to somebody who holds the grant.
 */
export const openNewCircleKeys = async (context: Context, grants: readonly GrantToMe[]): Promise<void> => {
  const { directory, keyring, session } = context;
  const lacking = grants.flatMap(({ circle, circleEpoch = 0 }) =>
    circle === undefined || keyring.circle(readId<"circle">(circle), circleEpoch) !== undefined
      ? []
      : [`${circle} ${String(circleEpoch)}`],
  );
  if (!keyring.mayAskFor(lacking)) return;
  await directory.refresh();
  if (directory.inForce(session.member) !== undefined) await openCircleKeys(context);
};
