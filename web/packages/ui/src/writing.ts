/**
 * What stands in a field once an earlier state of it was sent: what was written behind that stays, and everything stays
 * where it was changed in its middle. Losing words is worse than saying some twice.
 */
export const unsent = (now: string, sent: string): string =>
  now.startsWith(sent) ? now.slice(sent.length).trimStart() : now;
