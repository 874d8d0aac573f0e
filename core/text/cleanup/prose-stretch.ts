import { brokenScore, type BreakEvidence } from './line-evidence.ts';
import { endsSentence } from './line-facts.ts';
import type { LineReading } from './line-reading.ts';
import { isVerse, kindsOf, slack, type Wrapping } from './wrapping.ts';

/** Consecutive breaks of lines that are filled to one width: a paragraph, if it is prose. `end` is its last line. */
export type Stretch = { readonly first: number; readonly end: number; readonly width: number };

const fills = ({ line, need }: BreakEvidence, width: number): boolean =>
  line.width <= width * 1.03 && (line.width * slack >= width || line.width + need > width);

/** The stretches of breaks that fill a width. A line that may be wide enough is asked for its evidence, others are not. */
const stretchesOf = ({ widths, evidence }: LineReading, width: number): Stretch[] => {
  const stretches: Stretch[] = [];
  let first = -1;
  for (let at = 0; at < widths.length; at++) {
    const wide = (widths[at] ?? 0) >= width * 0.6;
    const full = at + 1 < widths.length && wide && fills(evidence(at), width);
    if (full && first < 0) first = at;
    if (full || first < 0) continue;
    stretches.push({ first, end: at, width });
    first = -1;
  }
  return stretches;
};

/** A stretch judged alone, in a document that does not speak for wrapping, must be so much likelier to be prose. */
const aloneScore = 6;
const aloneBreaks = 3;
/** The document's score and the stretch's together must reach this. */
const togetherScore = 4.5;
const narrowest = 16;
const broadest = 160;

/** A paragraph ends with a sentence, and what stands above it in the same group of lines did too. */
const openEndWeight = -5;
const openAboveWeight = -2;

/** A paragraph may also lead to speech, or end with what was quoted. */
const endsParagraph = (line: string): boolean => endsSentence(line) || /[:：」』”’"）)]\s*$/u.test(line);

const edgeScore = ({ lines }: LineReading, { first, end }: Stretch): number =>
  (endsParagraph(lines[end] ?? '') ? 0 : openEndWeight) +
  (first === 0 || endsSentence(lines[first - 1] ?? '') ? 0 : openAboveWeight);

type Counts = {
  readonly sentences: number;
  readonly marked: number;
  readonly score: number;
  readonly isVerse: boolean;
};

const countsOf = (reading: LineReading, { first, end }: Stretch): Counts => {
  const offsets = new Uint32Array(64);
  let [sentences, marked, score] = [0, 0, 0];
  for (let at = first; at < end; at++) {
    const { line, isMarked, score: own } = reading.evidence(at);
    score += own;
    if (isMarked) marked++;
    if (line.sentenceEnds) sentences++;
    if (line.firstMark >= 0 && line.firstMark < offsets.length)
      offsets[line.firstMark] = (offsets[line.firstMark] ?? 0) + 1;
  }
  return { sentences, marked, score, isVerse: isVerse(offsets) };
};

/** Verse has its marks at the ends of lines, or at one place inside them. */
const isVerseLike = (counts: Counts, { first, end }: Stretch): boolean =>
  counts.isVerse || counts.marked > Math.max(1, (end - first) * 0.6);

const countBroken = (reading: LineReading, { first, end }: Stretch): { count: number; score: number } => {
  let [count, score] = [0, 0];
  for (let at = first; at < end; at++) {
    const isBroken = reading.isBroken(at);
    if (isBroken) count++;
    score += brokenScore(reading.evidence(at), isBroken);
  }
  return { count, score };
};

/** Bounds of what words at the seams can add: they are looked up only where that decides. */
const boundsOf = (reading: LineReading, { first, end }: Stretch): { least: number; most: number } => {
  let [least, most] = [0, 0];
  for (let at = first; at < end; at++) {
    least += brokenScore(reading.evidence(at), false);
    most += brokenScore(reading.evidence(at), true);
  }
  return { least, most };
};

/** In a document whose lines are filled exactly, each line that is not was ended on purpose. */
const roomWeight = -2;

/** What the document says of a stretch. Chinese prose says nothing of English lines, nor the other way round. */
const documentScore = (reading: LineReading, { first, end }: Stretch, wrapping: Wrapping): number => {
  let score = wrapping.score;
  let alike = 0;
  for (let at = first; at < end; at++) {
    const { line, need } = reading.evidence(at);
    if (wrapping.isExact && line.width + need <= wrapping.width) score += roomWeight;
    if (line.isChinese === wrapping.isChinese) alike++;
  }
  return alike * 2 >= end - first ? score : -Infinity;
};

/** Whether a stretch is prose in a document that is wrapped. Remarks, one a line, break no word and stay open. */
const isProseTogether = (reading: LineReading, stretch: Stretch, wrapping: Wrapping): boolean => {
  const counts = countsOf(reading, stretch);
  if (isVerseLike(counts, stretch)) return false;
  const score = counts.score + edgeScore(reading, stretch) + documentScore(reading, stretch, wrapping);
  const { least, most } = boundsOf(reading, stretch);
  if (score + most < togetherScore) return false;
  const isClosed = endsParagraph(reading.lines[stretch.end] ?? '');
  if (isClosed && score + least >= togetherScore) return true;
  const broken = countBroken(reading, stretch);
  return score + broken.score >= togetherScore && (isClosed || broken.count > 0);
};

/** Whether a stretch alone shows that it is wrapped prose, by two kinds of evidence. */
const isProseAlone = (reading: LineReading, stretch: Stretch): boolean => {
  const breaks = stretch.end - stretch.first;
  if (breaks < aloneBreaks) return false;
  const counts = countsOf(reading, stretch);
  const score = counts.score + edgeScore(reading, stretch);
  if (isVerseLike(counts, stretch) || score + boundsOf(reading, stretch).most < aloneScore) return false;
  const last = reading.lines[stretch.end] ?? '';
  const isShortEnd = endsSentence(last) && (reading.widths[stretch.end] ?? 0) < stretch.width * 0.85;
  const broken = countBroken(reading, stretch);
  const kinds = kindsOf({
    breaks,
    sentences: counts.sentences,
    broken: broken.count,
    looked: breaks,
    shortEnds: isShortEnd ? 1 : 0,
  });
  return kinds >= 2 && score + broken.score >= aloneScore && (endsParagraph(last) || broken.count > 0);
};

/** The width a stretch of wrapped prose has where the document as a whole does not show one. */
const ownWidth = ({ widths }: LineReading): number => {
  const width = Math.max(...widths);
  return width >= narrowest && width <= broadest ? width : 0;
};

/** The stretches that are wrapped prose for certain. Time is linear in the length of the lines. */
export const proseStretches = (reading: LineReading, wrapping: Wrapping): Stretch[] => {
  if (wrapping.width > 0) {
    const found = stretchesOf(reading, wrapping.width).filter((stretch) =>
      isProseTogether(reading, stretch, wrapping),
    );
    if (found.length > 0) return found;
  }
  const width = ownWidth(reading);
  if (width === 0 || reading.lines.length <= aloneBreaks) return [];
  return stretchesOf(reading, width).filter((stretch) => isProseAlone(reading, stretch));
};
