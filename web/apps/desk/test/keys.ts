import { IdentitySeed, randomId, type CircleEpoch } from "@backup/sealing";
import { MemberKeys } from "@backup/sealing/member";

export const memberKeys = (): MemberKeys => MemberKeys.draw();

export const CircleEpochFixture = (): CircleEpoch => ({
  instance: randomId<"instance">(),
  circle: randomId<"circle">(),
  epoch: 0,
  identity: IdentitySeed.draw(),
});
