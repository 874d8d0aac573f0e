import type { ItemPart, ReviewItemInfo } from '#api/review.ts';
import { tokenEdits, wholeWords } from '#core/review/words.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';

/** Every change within a suggestion by itself, of whole words, in the order of the frozen text. */
export const finePartsOf = ({ parts }: Pick<ReviewItemInfo, 'parts'>): readonly ItemPart[] =>
  parts.flatMap(({ before, removed, inserted }) =>
    wholeWords(removed, inserted, tokenEdits(removed, inserted)).map(({ start, end, insert }) => ({
      before: { start: before.start + start, end: before.start + end },
      removed: sliceCodePoints(removed, start, end),
      inserted: insert,
    })),
  );
