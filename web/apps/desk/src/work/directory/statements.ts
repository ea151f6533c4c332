import type { Statement, Timestamp } from "@backup/sealing";

/** What every statement of the chain says (protocol section 7). */
export interface Link extends Statement {
  readonly sequence: number;
  readonly previous: string;
  readonly issued: Timestamp;
}

export interface RootStatement extends Link {
  readonly root: string;
  readonly log: string;
}

export interface AdministratorStatement extends Link {
  readonly member: string;
}

export interface OrganisationStatement extends Link {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly purposes: readonly string[];
}

export interface MemberStatement extends Link {
  readonly id: string;
  readonly organisation: string;
  readonly roles: readonly string[];
  readonly opening: string;
  readonly signing: string;
  readonly profile: string;
  readonly notAfter: Timestamp;
}

export interface CircleStatement extends Link {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly purposes: readonly string[];
  readonly area: string;
  readonly languages: readonly string[];
  readonly epoch: number;
  readonly recipient: string;
  readonly members: readonly string[];
  readonly keepers: readonly string[];
  readonly recovery?: string;
}

export interface WeekHours {
  readonly day: number;
  readonly from: string;
  readonly to: string;
}

export interface CountryStatement extends Link {
  readonly code: string;
  readonly circles: readonly string[];
  readonly hours: { readonly zone: string; readonly week: readonly WeekHours[] };
  readonly child: boolean;
  readonly file: string;
  readonly notAfter: Timestamp;
}

export interface RevocationStatement extends Link {
  readonly subject: string;
  readonly reason: string;
  readonly from: Timestamp;
}

export interface HeadStatement extends Link {
  readonly intake: readonly string[];
}
