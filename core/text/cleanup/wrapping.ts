import { brokenScore, evidenceOf, isBrokenAt, type BreakEvidence } from './line-evidence.ts';
import { endsSentence, factsOf, stopsInside, widest, widthOf, type LineFacts } from './line-facts.ts';

/** How a document's lines are broken. Widths count Han as two columns, others as one. */
export type Wrapping = {
  /** Lines seen. */
  readonly lines: number;
  /** The width that prose is wrapped at, or 0 when the lines do not show that it is. */
  readonly width: number;
  /** How much the document as a whole speaks for it: natural logarithm, 0 to 6. */
  readonly score: number;
  /** Whether the wrapped lines are Chinese, or of words between spaces: one says nothing of the other. */
  readonly isChinese: boolean;
  /** Whether no line has room for the word that begins the next one, as where a program filled them. */
  readonly isExact: boolean;
};

/** What follows a block: only lines with a single line break between them can be one sentence. */
export type Following = { readonly softBreak: boolean; readonly gap: string };

export type WrapSurvey = { observe(block: string, following?: Following): void; finish(): Wrapping };

/** Lines of one text differ by so much: the wrapped word, closing marks that hang over, a proportional typeface. */
export const slack = 1.15;

/** A document's habits are known after so many lines; words at the seam are looked up for fewer, as that is dear. */
const mostLines = 20_000;
const mostSeams = 1500;

/** Sums over all breaks that fit a width, as differences: adding to a range of widths takes two steps. */
type Sums = {
  readonly breaks: Float64Array;
  readonly inside: Float64Array;
  readonly score: Float64Array;
  readonly sentences: Float64Array;
  readonly broken: Float64Array;
  readonly looked: Float64Array;
  readonly marked: Float64Array;
  readonly chinese: Float64Array;
  readonly exact: Float64Array;
};

const slots = widest * 2;
const newSums = (): Sums => ({
  breaks: new Float64Array(slots),
  inside: new Float64Array(slots),
  score: new Float64Array(slots),
  sentences: new Float64Array(slots),
  broken: new Float64Array(slots),
  looked: new Float64Array(slots),
  marked: new Float64Array(slots),
  chinese: new Float64Array(slots),
  exact: new Float64Array(slots),
});

/** The widths that a line fills: no narrower than itself, no wider than leaves room for the next word. */
const fits = ({ line, need }: BreakEvidence): { readonly from: number; readonly until: number } => ({
  from: line.width,
  until: Math.min(slots - 1, Math.max(line.width + need, Math.floor(line.width * slack) + 1)),
});

const add = (sums: Float64Array, { from, until }: { from: number; until: number }, value: number): void => {
  sums[from] = (sums[from] ?? 0) + value;
  sums[until] = (sums[until] ?? 0) - value;
};

const upTo = (sums: Float64Array, width: number): number => {
  let sum = 0;
  for (let at = 0; at <= width; at++) sum += sums[at] ?? 0;
  return sum;
};

/** Collects what tells hard-wrapped text from text with one paragraph a line. Memory is bounded. */
export const createWrapSurvey = (): WrapSurvey => {
  const widths = new Uint32Array(widest + 2);
  const endedWidths = new Uint32Array(widest + 2);
  const offsets = new Uint32Array(64);
  const sums = newSums();
  let lines = 0;
  let seams = 0;
  let inside = 0;
  let open: { readonly text: string; readonly facts: LineFacts } | undefined;
  let indent: string | null = null;

  const note = (previous: string, facts: LineFacts, next: string): void => {
    const evidence = evidenceOf(previous, facts, next);
    const range = fits(evidence);
    const stops = stopsInside(previous);
    if (stops) inside++;
    add(sums.breaks, range, 1);
    add(sums.inside, range, stops ? 1 : 0);
    add(sums.score, range, evidence.score);
    add(sums.sentences, range, facts.sentenceEnds ? 1 : 0);
    if (seams < mostSeams) {
      seams++;
      const isBroken = isBrokenAt(previous, evidence, next);
      add(sums.score, range, brokenScore(evidence, isBroken));
      add(sums.broken, range, isBroken ? 1 : 0);
      add(sums.looked, range, 1);
    }
    add(sums.marked, range, evidence.isMarked ? 1 : 0);
    add(sums.chinese, range, facts.isChinese ? 1 : 0);
    add(sums.exact, { from: facts.width, until: Math.min(slots - 1, facts.width + evidence.need) }, 1);
  };

  const observeLine = (text: string, indentWidth: number): void => {
    if (text === '') return;
    lines++;
    if (lines > mostLines) return;
    const facts = factsOf(text, indentWidth);
    const slot = Math.min(facts.width, widest + 1);
    widths[slot] = (widths[slot] ?? 0) + 1;
    if (endsSentence(text)) endedWidths[slot] = (endedWidths[slot] ?? 0) + 1;
    if (facts.firstMark >= 0 && facts.firstMark < offsets.length)
      offsets[facts.firstMark] = (offsets[facts.firstMark] ?? 0) + 1;
    if (open && open.facts.width <= widest) note(open.text, open.facts, text);
    open = { text, facts };
  };

  const observe = (block: string, following?: Following): void => {
    for (const line of block.split('\n')) observeLine(line, widthOf(indent ?? ''));
    if (!following) return;
    if (!following.softBreak || isSetIn(following.gap, indent)) open = undefined;
    indent = indentOf(following.gap);
  };

  return {
    observe,
    finish: () => ({ lines, ...judge({ sums, widths, endedWidths, offsets, inside }) }),
  };
};

