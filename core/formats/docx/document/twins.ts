/**
 * Things that say the same as others, given away by what they say: one to each of these in order, and all that are left to the last.
 * `texts`: what those say that will ask, in order. Linear in time.
 */
export const twinsByText = <T>(
  twins: readonly T[],
  textOf: (twin: T) => string,
  texts: readonly string[],
): ((text: string) => readonly T[]) => {
  const waiting = Map.groupBy(twins, textOf);
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const asked = new Map<string, number>();
  return (text) => {
    const all = waiting.get(text) ?? [];
    const n = asked.get(text) ?? 0;
    asked.set(text, n + 1);
    return n + 1 === counts.get(text) ? all.slice(n) : all.slice(n, n + 1);
  };
};
