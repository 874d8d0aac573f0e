import type { RepairDraft } from '../../model/repair.ts';
import { codeAt, codeBefore, isEast, isWordCode } from './characters.ts';
import { countPoints } from './points.ts';
import type { Survey } from './survey.ts';
import { stopsInside, widthOf } from './wrapping.ts';

/** Lines that begin a thing of their own: list items, headings, quotes, indents, dialogue. */
const opens = /^(?:[\s\u3000]|[-*+•·#>|]|\d+[.)、]|[（(]?[一二三四五六七八九十]+[)）、]|第.{1,5}[章节節回])/u;

const hyphenated = /[a-z\u00df-\u00ff]-$/;
const startsLower = /^[a-z\u00df-\u00ff]/;

/**
 * Whether the line end between two lines is a hard break inside a sentence.
 * In: both lines without their line ends, and the document's survey. Out: null, or a repair whose offsets are code
 * points from the start of `previous`, as if the two lines were one text with "\n" between them. It is certain only
 * where the document is wrapped at a width that `previous` fills.
 */
export const findLineBreakRepair = (previous: string, next: string, survey: Survey): RepairDraft | null => {
  if (!stopsInside(previous) || next.trim() === '' || opens.test(next)) return null;
  const { width } = survey.wrapping;
  const filled = width > 0 && widthOf(previous) >= width * 0.75;
  if (!filled && width > 0) return null;
  if (width === 0 && widthOf(previous) < 40) return null;
  const start = countPoints(previous);
  if (hyphenated.test(previous) && startsLower.test(next))
    return {
      kind: 'line-break',
      certainty: 'doubtful',
      start: start - 1,
      end: start + 1,
      before: '-\n',
      after: '',
      reason: 'lineBreak.hyphen',
    };
  const after = between(previous, next);
  if (after === null) return null;
  return {
    kind: 'line-break',
    certainty: filled ? 'certain' : 'doubtful',
    start,
    end: start + 1,
    before: '\n',
    after,
    reason: filled ? 'lineBreak.wrapped' : 'lineBreak.inside',
    ...(filled ? { params: { width } } : {}),
  };
};

/** What joins the two lines, or null when neither text runs on. */
const between = (previous: string, next: string): string | null => {
  const before = codeBefore(previous, previous.length);
  const after = codeAt(next, 0);
  const spaced = before === 0x20 || after === 0x20;
  if (isEast(before) || isEast(after))
    return spaced || (isEast(before) && isEast(after)) ? '' : joinMixed(before, after);
  if (spaced) return '';
  return (isWordCode(before) || before === 0x2c) && isWordCode(after) ? ' ' : null;
};

const joinMixed = (before: number, after: number): string | null =>
  isWordCode(before) || isWordCode(after) ? '' : null;
