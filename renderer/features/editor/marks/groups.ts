import type { Mark } from '#core/model/index.ts';

/** Marks over the same words have their lines one below the other, on this many levels. */
const levels = 3;

/** A mark and the level its line is drawn on, 0 being nearest to the words. */
export type LevelledMark = { readonly mark: Mark; readonly level: number };

/**
 * Gives overlapping marks of one text different levels, the longer ones lower down, as far as there are levels; those
 * that do not overlap stay on the first.
 */
export const levelled = (marks: readonly Mark[]): readonly LevelledMark[] => {
  const inOrder = marks.toSorted((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  const taken: Mark[][] = Array.from({ length: levels }, () => []);
  return inOrder.map((mark) => {
    const meets = (other: Mark): boolean => other.start < mark.end && mark.start < other.end;
    const free = taken.findIndex((others) => !others.some(meets));
    const level = free === -1 ? levels - 1 : free;
    taken[level]?.push(mark);
    return { mark, level };
  });
};

/** The name of the highlight a mark is painted in; `styles/notes.css` says how each looks. */
export const highlightName = ({ mark, level }: LevelledMark): string => {
  if (mark.resolved) return `note-resolved-${level}`;
  return `note-${mark.kind}${mark.status === 'live' ? '' : '-changed'}-${level}`;
};

/** Where words were taken away altogether: nothing is left to paint, so a sign stands there. In code points, in order. */
export const bracketsOf = (marks: readonly Mark[]): readonly number[] => {
  const empty = marks.filter(({ start, end }) => start === end);
  return [...new Set(empty.map(({ start }) => start))].sort((a, b) => a - b);
};

export type NoteCounts = { readonly total: number; readonly open: number };

/** How many annotations some marks belong to, one with several stretches counting once. */
export const countNotes = (marks: readonly Mark[]): NoteCounts => ({
  total: new Set(marks.map(({ annotation }) => annotation)).size,
  open: new Set(marks.filter(({ resolved }) => !resolved).map(({ annotation }) => annotation)).size,
});
