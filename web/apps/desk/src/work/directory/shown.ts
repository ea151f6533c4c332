/** What the screens know of the directory: organisations, members, circles and countries in force. */

import type { ChildTraining } from "./child-trained.ts";

export type { ChildTraining };

export type CircleId = string;
export type MemberId = string;
export type OrganisationId = string;

export interface OrganisationView {
  readonly id: OrganisationId;
  readonly name: string;
  readonly country: string;
  readonly purposes: readonly string[];
  readonly members: number;
}

export interface MemberView {
  readonly id: MemberId;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly string[];
  readonly circles: readonly string[];
  readonly fingerprint: string;
  readonly since: Date;
  readonly until: Date | undefined;
  readonly revoked: boolean;
  readonly administrator: boolean;
  readonly signedBy: readonly string[];
  readonly sequence: number;
  /** Day of the training to speak with children; nothing where no circle says so. */
  readonly childTrained: string | undefined;
}

export interface CircleView {
  readonly id: CircleId;
  readonly name: string;
  readonly organisation: string;
  readonly purposes: readonly string[];
  /** H3 cells of resolution 4; none is everywhere. */
  readonly area: readonly string[];
  readonly languages: readonly string[];
  readonly members: readonly MemberId[];
  readonly keepers: readonly MemberId[];
  readonly childTrained: readonly ChildTraining[];
  readonly epoch: number;
  readonly recovery: boolean;
  readonly mine: boolean;
  /** Whether somebody who is no longer in force still stands in it: its key must be renewed. */
  readonly stale: boolean;
}

export interface DutyHours {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

/** Hours as the signed statement holds them: local times of one zone, by day of the week, 1 is Monday. */
export interface PromisedHours {
  readonly zone: string;
  readonly week: readonly { readonly day: number; readonly from: string; readonly to: string }[];
}

/** What reporters of a country are told about when somebody reads. */
export interface Promised {
  readonly country: string;
  readonly hours: PromisedHours;
}

export interface CountryView {
  readonly code: string;
  readonly circles: readonly string[];
  readonly zone: string;
  readonly hours: readonly DutyHours[];
  readonly child: boolean;
  readonly until: Date | undefined;
  readonly ready: boolean;
}
