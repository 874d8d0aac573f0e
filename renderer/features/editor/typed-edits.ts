import type { ChangeSet } from '@codemirror/state';
import { ascendingPoints } from '../../../core/text/codepoints.ts';
import type { RichText, TextEdit } from '../../../core/model/index.ts';

/**
 * What was typed, as edits of the text it began with (code points, in order). Undefined when the changes do not lead
 * from one text to the other, or when tags stand in either: their places in the editor are characters of their own.
 */
export const typedEdits = (
  before: RichText,
  after: RichText,
  changes: readonly ChangeSet[],
): readonly TextEdit[] | undefined => {
  const [first, ...rest] = changes;
  if (first === undefined || before.tags.length > 0 || after.tags.length > 0) return undefined;
  // Changes that do not follow one upon the other cannot be made into one.
  let together = first;
  for (const next of rest) {
    if (next.length !== together.newLength) return undefined;
    together = together.compose(next);
  }
  if (together.length !== before.text.length || together.newLength !== after.text.length) return undefined;
  const point = ascendingPoints(before.text);
  const edits: TextEdit[] = [];
  together.iterChanges((from, to, _from, _to, inserted) => {
    edits.push({ start: point(from), end: point(to), insert: inserted.sliceString(0) });
  });
  return edits;
};
