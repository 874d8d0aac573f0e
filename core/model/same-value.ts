/**
 * Whether two values of plain data (what JSON can say) are equal: objects by their members in whatever order, where one that is undefined
 * is one that is not there; lists in their order. Costs the size of what is equal.
 */
export const sameValue = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const members = Object.entries(a).filter(([, value]) => value !== undefined);
  const others = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return (
    members.length === others.size &&
    members.every(([key, value]) => others.has(key) && sameValue(value, others.get(key)))
  );
};

/** A value as JSON with the members of its objects in one order, so that equal values are equal strings. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
