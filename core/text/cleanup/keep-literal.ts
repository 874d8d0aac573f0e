import type { RepairDraft, RepairKind } from '../../model/repair.ts';
import { codePointLength } from '../codepoints.ts';
import { protectedRanges } from '../protected-ranges.ts';
import { isLesson } from './lesson.ts';
import type { Survey } from './survey.ts';

type Range = { readonly start: number; readonly end: number };

/** Damage of the bytes, which may run through anything; all other kinds are about how prose is written. */
const ofBytes: ReadonlySet<RepairKind> = new Set(['byte-shift', 'mojibake', 'gloss']);
const ofMarkup: ReadonlySet<RepairKind> = new Set(['tag', 'entity']);

/** Ranges of UTF-16 units as ranges of code points; one walk. */
const inPoints = (text: string, ranges: readonly Range[]): Range[] => {
  let unit = 0;
  let point = 0;
  const pointAt = (at: number): number => {
    point += codePointLength(text.slice(unit, at));
    unit = at;
    return point;
  };
  return ranges.map(({ start, end }) => ({ start: pointAt(start), end: pointAt(end) }));
};

const inOrder = (one: Range, other: Range): number => one.start - other.start || one.end - other.end;

/** The repairs that meet one of the ranges, each with how: `inside` one of them, or `across` its edge. Both are ordered. */
const meeting = (repairs: readonly Range[], ranges: readonly Range[]): ('inside' | 'across' | null)[] => {
  let next = 0;
  return repairs.map(({ start, end }) => {
    while (next < ranges.length && (ranges[next]?.end ?? 0) <= start) next++;
    const range = ranges[next];
    if (range === undefined || range.start >= Math.max(end, start + 1)) return null;
    return range.start <= start && end <= range.end ? 'inside' : 'across';
  });
};

/**
 * Of the repairs of a text those that may be made: what is not prose stays as it is. Repairs of how prose is written
 * are left out where they meet an address, a path, code or a placeholder (see `protectedRanges`) or a range of `code`;
 * repairs of bytes inside such a range are at most offered. Where a text tells of markup, tags and entities are meant
 * to be read, and their repairs are at most offered.
 * @param code further ranges that are no prose, in code points, ordered.
 */
export const keepLiteral = (
  text: string,
  repairs: readonly RepairDraft[],
  survey: Survey,
  code: readonly Range[],
): RepairDraft[] => {
  if (repairs.length === 0) return [];
  const own = inPoints(
    text,
    protectedRanges(text).filter(({ kind }) => kind !== 'tag'),
  );
  const met = meeting(repairs, code.length === 0 ? own : [...own, ...code].sort(inOrder));
  const lesson = repairs.some(({ kind }) => ofMarkup.has(kind)) && isLesson(text, survey);
  return repairs.flatMap((repair, at): RepairDraft[] => {
    const how = met[at] ?? null;
    if (how !== null && !ofBytes.has(repair.kind)) return [];
    const doubted = how === 'inside' || (lesson && ofMarkup.has(repair.kind));
    return [doubted && repair.certainty === 'certain' ? { ...repair, certainty: 'doubtful' } : repair];
  });
};
