import type { DirectoryChain, DirectoryStatement, MemberId, StatementDigest, Verified } from "@backup/sealing/member";

type Link = Verified<DirectoryStatement>;

const all = (chain: DirectoryChain): readonly Link[] =>
  Array.from({ length: chain.next }, (_, at) => chain.statement(at)).filter((one) => one !== undefined);

const administratorKeys = (chain: DirectoryChain, links: readonly Link[], now: Date): ReadonlySet<string> =>
  new Set(
    links.flatMap(({ statement }) => {
      if (statement.type !== "backup/v1/administrator" || !chain.isAdministrator(statement.member)) return [];
      return chain.member(statement.member, now)?.signing ?? [];
    }),
  );

/** A circle's statements from the last one that two administrators signed up to the newest. */
const circlePath = (links: readonly Link[], id: string, administrators: ReadonlySet<string>): readonly Link[] => {
  const own = links.filter(({ statement }) => statement.type === "backup/v1/circle" && statement.id === id);
  const signedByTwo = own.map((link) => link.signers.filter((key) => administrators.has(key)).length >= 2);
  return own.slice(Math.max(0, signedByTwo.lastIndexOf(true)));
};

const latest = (links: readonly Link[], fits: (statement: DirectoryStatement) => boolean): readonly Link[] =>
  links.filter(({ statement }) => fits(statement)).slice(-1);

/** Member and administrator statement of whoever signed, and the organisation: transitively, until nothing is new. */
const closure = (path: Set<Link>, links: readonly Link[]): void => {
  for (let size = -1; size !== path.size;) {
    size = path.size;
    const signers = new Set<string>([...path].flatMap((link) => link.signers));
    const members = links.filter(
      ({ statement }) => statement.type === "backup/v1/member" && signers.has(statement.signing),
    );
    for (const link of members) {
      path.add(link);
      const { id, organisation } = link.statement as { readonly id: MemberId; readonly organisation: string };
      for (const one of latest(links, (s) => s.type === "backup/v1/administrator" && s.member === id)) path.add(one);
      for (const one of latest(links, (s) => s.type === "backup/v1/organisation" && s.id === organisation))
        path.add(one);
    }
  }
};

/** Digests of every statement in force that a reporter needs, sorted: what stands in `head.intake`. */
export const intakeDigests = (chain: DirectoryChain, now: Date): readonly StatementDigest[] => {
  const links = all(chain);
  const administrators = administratorKeys(chain, links, now);
  const path = new Set<Link>(links.slice(0, 1));
  const { circles, countries } = chain.inForce;
  for (const circle of circles.values()) {
    if (!circle.purposes.includes("intake")) continue;
    for (const link of circlePath(links, circle.id, administrators)) path.add(link);
    for (const one of latest(links, (s) => s.type === "backup/v1/organisation" && s.id === circle.organisation))
      path.add(one);
  }
  for (const country of countries.values())
    for (const one of latest(links, (s) => s.type === "backup/v1/country" && s.code === country.code)) path.add(one);
  closure(path, links);
  return [...path].map((link) => link.digest).sort();
};
