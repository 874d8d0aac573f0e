import { ChangeSet } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { plain, type InlineTag } from '#core/model/index.ts';
import { fromDoc, tagCharacter, toDoc } from '#renderer/features/editor/rich-doc.ts';
import { typedEdits } from '#renderer/features/editor/typed-edits.ts';

const pair = (at: number, to: number): readonly InlineTag[] => [
  { at, kind: 'open', id: 1, type: 'strong' },
  { at: to, kind: 'close', id: 1, type: 'strong' },
];

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

  it('are not known where changes are missing, or do not lead there', () => {
    const { after, changes } = type('雨', { from: 1, insert: '大' }, { from: 2, insert: '了' });
    const tag: InlineTag = { at: 0, kind: 'empty', id: 1, type: 'break' };
    expect(typedEdits(plain('雨'), plain(after), [])).toBeUndefined();
    expect(typedEdits(plain('雨'), plain(after), changes.slice(1))).toBeUndefined();
    expect(typedEdits({ text: '雨', tags: [tag] }, plain(after), changes)).toBeUndefined();
  });

  it('leave tags out, which are characters of their own in the editor', () => {
    const tag = tagCharacter;
    const before = toDoc({ text: '吉祥吉祥', tags: pair(0, 2) });
    // The second 吉 is typed, which a comparison of the texts could not tell from the first.
    const { after, changes } = type(before.doc, { from: 5, insert: '吉' });
    expect(after).toBe(`${tag}吉祥${tag}吉吉祥`);
    expect(typedEdits(fromDoc(before), { text: '吉祥吉吉祥', tags: pair(0, 2) }, changes)).toEqual([
      { start: 3, end: 3, insert: '吉' },
    ]);
  });

  it('are none where only the formatting changed', () => {
    const { changes } = type('𠮷祥', { from: 0, insert: tagCharacter }, { from: 3, insert: tagCharacter });
    expect(typedEdits(plain('𠮷祥'), { text: '𠮷祥', tags: pair(0, 1) }, changes)).toEqual([]);
  });

  it('hold pasted words without the tags they came with', () => {
    const { changes } = type('ab', { from: 1, insert: `${tagCharacter}好${tagCharacter}` });
    expect(typedEdits(plain('ab'), { text: 'a好b', tags: pair(1, 2) }, changes)).toEqual([
      { start: 1, end: 1, insert: '好' },
    ]);
  });
});
