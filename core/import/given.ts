import type { LanguageTag, RawComment, RawSegment } from '../formats/raw-block.ts';
import type { Range, RepairDraft, RichText, Side } from '../model/index.ts';
import { codePointLength } from '../text/codepoints.ts';
import { mapRange } from '../text/mapping.ts';
import type { PreparedComment, PreparedSegment } from './prepared.ts';

/** The column for texts in a language; null where the document has none. `among`: the languages of all texts of the segment. */
export type ColumnOf = (language: LanguageTag, among?: readonly LanguageTag[]) => Side | null;

/** A range of the original as it was read, in the text that its accepted repairs leave. */
const mendedRange = (range: Range, drafts: readonly RepairDraft[], { text }: RichText): Range => {
  const edits = drafts
    .filter(({ certainty }) => certainty === 'certain')
    .map(({ start, end, after }) => ({ start, end, insert: after }));
  const { start, end } = mapRange(edits, range).range;
  const length = codePointLength(text);
  return { start: Math.min(start, length), end: Math.min(end, length) };
};

const prepareComment = (
  { body, author, created, on, range, wording }: RawComment,
  columnOf: ColumnOf,
  mend: (range: Range) => Range,
): PreparedComment => {
  const column = on === undefined ? 'source' : columnOf(on);
  // A remark on a translation that has no column here is still a remark on the segment.
  const isThere = on === undefined || column !== null;
  const side = column ?? 'source';
  const place = range === undefined || !isThere ? null : side === 'source' ? mend(range) : range;
  return {
    side,
    range: place,
    body,
    author: author ?? null,
    created: created ?? null,
    wording: wording ?? null,
  };
};

/**
 * What a segment brings along besides its original: by columns of the document. Of two translations for one column the
 * first is taken; `mended` is the original after `drafts`.
 */
export const prepareGiven = (
  { facts, translations = [], languages, comments = [] }: RawSegment,
  mended: RichText,
  drafts: readonly RepairDraft[],
  columnOf: ColumnOf,
): Pick<PreparedSegment, 'facts' | 'given' | 'comments'> => {
  const among = languages ?? translations.map(({ language }) => language);
  const given = translations.flatMap(({ language, ...cell }) => {
    const side = columnOf(language, among);
    return side === null ? [] : [{ side, ...cell }];
  });
  const mend = (range: Range): Range => mendedRange(range, drafts, mended);
  return {
    ...(facts === undefined ? {} : { facts }),
    ...(given.length === 0 ? {} : { given }),
    ...(comments.length === 0
      ? {}
      : { comments: comments.map((comment) => prepareComment(comment, columnOf, mend)) }),
  };
};
