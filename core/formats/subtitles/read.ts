import { ok, type Result } from '../../model/index.ts';
import { writeCueRef } from '../../text/cues/cue-ref.ts';
import { excerptOf } from '../excerpt.ts';
import type { ReadOptions } from '../format.ts';
import type { RawBlock } from '../raw-block.ts';
import type { Cue, Dialect, Token } from './cue.ts';
import { joinedText, wordsOf, type MarkedText } from './cue-text.ts';
import { sentencesOf } from './sentences.ts';

/** The text of one cue is never longer than this (UTF-16 units); what is longer is left out of the project, and stays in the file. */
const longestCue = 20_000;
const isTooLong = ({ from, to }: Cue): boolean => to - from > longestCue;

const tokensIn = (dialect: Dialect, text: string, { from, to }: Cue): readonly Token[] =>
  Array.from(dialect.tokensOf(text.slice(from, to)));

/** The blocks of a file, as numbers of cues, from 1: sentences, as far as they go over several, else cues. Cues without words are in none. */
export const cueBlocks = (
  dialect: Dialect,
  text: string,
  cues: readonly Cue[],
): readonly (readonly number[])[] => {
  const spoken = cues.flatMap((cue, n) => {
    const words = isTooLong(cue) ? '' : wordsOf(dialect.tokensOf(text.slice(cue.from, cue.to)));
    return words.trim() === '' ? [] : [{ cue, number: n + 1, words }];
  });
  const groups = dialect.joinsSentences ? sentencesOf(spoken) : spoken.map((one) => [one]);
  return groups.map((group) => group.map(({ number }) => number));
};

/** The text of some cues, by their numbers. */
export const textOfCues = (
  dialect: Dialect,
  text: string,
  cues: readonly Cue[],
  numbers: readonly number[],
): MarkedText =>
  joinedText(
    numbers.flatMap((number) => {
      const cue = cues[number - 1];
      return cue === undefined ? [] : [{ number, tokens: tokensIn(dialect, text, cue) }];
    }),
  );

const shownFor = ({ start, end }: Cue): number | null =>
  start === null || end === null || end < start ? null : end - start;

/** Reads a subtitle file: one block for each sentence that goes over several cues, and for each other cue. */
export function* readSubtitles(
  dialect: Dialect,
  text: string,
  { report }: Pick<ReadOptions, 'report'>,
): Generator<Result<RawBlock>> {
  const cues = dialect.cuesOf(text);
  const long = cues.filter(isTooLong).length;
  const unfinished = dialect.unfinished(text);
  if (unfinished !== null)
    report?.({ code: 'cut-line', line: unfinished.number, detail: excerptOf(unfinished.text) });
  for (const { what, count } of dialect.leftOut?.(text) ?? [])
    report?.({ code: 'left-out', line: 0, detail: what, count });
  if (long > 0) report?.({ code: 'left-texts', line: 0, detail: String(longestCue), count: long });
  for (const numbers of cueBlocks(dialect, text, cues)) {
    const { rich } = textOfCues(dialect, text, cues, numbers);
    const own = numbers.flatMap((number) => cues[number - 1] ?? []);
    const range = { first: numbers[0] ?? 0, count: numbers.length, times: own.map(shownFor) };
    yield ok({
      kind: 'paragraph',
      level: 0,
      rich,
      gap: '\n',
      line: own[0]?.line ?? 0,
      ref: writeCueRef(range),
      softBreak: false,
    });
  }
}