/** The white space before the words of the next line. In: the gap between the two. */
export const indentOf = (gap: string): string => /[^\S\n\r\u0085\u2028]*$/.exec(gap)?.[0] ?? '';

/**
 * Whether a line is set in deeper than the one before it, as paragraphs are. In: the gap between them, and the indent
 * of the line before, or null when it is not known (readers leave out what stands before the first words): then any
 * indent counts.
 */
export const isSetIn = (gap: string, indent: string | null): boolean =>
  indentOf(gap).length > (indent ?? '').length;

type Collected = {
  readonly sums: Sums;
  readonly widths: Uint32Array;
  readonly endedWidths: Uint32Array;
  readonly offsets: Uint32Array;
  readonly inside: number;
};

const narrowest = 16;
const unwrapped = { width: 0, score: 0, isChinese: false, isExact: false } as const;
/** The document must be so much likelier to be wrapped prose than not, and this is the most that is carried over. */
const leastScore = 4;
const mostScore = 6;

/**
 * Prose is wrapped at the width that most line breaks fit, provided that most lines which stop inside a sentence are
 * filled to it, few lines are longer, and two kinds of evidence speak for prose: ends of sentences inside lines,
 * breaks inside words, short last lines. Lines of equal length alone are a list or a poem.
 */
const judge = (collected: Collected): Omit<Wrapping, 'lines'> => {
  const { sums, widths, endedWidths, offsets, inside } = collected;
  const width = commonestFit(sums.breaks);
  if (width < narrowest) return unwrapped;
  const breaks = upTo(sums.breaks, width);
  const lines = total(widths);
  const longer = total(widths.subarray(Math.floor(width * slack) + 1));
  const score = upTo(sums.score, width);
  const filled = upTo(sums.inside, width);
  const speaks = kindsOf({
    breaks,
    sentences: upTo(sums.sentences, width),
    broken: upTo(sums.broken, width),
    looked: upTo(sums.looked, width),
    shortEnds: total(endedWidths.subarray(0, Math.floor(width * 0.85))),
  });
  const isWrapped =
    breaks >= 3 &&
    longer <= lines * 0.15 &&
    filled >= inside * 0.7 &&
    upTo(sums.marked, width) <= breaks * 0.6 &&
    !isVerse(offsets) &&
    speaks >= 2 &&
    score >= leastScore;
  if (!isWrapped) return unwrapped;
  return {
    width,
    score: Math.min(mostScore, score),
    isChinese: upTo(sums.chinese, width) * 2 >= breaks,
    isExact: upTo(sums.exact, width) >= breaks * 0.9,
  };
};

type Tally = {
  readonly breaks: number;
  readonly sentences: number;
  readonly broken: number;
  /** Breaks at which words were looked up. */
  readonly looked: number;
  readonly shortEnds: number;
};

/** How many kinds of evidence speak for wrapped prose, of three. */
export const kindsOf = ({ breaks, sentences, broken, looked, shortEnds }: Tally): number =>
  Number(sentences >= Math.max(1, breaks * 0.08)) +
  Number(broken >= Math.max(2, looked * 0.12) || (broken >= 1 && looked <= 3)) +
  Number(shortEnds >= Math.max(1, breaks * 0.02));

const commonestFit = (breaks: Float64Array): number => {
  let best = 0;
  let most = 0;
  let sum = 0;
  for (let width = 0; width <= widest; width++) {
    sum += breaks[width] ?? 0;
    if (sum <= most) continue;
    most = sum;
    best = width;
  }
  return best;
};

const total = (counts: Uint32Array): number => counts.reduce((sum, count) => sum + count, 0);

/** Verse has its first mark at the same place in most lines. In: how often the first mark stood at each offset. */
export const isVerse = (offsets: Uint32Array): boolean => {
  const all = total(offsets);
  return all >= 4 && Math.max(...offsets) >= all * 0.6 + 1.5;
};
