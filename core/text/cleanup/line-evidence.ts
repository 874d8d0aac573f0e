import { endsMarked, widthOf, type LineFacts } from './line-facts.ts';
import { isBrokenWord } from './word-seam.ts';

/** What the end of one line tells of whether the text was wrapped there. */
export type BreakEvidence = {
  readonly line: LineFacts;
  /** Columns that the next line's first word takes, which had no room in this line; a space before it included. */
  readonly need: number;
  readonly isMarked: boolean;
  /** How much likelier all this is in wrapped prose than in a list of lines: natural logarithm. See `brokenScore`. */
  readonly score: number;
};

/** What goes to the next line as one: a word or a character, with the marks that cling to it on either side. */
const firstPiece =
  /^[「『“‘（《〈【([]*(?:[!-~\u00a1-\u024f]+|\S)[，。、；：！？」』”’）》〉】…—,.;:!?)\]]*/u;

const needOf = (next: string, { isChinese }: LineFacts): number =>
  widthOf(firstPiece.exec(next.slice(0, 40))?.[0] ?? '') + (isChinese ? 0 : 1);

/** Words that English leaves at the end of a line only when the line is full. */
const functionWord =
  /(?:^|[\s"“‘(])(?:the|an?|of|to|and|or|in|on|at|by|for|with|from|as|is|was|were|are|be|been|has|had|have|that|which|who|whose|not|but|if|than|its|his|her|their|our|my|your|this|these|into|would|will|could|should|may|can|he|she|they|we|I|it)$/i;
const startsLower = /^["'“‘(]?[a-z\u00df-\u00ff]/;

const bounded = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));

/**
 * Expected distances in characters: a mark about every 9 Han characters, the end of a sentence about every 28; a
 * comma about every 70 and the end of a sentence about every 95 letters in English. Shares in lists of lines are
 * set higher than they were seen.
 */
const expected = (distance: number, length: number): number => 1 - Math.exp(-length / distance);
const inLists = { mark: 0.15, sentence: 0.03, latinMark: 0.25 } as const;

const weigh = (isSeen: boolean, inProse: number, inList: number): number =>
  isSeen ? Math.log(inProse / inList) : Math.log((1 - inProse) / (1 - inList));

const brokenWeight = 2;
const wholeWeight = -0.4;
const markedWeight = -1;
const structuredWeight = -3;

const scoreChinese = ({ width, firstMark, sentenceEnds }: LineFacts): number => {
  const characters = width / 2;
  return (
    bounded(weigh(firstMark >= 0, expected(9, characters), inLists.mark), -2, 1.5) +
    bounded(weigh(sentenceEnds, expected(28, characters), inLists.sentence), -1.2, 2)
  );
};

const scoreLatin = ({ width, firstMark, sentenceEnds }: LineFacts, next: string): number =>
  (startsLower.test(next) ? 0.8 : -1.2) +
  bounded(weigh(firstMark >= 0, expected(70, width), inLists.latinMark), -0.5, 0.7) +
  bounded(weigh(sentenceEnds, expected(95, width), inLists.sentence), -0.8, 2);

/** Reads the break between two lines, all but what `isBrokenAt` tells. Scores add up over the breaks of a text. */
export const evidenceOf = (previous: string, line: LineFacts, next: string): BreakEvidence => {
  const isMarked = endsMarked(previous);
  const score =
    (line.isChinese ? scoreChinese(line) : scoreLatin(line, next)) +
    (isMarked ? markedWeight : 0) +
    (line.isStructured ? structuredWeight : 0);
  return { line, need: needOf(next, line), isMarked, score };
};

/** Whether the break stands inside a word or a phrase that nobody parts on purpose. It costs more than all the rest. */
export const isBrokenAt = (previous: string, { line, isMarked }: BreakEvidence, next: string): boolean => {
  if (isMarked) return false;
  if (line.isChinese) return isBrokenWord(previous, next);
  return functionWord.test(previous.slice(-8)) && startsLower.test(next);
};

/** What `isBrokenAt` adds to the score of a break. */
export const brokenScore = ({ isMarked }: BreakEvidence, isBroken: boolean): number =>
  isMarked ? 0 : isBroken ? brokenWeight : wholeWeight;
