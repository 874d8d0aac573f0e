import { ok, type Result } from '../../model/index.ts';
import type { ReadOptions } from '../format.ts';
import type { RawBlock } from '../raw-block.ts';
import type { Cue, Dialect, Token } from './cue.ts';
import { joinedText, wordsOf, type MarkedText } from './cue-text.ts';
import { sentencesOf } from './sentences.ts';

/** Cues that are one block: the number of the first, from 1, and how many they are. */
export type CueRange = { readonly first: number; readonly count: number };

const writeRef = ({ first, count }: CueRange): string => `${first}+${count}`;

/** Null for what is no reference of a subtitle file. */
export const readRef = (ref: string): CueRange | null => {
  const [, first, count] = /^(\d{1,9})\+(\d{1,9})$/.exec(ref) ?? [];
  return first === undefined || count === undefined ? null : { first: Number(first), count: Number(count) };
};

/** The text of one cue is never longer than this (UTF-16 units); what is longer is left out of the project, and stays in the file. */
const longestCue = 20_000;
const isTooLong = ({ from, to }: Cue): boolean => to - from > longestCue;

const tokensIn = (dialect: Dialect, text: string, { from, to }: Cue): readonly Token[] =>
  Array.from(dialect.tokensOf(text.slice(from, to)));

/** A block of a subtitle file, with what is needed to write it again. */
export type CueBlock = CueRange & { readonly line: number };

/** The blocks of a file: sentences, as far as they go over several cues, else cues. Cues without words are in none. */
export const cueBlocks = (dialect: Dialect, text: string, cues: readonly Cue[]): readonly CueBlock[] => {
  const spoken = cues.flatMap((cue, n) => {
    const words = isTooLong(cue) ? '' : wordsOf(dialect.tokensOf(text.slice(cue.from, cue.to)));
    return words.trim() === '' ? [] : [{ cue, number: n + 1, words }];
  });
  const groups = dialect.joinsSentences ? sentencesOf(spoken) : spoken.map((one) => [one]);
  return groups.flatMap((group) => {
    const [one] = group;
    return one === undefined ? [] : [{ first: one.number, count: group.length, line: one.cue.line }];
  });
};

/** The text of cues that follow each other. */
export const textOfCues = (
  dialect: Dialect,
  text: string,
  cues: readonly Cue[],
  { first, count }: CueRange,
): MarkedText =>
  joinedText(
    cues.slice(first - 1, first - 1 + count).map((cue) => tokensIn(dialect, text, cue)),
    first,
  );

/** Reads a subtitle file: one block for each sentence that goes over several cues, and for each other cue. */
export function* readSubtitles(
  dialect: Dialect,
  text: string,
  { report }: Pick<ReadOptions, 'report'>,
): Generator<Result<RawBlock>> {
  const cues = dialect.cuesOf(text);
  const long = cues.filter(isTooLong).length;
  const left = [...(dialect.leftOut?.(text) ?? []), ...(long > 0 ? [{ what: 'cue', count: long }] : [])];
  for (const { what, count } of left) report?.({ code: 'left-out', line: 0, detail: what, count });
  for (const block of cueBlocks(dialect, text, cues)) {
    const { rich } = textOfCues(dialect, text, cues, block);
    yield ok({
      kind: 'paragraph',
      level: 0,
      rich,
      gap: '\n',
      line: block.line,
      ref: writeRef(block),
      softBreak: false,
    });
  }
}
