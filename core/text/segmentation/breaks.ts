import {
  carriesOn,
  isEnder,
  isHan,
  isSpace,
  kind,
  kindAt,
  pairKind,
  skipBlanks,
  skipSpace,
} from './characters.ts';
import {
  endsAtDots,
  endsAtEllipsis,
  endsAtHalfWidth,
  endsAtStop,
  isLatinLower,
  isLatinUpper,
  startsClearly,
} from './latin.ts';
import { holdsTogether, markPairs, type Marks } from './pairs.ts';
import { isParticle, isQuotative, isReportBehind } from './particles.ts';
import { trailingEnd } from './trailing.ts';
import { carriesQuotationOn, isEnglishReport, isReportingClause, type Placement } from './reporting.ts';

/** The text under the knife. Offsets are UTF-16 units. */
type Scan = {
  readonly text: string;
  readonly marks: Marks;
  readonly isEnglish: boolean;
  /** Where the sentence at hand begins. */
  sentence: number;
};

/** Enders in a row, and the closing quotes and brackets right after them. */
type Run = {
  readonly at: number;
  readonly end: number;
  /** Where the footnote marks and the like are over that belong to the sentence, should it end here. */
  readonly tail: number;
  /** The first mark after all of it. */
  readonly nextMark: number;
  /** Opener of the quotation that ends here, -1 when none does. */
  readonly quotation: number;
  readonly strongest: number;
  readonly enders: number;
};

const sayingVerb = /[說说道問问答喊叫稱称寫写示出為为]/;

/** How the quotation that opens at `open` stands in the present sentence. */
const placementOf = (scan: Scan, open: number): Placement => {
  let before = open - 1;
  while (
    before >= scan.sentence &&
    (isSpace(scan.text.charAt(before)) || kindAt(scan.text, before) === kind.opener)
  ) {
    before -= 1;
  }
  if (before < scan.sentence) return 'start';
  const character = scan.text.charAt(before);
  return /[\p{L}\p{N}]/u.test(character) && !sayingVerb.test(character) ? 'embedded' : 'introduced';
};

/** A bracket after a quotation that is itself followed by an ender or nothing: 「……。」（第三章）。 */
const isCitation = (text: string, marks: Marks, mark: number): boolean => {
  const close = marks.partner[mark] ?? -1;
  if (close < 0) return false;
  const after = skipBlanks(text, close + 1);
  return after >= text.length || isEnder(kindAt(text, after)) || kindAt(text, after) === kind.newline;
};

