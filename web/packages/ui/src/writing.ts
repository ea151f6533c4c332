/**
 * What stands in a field once an earlier state of it was sent: what was written behind that, after a space, stays alone;
 * where it was changed in any other way everything stays. Losing words is worse than saying some twice.
 */
export const unsent = (now: string, sent: string): string => {
  const rest = now.startsWith(sent) ? now.slice(sent.length) : now;
  return rest === now || rest === "" || /^\s/.test(rest) || /\s$/.test(sent) ? rest.trimStart() : now;
};
