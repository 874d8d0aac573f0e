import { ChangeSet } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { plain, type InlineTag } from '../../../../../core/model/index.ts';
import { typedEdits } from '../../../../../renderer/features/editor/typed-edits.ts';

/** What typing does to a text, one change after the other (UTF-16 units). */
const type = (
  text: string,
  ...steps: readonly { readonly from: number; readonly to?: number; readonly insert: string }[]
): { readonly after: string; readonly changes: readonly ChangeSet[] } => {
  let after = text;
  const changes = steps.map(({ from, to = from, insert }) => {
    const change = ChangeSet.of({ from, to, insert }, after.length);
    after = after.slice(0, from) + insert + after.slice(to);
    return change;
  });
  return { after, changes };
};

describe('the edits of what was typed', () => {
  it('are those of all changes together, in code points of the first text', () => {
    const before = '𠮷野家今天關門。';
    // 今天 becomes 明天, 了 comes before the stop, and one keystroke is taken back.
    const { after, changes } = type(
      before,
      { from: 4, to: 5, insert: '明' },
      { from: 8, insert: '了呀' },
      { from: 9, to: 10, insert: '' },
    );
    expect(after).toBe('𠮷野家明天關門了。');
    expect(typedEdits(plain(before), plain(after), changes)).toEqual([
      { start: 3, end: 4, insert: '明' },
      { start: 7, end: 7, insert: '了' },
    ]);
  });

  it('are not known where changes are missing, or tags have places of their own', () => {
    const { after, changes } = type('雨', { from: 1, insert: '大' }, { from: 2, insert: '了' });
    const tag: InlineTag = { at: 0, kind: 'empty', id: 1, type: 'break' };
    expect(typedEdits(plain('雨'), plain(after), [])).toBeUndefined();
    expect(typedEdits(plain('雨'), plain(after), changes.slice(1))).toBeUndefined();
    expect(typedEdits({ text: '雨', tags: [tag] }, plain(after), changes)).toBeUndefined();
  });
});