/** 「！」 and “？？”: a mark that is spoken of, not a quotation. */
const isMentioned = (text: string, open: number): boolean => {
  const inside = text.slice(open + 1, open + 8);
  const close = inside.search(/[”’」』"“]/u);
  return close > 0 && !/[\p{L}\p{N}…⋯]/u.test(inside.slice(0, close));
};

/** Whether the sentence ends with the quotation from `open`, whose last sign is an ender and which is over at `end`. */
const endsAfterQuotation = (scan: Scan, open: number, end: number, nextMark: number): boolean => {
  const { text, marks } = scan;
  const next = skipBlanks(text, end);
  const following = text.charAt(next);
  const of = kindAt(text, next);
  if (following === '' || of === kind.newline) return true;
  if (isMentioned(text, open) && next === end) return false;
  if (carriesOn(following) || isEnder(of)) return false;
  if (of === kind.opener && pairKind(following) === 'bracket') return !isCitation(text, marks, nextMark);
  if (of === kind.opener || of === kind.straight) return true;
  if (isLatinLower(following) || /^- \p{Ll}/u.test(text.slice(next, next + 3))) return false;
  if (isParticle(text, next, next > end)) return false;
  if (isLatinUpper(following) && next > end && isEnglishReport(text, next)) return false;
  const placement = placementOf(scan, open);
  // 他說：「……。」 has been reported already.
  if (/[：:]/u.test(text.charAt(open - 1)) && placement === 'introduced') return true;
  if (placement !== 'introduced' && isReportBehind(text, next)) return false;
  if (isReportingClause(text, next, placement) || carriesQuotationOn(text, next, placement)) return false;
  return !(placement === 'embedded' && next === end && isHan(following));
};

/** White space between an ender and the closing quote that belongs to it: damage that must not strand the quote. */
const strayBlanks = (text: string, at: number, marks: Marks, mark: number): number => {
  const next = marks.at[mark];
  if (next === undefined || next === at || next - at > 2 || kindAt(text, next) !== kind.closer) return at;
  return pairKind(text.charAt(next)) === 'quote' &&
    (marks.partner[mark] ?? -1) >= 0 &&
    skipBlanks(text, at) === next
    ? next
    : at;
};

/** Steps over the closing marks that stand right at `at`, the place of mark `mark` if it is one. */
const skipClosers = (
  scan: Scan,
  at: number,
  mark: number,
): { end: number; nextMark: number; quotation: number } => {
  const { text, marks } = scan;
  let [end, nextMark, quotation] = [at, mark, -1];
  for (;;) {
    const place = strayBlanks(text, end, marks, nextMark);
    if (marks.at[nextMark] !== place) break;
    const partner = marks.partner[nextMark] ?? -1;
    const of = kindAt(text, place);
    const closes = partner >= 0 ? partner < place : of === kind.closer;
    if (!closes) break;
    if (partner >= 0 && pairKind(text.charAt(place)) === 'quote') quotation = partner;
    end = place + 1;
    nextMark += 1;
  }
  if (text.charAt(end) === "'" && (end + 1 >= text.length || isSpace(text.charAt(end + 1)))) end += 1;
  return { end, nextMark, quotation };
};

const runFrom = (scan: Scan, mark: number): Run => {
  const { text, marks } = scan;
  const at = marks.at[mark] ?? 0;
  let end = at;
  let strongest: number = kind.ellipsis;
  while (isEnder(kindAt(text, end))) {
    strongest = Math.min(strongest, kindAt(text, end));
    end += 1;
  }
  const enders = end - at;
  const closed = skipClosers(scan, end, mark + enders);
  return { at, strongest, enders, ...closed, tail: trailingEnd(text, closed.end, closed.quotation >= 0) };
};

/** Whether the sentence ends after a run of enders that stands outside short quotations and brackets. */
const endsAfterRun = (scan: Scan, run: Run): boolean => {
  const { text } = scan;
  if (run.quotation >= 0) return endsAfterQuotation(scan, run.quotation, run.tail, run.nextMark);
  const next = skipBlanks(text, run.tail);
  const hasSpace = next > run.tail;
  if (next >= text.length || carriesOn(text.charAt(next))) return false;
  if (/[」』”]/u.test(text.charAt(run.at - 1)) && isQuotative(text, next)) return false;
  switch (run.strongest) {
    case kind.strict:
      return true;
    case kind.half:
      return endsAtHalfWidth(text, run, next);
    case kind.dot:
      return run.enders === 1
        ? endsAtStop(text, { at: run.at, next, hasSpace, sentence: scan.sentence })
        : endsAtDots(text, run.enders, next, hasSpace);
    default:
      return endsAtEllipsis(text, next, hasSpace);
  }
};

/** Kinds of marks that close where they stand right before one that does: “ after „ among them. */
const closing: ReadonlySet<number> = new Set([kind.opener, kind.closer, kind.straight]);
/** So many of them, and blanks between, may stand behind an ender. */
const mostClosing = 8;

/** Whether an ender is the last sign before the closing marks at `close`. */
const endsInside = (text: string, close: number): boolean => {
  let before = close - 1;
  const last = Math.max(0, close - mostClosing);
  while (before > last && (closing.has(kindAt(text, before)) || isSpace(text.charAt(before)))) before -= 1;
  return isEnder(kindAt(text, before));
};

/** "But I—" He cut her off. */
const isBrokenOff = ({ text, isEnglish }: Scan, close: number): boolean =>
  isEnglish &&
  text.charAt(close - 1) === '—' &&
  isSpace(text.charAt(close + 1)) &&
  startsClearly(text, close + 2);

/** Whether the sentence ends after the pair that mark `mark` closes, and where; null when it goes on. */
const endAfterPair = (scan: Scan, mark: number): number | null => {
  const { text, marks } = scan;
  const close = marks.at[mark] ?? 0;
  const open = marks.partner[mark] ?? 0;
  const of = pairKind(text.charAt(open));
  if (of === 'title') return null;
  if (!endsInside(text, close)) return isBrokenOff(scan, close) ? close + 1 : null;
  const { end: closed, nextMark, quotation } = skipClosers(scan, close + 1, mark + 1);
  const end = trailingEnd(text, closed, of === 'quote' || quotation >= 0);
  const first = quotation >= 0 ? quotation : open;
  if (of === 'bracket' && quotation < 0) {
    const following = text.charAt(skipBlanks(text, end));
    const isWhole = placementOf(scan, open) === 'start' && !carriesOn(following);
    return isWhole && !isEnder(kindAt(text, end)) ? end : null;
  }
  return endsAfterQuotation(scan, first, end, nextMark) ? end : null;
};

/** The first mark from `mark` on that does not stand before `at`. */
const marksBefore = (marks: Marks, mark: number, at: number): number => {
  let next = mark;
  while ((marks.at[next] ?? Infinity) < at) next += 1;
  return next;
};

/**
 * The UTF-16 offsets after which a new sentence begins, ascending; one stands at every newline. Every mark is visited
 * once and every look around is bounded, so the time is linear.
 */
export const findBreaks = (text: string, isEnglish: boolean): number[] => {
  const marks = markPairs(text);
  const scan: Scan = { text, marks, isEnglish, sentence: skipSpace(text, 0) };
  const breaks: number[] = [];
  const breakAt = (end: number): void => {
    breaks.push(end);
    scan.sentence = skipSpace(text, end);
  };
  let heldUntil = -1;
  for (let mark = 0; mark < marks.at.length; mark += 1) {
    const at = marks.at[mark] ?? 0;
    if (at < heldUntil) continue;
    const of = kindAt(text, at);
    const partner = marks.partner[mark] ?? -1;
    if (of === kind.newline) {
      if (at >= scan.sentence) breakAt(at);
    } else if (isEnder(of)) {
      const run = runFrom(scan, mark);
      mark = run.nextMark - 1;
      if (!endsAfterRun(scan, run)) continue;
      breakAt(run.tail);
      mark = marksBefore(marks, run.nextMark, run.tail) - 1;
    } else if (at === heldUntil) {
      const end = endAfterPair(scan, mark);
      if (end === null) continue;
      breakAt(end);
      mark = marksBefore(marks, mark + 1, end) - 1;
    } else if (partner > at && holdsTogether(text, at, partner, isEnglish)) heldUntil = partner;
  }
  return breaks;
};
