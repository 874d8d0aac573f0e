import type { AnnotationRange } from '#api/annotations.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';

/** Where `words` begin in `text`, in UTF-16 units, when they stand there exactly once. */
const onlyPlace = (text: string, words: string): number | null => {
  const at = text.indexOf(words);
  return at === -1 || text.includes(words, at + 1) ? null : at;
};

/**
 * A range in the text as it now is (code points). Words that were chosen in an earlier state of it, before somebody typed in front of
 * them, are where they now stand; when that is not one place only, nothing is guessed: annotation.words-changed.
 */
export const placed = (text: string, range: AnnotationRange): Result<AnnotationRange> => {
  const { quote } = range;
  if (quote === undefined || quote === '' || sliceCodePoints(text, range.start, range.end) === quote) {
    return ok(range);
  }
  const at = onlyPlace(text, quote);
  if (at === null) return fail('annotation.words-changed', { quote });
  const start = codePointLength(text.slice(0, at));
  return ok({ ...range, start, end: start + codePointLength(quote) });
};
