import type { Language, RichText } from '#core/model/index.ts';
import { borderOf, readCueRef, type CueRange } from '#core/text/cues/cue-ref.ts';
import { lengthIn, limitsFor } from '#core/text/cues/limits.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import type { Check, CheckedRow, Found } from './check.ts';

type Code = 'too-fast' | 'too-long';

/** What stands in one cue, or in some between two borders that are there. Code points. */
type Piece = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Numbers of the cues, both included. */
  readonly from: number;
  readonly to: number;
  readonly hasBreak: boolean;
};

/** The cues that a row is in: those of its block, or those between its borders; null where it may be in any of several. */
const cuesOf = ({ tags }: RichText, { first, count }: CueRange): { from: number; to: number } | null => {
  const borders = tags.flatMap((tag) => borderOf(tag) ?? []);
  if (borders.length > 0) return { from: Math.min(...borders) - 1, to: Math.max(...borders) };
  return count === 1 ? { from: first, to: first } : null;
};

const piecesOf = ({ text, tags }: RichText, cues: { from: number; to: number }): readonly Piece[] => {
  const points = Array.from(text);
  const pieces: Piece[] = [];
  let [start, from] = [0, cues.from];
  const add = (end: number, to: number): void => {
    const own = points.slice(start, end).join('');
    const inside = tags.filter(({ at }) => start <= at && at <= end);
    const hasBreak = /[\n\r]/.test(own) || inside.some(({ type }) => type === 'break');
    if (to >= from) pieces.push({ start, end, text: own, from, to, hasBreak });
    [start, from] = [end, to + 1];
  };
  for (const tag of tags) {
    const cue = borderOf(tag);
    if (cue !== null && cue > from && cue <= cues.to) add(tag.at, cue - 1);
  }
  add(points.length, cues.to);
  return pieces;
};

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Seconds for which some cues are shown; null where one does not say it. */
const secondsOf = ({ first, times }: CueRange, { from, to }: Piece): number | null => {
  const own = times.slice(from - first, to - first + 1);
  const total = own.reduce<number | null>(
    (sum, time) => (sum === null || time === null ? null : sum + time),
    0,
  );
  return total === null || own.length === 0 ? null : total / 1000;
};

const longest = (rich: RichText, { start, end }: Piece, language: Language): number => {
  const breaks = rich.tags.flatMap(({ at, type }) =>
    type === 'break' && start < at && at < end ? [at] : [],
  );
  const points = Array.from(rich.text);
  const cuts = [start, ...breaks, end];
  const lines = cuts.slice(1).flatMap((to, n) =>
    points
      .slice(cuts[n], to)
      .join('')
      .split(/[\n\r]+/),
  );
  return Math.max(...lines.map((line) => lengthIn(line.trim(), language)));
};

/**
 * Whether the texts of subtitles can be read in the time for which they are shown, and fit their lines. Limits by the language of the
 * column (`core/text/cues/limits.ts`). A row that shares a cue with others is judged by the whole time of the cue, so what is said
 * holds; what is written is looked at cue by cue before it is exported. A text without an end of a line is cut into two lines there.
 */
export const subtitles: Check<Code> = {
  id: 'subtitles',
  concerns: 'translations',
  codes: { 'too-fast': 'warning', 'too-long': 'warning' },
  run: ({ rich, language }, { place, texts }: CheckedRow) => {
    const range = place === undefined ? null : readCueRef(place);
    const original = texts.find(({ side }) => side === 'source')?.rich;
    if (range === null || original === undefined || rich.text === '') return [];
    const cues = cuesOf(original, range);
    if (cues === null) return [];
    const limits = limitsFor(language);
    return piecesOf(rich, cues).flatMap((piece): readonly Found<Code>[] => {
      const { start, end, text } = piece;
      const found = (code: Code, value: number, most: number): Found<Code> => ({
        code,
        words: text.trim(),
        range: codePointLength(text) === 0 ? null : { start, end },
        params: { value: rounded(value), most },
      });
      const seconds = secondsOf(range, piece);
      const speed = seconds === null || seconds <= 0 ? 0 : lengthIn(text.trim(), language) / seconds;
      const lines = piece.hasBreak ? 1 : 2 * (piece.to - piece.from + 1);
      const length = longest(rich, piece, language);
      return [
        ...(speed > limits.perSecond ? [found('too-fast', speed, limits.perSecond)] : []),
        ...(length > limits.line * lines ? [found('too-long', length, limits.line * lines)] : []),
      ];
    });
  },
};
