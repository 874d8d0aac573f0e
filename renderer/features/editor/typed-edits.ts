import type { ChangeSet } from '@codemirror/state';
import type { RichText, TextEdit } from '#core/model/index.ts';
import { applyEdits } from '#core/text/mapping.ts';
import { fromDoc, richOffset, toDoc, type RichDoc } from './rich-doc.ts';

/** The words between two UTF-16 offsets of the editor's text, without its tags. */
const wordsBetween = ({ doc, tags }: RichDoc, from: number, to: number): string =>
  fromDoc({
    doc: doc.slice(from, to),
    tags: tags.filter(({ at }) => at >= from && at < to).map(({ at, tag }) => ({ at: at - from, tag })),
  }).text;

/**
 * What was typed, as edits of the text it began with (code points, in order): none where only tags changed. Undefined when
 * the changes do not lead from one text to the other.
 */
export const typedEdits = (
  before: RichText,
  after: RichText,
  changes: readonly ChangeSet[],
): readonly TextEdit[] | undefined => {
  const [first, ...rest] = changes;
  if (first === undefined) return undefined;
  // Changes that do not follow one upon the other cannot be made into one.
  let together = first;
  for (const next of rest) {
    if (next.length !== together.newLength) return undefined;
    together = together.compose(next);
  }
  const [old, now] = [toDoc(before), toDoc(after)];
  if (together.length !== old.doc.length || together.newLength !== now.doc.length) return undefined;
  const edits: TextEdit[] = [];
  together.iterChanges((from, to, fromNow, toNow) => {
    const [start, end] = [richOffset(old, from), richOffset(old, to)];
    const insert = wordsBetween(now, fromNow, toNow);
    if (start < end || insert !== '') edits.push({ start, end, insert });
  });
  return applyEdits(before.text, edits) === after.text ? edits : undefined;
};
