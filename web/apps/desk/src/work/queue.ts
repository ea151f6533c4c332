import { ListeningRefused, pokes, type Schema } from "@backup/api";
import type { Context } from "./context.ts";
import type { CaseFile, Cases, Duty } from "./desk.ts";
import type { CaseStanding, Priority, QueueRow } from "./model.ts";
import { Refusal } from "./problem.ts";
import { allPages } from "./server.ts";

type Row = Schema<"Queue">["rows"][number];

/** Where a row stands for this member: what changed after the last look is news. */
export const standingOf = (row: Row, looked: Date | undefined): CaseStanding => {
  if (row.state === "erasing") return "erasing";
  if (row.state === "closed") return "closed";
  if (row.openedBy.length === 0) return "unread";
  const changed = new Date(row.changed);
  return row.opened && looked !== undefined && changed > looked ? "news" : "open";
};

/** Only who holds the earlier key can seal the case again: others are not told what they cannot mend. */
const isBehind = (row: Row, { directory, keyring }: Context): boolean =>
  row.sealed.some(({ circle, epoch }) => {
    const now = directory.circle(circle)?.statement;
    return now !== undefined && epoch < now.epoch && keyring.circle(now.id, epoch) !== undefined;
  });

const viewOf = (row: Row, context: Context): QueueRow => ({
  case: row.case,
  reference: row.reference,
  circle: row.circle,
  circleName: row.circle === undefined ? "" : context.directory.organisationName(row.circle),
  priority: row.priority as Priority | undefined,
  windowEnds: row.windowEnds === undefined ? undefined : new Date(row.windowEnds),
  received: new Date(row.received),
  changed: new Date(row.changed),
  standing: standingOf(row, context.local.looked(row.case)),
  openedBy: row.openedBy.map((id) => context.directory.memberName(id)),
  behind: isBehind(row, context),
  // Only where this member opened `care` in this browser; the server's word for the first, ours for the second.
  summary: row.opened ? context.local.summary(row.case) : undefined,
});

/** The queue, its news, duty, and the way into a case. */
export class DeskCases implements Cases {
  readonly #context: Context;
  readonly #listeners = new Set<() => void>();
  #line: AbortController | undefined;
  #rows: readonly QueueRow[] = [];

  constructor(context: Context) {
    this.#context = context;
  }

  async queue(): Promise<readonly QueueRow[]> {
    const pages = await allPages((since) =>
      this.#context.server.ask("get", "/queue", since === undefined ? {} : { query: { since } }),
    );
    this.#rows = pages.flatMap((page) => page.rows).map((row) => viewOf(row, this.#context));
    if (!this.#context.keyring.locked) await this.#context.local.only(new Set(this.#rows.map((row) => row.case)));
    return this.#rows;
  }

  area(cell: string) {
    return this.#context.directory.areaNames(cell);
  }

  onNews(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#line === undefined) void this.#listen();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.hangUp();
    };
  }

  /** Ends the line; the next listener opens it again. */
  hangUp(): void {
    this.#line?.abort();
    this.#line = undefined;
  }

  async #listen(): Promise<void> {
    const line = new AbortController();
    this.#line = line;
    let first = true;
    try {
      const heard = pokes(this.#context.server.transport, "/events", line.signal);
      for (let next = await heard.next(); next.done !== true; next = await heard.next()) {
        // The first comes with the connection itself: everything was just read.
        if (!first) for (const listener of this.#listeners) listener();
        first = false;
      }
    } catch (thrown) {
      if (!(thrown instanceof ListeningRefused)) throw thrown;
    }
    if (this.#line === line) this.#line = undefined;
  }

  async open(reference: string): Promise<CaseFile> {
    const row = this.#rows.find((one) => one.reference === reference);
    const id = row?.case ?? (await this.#find(reference));
    const { OpenedCase } = await import("./opened-case.ts");
    const file = await OpenedCase.open(this.#context, id, row);
    await this.#context.local.note(id, new Date(), undefined);
    return file;
  }

  async #find(reference: string): Promise<string> {
    if (!/^[0-9A-HJKMNP-TV-Z]{8}$/.test(reference)) throw new Refusal("not-permitted");
    return (await this.#context.server.ask("get", "/cases", { query: { reference } })).case;
  }

  async duty(): Promise<readonly Duty[]> {
    const { duties } = await this.#context.server.ask("get", "/duty", {});
    return duties.map(({ circle, member, until }) => ({ circle, member, until: new Date(until) }));
  }

  async takeDuty(circle: string, until: Date): Promise<void> {
    const body = { until: `${until.toISOString().slice(0, 19)}Z` };
    await this.#context.server.ask("put", "/duty/{circle}", { path: { circle }, body });
  }

  async leaveDuty(circle: string): Promise<void> {
    await this.#context.server.ask("delete", "/duty/{circle}", { path: { circle } });
  }
}
