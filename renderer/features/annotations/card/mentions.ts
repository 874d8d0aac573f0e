import { mentionsIn as placesOfMentions } from '#core/annotations/mentions.ts';
import { ascendingOffsets } from '#core/text/codepoints.ts';

/** A stretch of a note: words, or the @name of a person. `at` is its start in UTF-16 units. */
export type MentionPiece = { readonly at: number; readonly text: string; readonly person: string | null };

/** Cuts a text into words and the @names of people that stand in it, as the engine finds them. */
export const mentionsIn = (text: string, people: readonly string[]): readonly MentionPiece[] => {
  const offset = ascendingOffsets(text);
  const pieces: MentionPiece[] = [];
  let from = 0;
  for (const { start, end, person } of placesOfMentions(text, people)) {
    const [at, to] = [offset(start), offset(end)];
    if (at > from) pieces.push({ at: from, text: text.slice(from, at), person: null });
    pieces.push({ at, text: text.slice(at, to), person });
    from = to;
  }
  if (from < text.length || pieces.length === 0)
    pieces.push({ at: from, text: text.slice(from), person: null });
  return pieces;
};

/** The @name being typed right before the caret (UTF-16), or null. */
export const mentionTyped = (
  text: string,
  caret: number,
): { readonly start: number; readonly typed: string } | null => {
  const start = Math.max(text.lastIndexOf('@', caret - 1), text.lastIndexOf('\uff20', caret - 1));
  if (start < 0 || caret - start > 40) return null;
  const typed = text.slice(start + 1, caret);
  if (/[\n@\uff20]/.test(typed) || /[A-Za-z0-9_.]$/.test(text.slice(Math.max(0, start - 1), start)))
    return null;
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
