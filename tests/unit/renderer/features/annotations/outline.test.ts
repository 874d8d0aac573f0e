import { describe, expect, it } from 'vitest';
import { indexesBetween, lineAt, lineOf, outlineOf } from '#renderer/features/annotations/list/outline.ts';

const groups = [
  { value: 'question', count: 2 },
  { value: 'term', count: 3 },
  { value: '', count: 1 },
];
const named = (shut: string): ReturnType<typeof outlineOf> => outlineOf(6, groups, (value) => value !== shut);

const told = (outline: ReturnType<typeof outlineOf>): readonly string[] =>
  Array.from({ length: outline.lines }, (_, line) => {
    const at = lineAt(outline, line);
    return at?.is === 'group' ? `${at.group.value}${at.open ? '' : ' shut'}:` : String(at?.index);
  });

describe('the lines of a list of annotations', () => {
  it('are the annotations themselves without groups', () => {
    expect(told(outlineOf(3, [], () => true))).toEqual(['0', '1', '2']);
  });

  it('are headings with their annotations below, those of a shut group left out', () => {
    expect(told(named('none'))).toEqual(['question:', '0', '1', 'term:', '2', '3', '4', ':', '5']);
    expect(told(named('term'))).toEqual(['question:', '0', '1', 'term shut:', ':', '5']);
  });

  it('are found again by annotation, but not in a shut group', () => {
    const found = (shut: string): readonly (number | null)[] =>
      Array.from({ length: 6 }, (_, index) => lineOf(named(shut), index));
    expect(found('none')).toEqual([1, 2, 4, 5, 6, 8]);
    expect(found('question')).toEqual([null, null, 2, 3, 4, 6]);
    expect(found('term')).toEqual([1, 2, null, null, null, 5]);
  });

  it('need the annotations in sight and no others', () => {
    expect(indexesBetween(named('none'), 1, 4)).toEqual({ first: 0, last: 2 });
    expect(indexesBetween(named('term'), 2, 99)).toEqual({ first: 1, last: 5 });
    expect(indexesBetween(named('none'), 3, 3)).toBeNull();
    expect(lineAt(named('none'), 9)).toBeNull();
  });
});
