import type { Cut, RichEdit, RichText } from '../model/index.ts';
import { isBefore, startOf } from './rich-edit.ts';

export type Span = { readonly from: Cut; readonly to: Cut };

/** From the first to the last; of no edits, the beginning. */
export const spanOf = (edits: readonly RichEdit[]): Span => {
  let { from, to } = edits[0] ?? { from: startOf, to: startOf };
  for (const edit of edits) {
    if (isBefore(edit.from, from)) from = edit.from;
    if (isBefore(to, edit.to)) to = edit.to;
  }
  return { from, to };
};

export const noInsert: RichText = { text: '', tags: [] };

/** Whether an edit changes words, and not formatting alone. */
const changesWords = ({ from, to, insert }: RichEdit): boolean => to.at > from.at || insert.text !== '';

/**
 * What edits lay claim to: themselves, and of a suggestion that rewrites words in several places all between these as well,
 * since it was written as one. The two ends of a formatted stretch leave the words between them alone.
 */
export const claimOf = (edits: readonly RichEdit[]): readonly RichEdit[] =>
  edits.filter(changesWords).length < 2 ? edits : [...edits, { ...spanOf(edits), insert: noInsert }];
