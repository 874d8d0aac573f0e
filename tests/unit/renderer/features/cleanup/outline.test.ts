import { describe, expect, it } from 'vitest';
import type { RepairGroup } from '#api/cleanup.ts';
import { lineAt, outlineOf, pagesFor } from '#renderer/features/cleanup/outline.ts';

const gloss: RepairGroup = { kind: 'gloss', accepted: 3, offered: 1, refused: 0 };
const space: RepairGroup = { kind: 'space', accepted: 0, offered: 2, refused: 1 };
const script: RepairGroup = { kind: 'script', accepted: 0, offered: 0, refused: 5 };

describe('outline of the clean-up panel', () => {
  it('lays headings and open groups out as lines', () => {
    const outline = outlineOf([gloss, space], 'all', (kind) => kind === 'space');
    expect(outline.lines).toBe(1 + 1 + 3);
    expect(lineAt(outline, 0)).toEqual({ is: 'group', group: gloss, shown: 4, open: false });
    expect(lineAt(outline, 1)).toEqual({ is: 'group', group: space, shown: 3, open: true });
    expect(lineAt(outline, 4)).toEqual({ is: 'repair', group: space, index: 2 });
    expect(lineAt(outline, 5)).toBeNull();
    expect(lineAt(outline, -1)).toBeNull();
  });

  it('leaves out groups the filter empties', () => {
    const outline = outlineOf([gloss, space, script], 'offered', () => true);
    expect(outline.parts.map((part) => [part.group.kind, part.shown])).toEqual([
      ['gloss', 1],
      ['space', 2],
    ]);
  });

  it('asks for just the pages in sight', () => {
    const many: RepairGroup = { kind: 'gloss', accepted: 1000, offered: 0, refused: 0 };
    const outline = outlineOf([many, space], 'all', () => true);
    expect(pagesFor(outline, 0, 10, 100)).toEqual([{ kind: 'gloss', page: 0 }]);
    expect(pagesFor(outline, 95, 105, 100)).toEqual([
      { kind: 'gloss', page: 0 },
      { kind: 'gloss', page: 1 },
    ]);
    expect(pagesFor(outline, 999, 1004, 100)).toEqual([
      { kind: 'gloss', page: 9 },
      { kind: 'space', page: 0 },
    ]);
  });
});
