import type { Side } from '../model/index.ts';
import { paragraphBreak, type FoundSentence, type FoundVersion } from './found.ts';
import { joinedLines, squashed, writtenText, type KnownTexts, type WrittenText } from './known.ts';

/** A sentence of a book that has its mark, with what is known of it. What changes is worked out step by step. */
export type Sentence = {
  readonly found: FoundSentence;
  readonly side: Side | null;
  readonly row: number | null;
  /** As it was when the book was written; looked for when it is asked for. Null where the project does not know it. */
  readonly written: WrittenText | null;
  /** How it reads; null where that is as it was written. */
  changed: string | null;
  versions: readonly FoundVersion[];
  isSplit: boolean;
};

/** How a sentence reads. */
export const textOf = ({ changed, written }: Sentence): string => changed ?? written?.text ?? '';

/** Whether a sentence is there once, with words, and it is known what it was. */
export const isWhole = (sentence: Sentence): boolean =>
  sentence.found.copies.length === 0 && sentence.written !== null && textOf(sentence) !== '';

export const sentenceFrom = (known: KnownTexts, found: FoundSentence): Sentence => {
  const { segment, print, side } = found;
  let written: WrittenText | null | undefined;
  const look = (): WrittenText | null =>
    written === undefined ? (written = writtenText(known, segment, print, side)) : written;
  return {
    found,
    side: side ?? look()?.side ?? null,
    row: known.rowOf(segment),
    get written() {
      return look();
    },
    changed: side === null ? found.text : null,
    versions: found.versions,
    isSplit: false,
  };
};

/** A sentence that stands in two paragraphs, with the break in it as its language joins lines; one that only was split is as it was. */
export const settleBreaks = (known: KnownTexts, sentence: Sentence): void => {
  const { copies } = sentence.found;
  const whole = copies.length > 0 ? copies.join('') : (sentence.changed ?? '');
  if (!whole.includes(paragraphBreak) && copies.length === 0) return;
  const { written, side } = sentence;
  if (written === null || side === null) return;
  const isOnlySplit = squashed(whole) === squashed(written.text);
  if (copies.length > 0 && !isOnlySplit) return;
  sentence.isSplit = true;
  sentence.changed = isOnlySplit ? null : joinedLines(whole, known.isUnspaced(side));
};
