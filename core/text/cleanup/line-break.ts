import type { Certainty, RepairDraft } from '../../model/repair.ts';
import { codeAt, codeBefore, isEast, isEastMark, isWordCode } from './characters.ts';
import { endsSentence, stopsInside } from './line-facts.ts';
import { readLines, type Line, type LineReading } from './line-reading.ts';
import { countPoints } from './points.ts';
import { proseStretches } from './prose-stretch.ts';
import type { Survey } from './survey.ts';

/** Lines that begin a thing of their own: list items, headings, quotes, indents, dialogue. */
const opens =
  /^(?:[\s\u3000]|[-*+•·#>|]|\d{1,3}[.)、](?!\d)|[（(]?[一二三四五六七八九十]+[)）、]|第.{1,5}[章节節回])/u;

const hyphenated = /[a-z\u00df-\u00ff]-$/;
const startsLower = /^["'“‘(]?[a-z\u00df-\u00ff]/;

/** A colon may lead to something that begins on a line of its own: that is never certain. */
const mayLead = /[:：]["'”’」』]?\s*$/u;

/** Whether a sentence runs over the break, in prose: marks that do not end one may stand last. */
const runsOn = (previous: string, next: string): boolean => {
  if (stopsInside(previous)) return true;
  if (startsLower.test(next)) return !mayLead.test(previous);
  return !endsSentence(previous) && !mayLead.test(previous);
};

/** What speaks for a sentence that goes on, where wrapping is not certain. */
const seemsToRunOn = (reading: LineReading, at: number): boolean => {
  const next = reading.lines[at + 1] ?? '';
  const isMarked = (line: number): boolean => reading.facts(line).firstMark >= 0;
  if (isMarked(at) || isMarked(at + 1) || endsSentence(next) || startsLower.test(next)) return true;
  return reading.isBroken(at);
};

/** Lines at least so wide are taken for filled where no width is known. */
const wideAnyhow = 40;

const isOffered = (reading: LineReading, at: number, { wrapping: { width } }: Survey): boolean =>
  (reading.widths[at] ?? 0) >= (width > 0 ? width * 0.75 : wideAnyhow) &&
  stopsInside(reading.lines[at] ?? '') &&
  !reading.facts(at).isStructured &&
  seemsToRunOn(reading, at);

/**
 * The breaks between lines that follow one another, each separated by a single line break from the next and none set
 * in deeper. In: the lines without their ends, and their document's survey. Out: for every break null, or a repair
 * with offsets in code points from the start of the line before it, as if the two lines were one text with "\n"
 * between. It is certain where the lines are filled to a width, the sentence runs on, and more than the equal length
 * of the lines speaks for wrapped prose, in the document or in these lines alone. Time is linear.
 */
export const findLineBreaks = (given: readonly Line[], survey: Survey): (RepairDraft | null)[] => {
  const reading = readLines(given, survey.wrapping.width);
  const { lines } = reading;
  const widths = new Map<number, number>();
  for (const { first, end, width } of proseStretches(reading, survey.wrapping))
    for (let at = first; at < end; at++) widths.set(at, width);
  return lines.slice(1).map((next, at) => {
    const previous = lines[at] ?? '';
    const width = widths.get(at);
    if (width !== undefined && runsOn(previous, next) && mayJoin(reading, at))
      return repairOf(previous, next, { certainty: 'certain', width });
    if (!isOffered(reading, at, survey) || opens.test(next)) return null;
    return repairOf(previous, next, { certainty: 'doubtful', width: 0 });
  });
};

/** Whether neither line is a thing of its own: an item, a heading, a row of a table, code. */
const mayJoin = ({ lines, facts }: LineReading, at: number): boolean =>
  !opens.test(lines[at + 1] ?? '') && !facts(at).isStructured && !facts(at + 1).isStructured;

const repairOf = (
  previous: string,
  next: string,
  { certainty, width }: { readonly certainty: Certainty; readonly width: number },
): RepairDraft | null => {
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
  const isCertain = certainty === 'certain';
  return {
    kind: 'line-break',
    certainty,
    start,
    end: start + 1,
    before: '\n',
    after,
    reason: isCertain ? 'lineBreak.wrapped' : 'lineBreak.inside',
    ...(isCertain ? { params: { width } } : {}),
  };
};

const dash = /[\u2012-\u2015]|--/;

/** What joins the two lines, or null when neither text runs on. */
const between = (previous: string, next: string): string | null => {
  const before = codeBefore(previous, previous.length);
  const after = codeAt(next, 0);
  const spaced = before === 0x20 || after === 0x20;
  if (isEast(before) || isEast(after)) {
    const both = (isEast(before) || isEastMark(before)) && (isEast(after) || isEastMark(after));
    return spaced || both ? '' : joinMixed(before, after);
  }
  if (spaced || dash.test(previous.slice(-2)) || dash.test(next.slice(0, 2))) return '';
  if (isEastJoint(previous, next)) return '';
  return isLatin(before) && isLatin(after) ? ' ' : null;
};

/** Words, and the marks that stand at their edges in running text. */
const isLatin = (code: number): boolean =>
  isWordCode(code) || (code > 0 && `,;:.?!'")]’”‘“([$£€%&`.includes(String.fromCodePoint(code)));

/** Curly quotes, dashes and dots are Chinese where the character beside them is. */
const isEastJoint = (previous: string, next: string): boolean =>
  /[“”‘’…—]$/.test(previous) || /^[“”‘’…—]/.test(next)
    ? isEast(codeBefore(previous, previous.length - 1)) || isEast(codeAt(next, 1))
    : false;

const joinMixed = (before: number, after: number): string | null =>
  isWordCode(before) || isWordCode(after) ? '' : null;
