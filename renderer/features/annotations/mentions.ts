/** A stretch of a note: words, or the @name of a person. `at` is its start in UTF-16 units. */
export type MentionPiece = { readonly at: number; readonly text: string; readonly person: string | null };

/** People by the length of their names, so that the longest name that fits is taken. */
const longestFirst = (people: readonly string[]): readonly string[] =>
  people.toSorted((a, b) => b.length - a.length);

/** The name goes on: @Ann is not named by @Anna. */
const goesOn = /^[\p{Script=Latin}\p{N}_]/u;

/** Cuts a text into words and the @names of people that stand in it. An @ inside a word (an address) names nobody. */
export const mentionsIn = (text: string, people: readonly string[]): readonly MentionPiece[] => {
  if (!text.includes('@') || people.length === 0) return [{ at: 0, text, person: null }];
  const ordered = longestFirst(people);
  const pieces: MentionPiece[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const isInside = /[A-Za-z0-9_.]$/.test(text.slice(Math.max(0, at - 1), at));
    const person = isInside
      ? undefined
      : ordered.find(
          (name) => text.startsWith(name, at + 1) && !goesOn.test(text.slice(at + 1 + name.length)),
        );
    if (person === undefined) continue;
    if (at > from) pieces.push({ at: from, text: text.slice(from, at), person: null });
    pieces.push({ at, text: `@${person}`, person });
    from = at + person.length + 1;
  }
  if (from < text.length) pieces.push({ at: from, text: text.slice(from), person: null });
  return pieces;
};

/** The @name being typed right before the caret (UTF-16), or null. */
export const mentionTyped = (
  text: string,
  caret: number,
): { readonly start: number; readonly typed: string } | null => {
  const start = text.lastIndexOf('@', caret - 1);
  if (start < 0 || caret - start > 40) return null;
  const typed = text.slice(start + 1, caret);
  if (/[\n@]/.test(typed) || /[A-Za-z0-9_.]$/.test(text.slice(Math.max(0, start - 1), start))) return null;
  return { start, typed };
};

/** Names that begin, or hold a word that begins, with what was typed; case does not matter. At most eight. */
export const namesFor = (typed: string, names: readonly string[]): readonly string[] => {
  const wanted = typed.toLocaleLowerCase();
  const rank = (name: string): number => {
    const lower = name.toLocaleLowerCase();
    if (lower.startsWith(wanted)) return 0;
    return lower.split(/\s+/).some((word) => word.startsWith(wanted)) ? 1 : lower.includes(wanted) ? 2 : 3;
  };
  return names
    .map((name) => ({ name, rank: rank(name) }))
    .filter(({ name, rank }) => rank < 3 && name !== typed)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, 8)
    .map(({ name }) => name);
};
