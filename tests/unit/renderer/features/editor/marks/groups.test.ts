import { describe, expect, it } from 'vitest';
import type { AnnotationId, Mark } from '#core/model/index.ts';
import { bracketsOf, countNotes, highlightName, levelled } from '#renderer/features/editor/marks/groups.ts';

const mark = (annotation: number, start: number, end: number, more: Partial<Mark> = {}): Mark => ({
  annotation: annotation as AnnotationId,
  kind: 'comment',
  side: 'source',
  start,
  end,
  status: 'live',
  resolved: false,
  ...more,
});

describe('the lines of marks', () => {
  it('lie on one level side by side, and one below the other where they overlap, the longest lowest', () => {
    const levels = levelled([mark(1, 0, 10), mark(2, 2, 4), mark(3, 4, 6), mark(4, 3, 5)]);
    expect(Object.fromEntries(levels.map((each) => [each.mark.annotation, each.level]))).toEqual({
      1: 2,
      2: 0,
      3: 0,
      4: 1,
    });
  });

  it('share the lowest level when there are too many', () => {
    const levels = levelled([1, 2, 3, 4, 5].map((id) => mark(id, 0, 3)));
    expect(levels.map(({ level }) => level)).toEqual([0, 1, 2, 2, 2]);
  });

  it('tell the kind, whether the words changed since, and, first of all, whether it is resolved', () => {
    const name = (more: Partial<Mark>): string => highlightName({ mark: mark(1, 0, 1, more), level: 1 });
    expect(name({ kind: 'term' })).toBe('note-term-1');
    expect(name({ kind: 'error', status: 'edited' })).toBe('note-error-changed-1');
    expect(name({ kind: 'error', status: 'replaced', resolved: true })).toBe('note-resolved-1');
  });
});

it('words that were taken away leave one bracket in each place', () => {
  expect(bracketsOf([mark(1, 4, 4), mark(2, 0, 3), mark(3, 1, 1), mark(4, 4, 4)])).toEqual([1, 4]);
});

it('an annotation over several stretches counts once', () => {
  const marks = [mark(1, 0, 2), mark(1, 4, 5), mark(2, 0, 1, { resolved: true })];
  expect(countNotes(marks)).toEqual({ total: 2, open: 1 });
});
