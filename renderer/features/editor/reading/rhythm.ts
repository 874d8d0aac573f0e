import { languageOfSide, type Column, type Row, type RowNumber, type Side } from '#core/model/index.ts';
import { countText } from '#core/text/count.ts';

/** How long one sentence is in one column. `share`: of the longest sentence of its paragraph and column, by characters, 0 to 1. */
type Beat = {
  readonly row: RowNumber;
  readonly characters: number;
  readonly words: number;
  readonly share: number;
};

/** The lengths of a paragraph's sentences in one column, in order, and their sums. */
type Rhythm = {
  readonly side: Side;
  readonly beats: readonly Beat[];
  readonly characters: number;
  readonly words: number;
};

/**
 * How long the sentences of a paragraph are, column by column: characters without white space, and words as Word counts them
 * (`core/text/count.ts`). Bars are drawn to the longest sentence of the same column, since scripts differ in length: what is
 * compared is the rhythm. Linear in the texts.
 */
export const rhythmOf = (
  rows: readonly Row[],
  sides: readonly Side[],
  columns: readonly Column[],
): readonly Rhythm[] =>
  sides.map((side) => {
    const language = languageOfSide(columns, side);
    const counts = rows.map(({ row, cells }) => {
      const { characters, words } = countText(cells[side]?.text ?? '', language);
      return { row, characters, words };
    });
    const longest = Math.max(1, ...counts.map(({ characters }) => characters));
    return {
      side,
      beats: counts.map((count) => ({ ...count, share: count.characters / longest })),
      characters: counts.reduce((sum, { characters }) => sum + characters, 0),
      words: counts.reduce((sum, { words }) => sum + words, 0),
    };
  });
