import { describe, expect, it } from 'vitest';
import { nameOf, portion, proposal } from '../../../../../renderer/features/library/import-flow.ts';

describe('opening a file', () => {
  it('proposes the best encoding and the language recognised', () => {
    const inspection = {
      name: 'a.txt',
      bytes: 9,
      format: 'txt',
      language: 'zh-Hant',
      encodings: [
        { encoding: 'big5', sample: '' },
        { encoding: 'gb18030', sample: '' },
      ],
      ambiguous: true,
      project: false,
      package: false,
    } as const;
    expect(proposal(inspection, 'new')).toEqual({ encoding: 'big5', language: 'zh-Hant', into: 'new' });
    expect(proposal({ ...inspection, encodings: [] }, 'open').encoding).toBe('utf-8');
  });

  it('knows how far it is only when the whole is known', () => {
    expect(portion(null)).toBeNull();
    expect(portion({ job: 'j', phase: 'reading', done: 5, total: 0 })).toBeNull();
    expect(portion({ job: 'j', phase: 'reading', done: 5, total: 10 })).toBe(0.5);
    expect(portion({ job: 'j', phase: 'reading', done: 12, total: 10 })).toBe(1);
  });

  it('names a file by the last part of its path', () => {
    expect(nameOf({ path: '/a/b/文.txt' })).toBe('文.txt');
    expect(nameOf({ path: 'C:\\a\\文.txt' })).toBe('文.txt');
    expect(nameOf({ upload: 'x', name: 'n.md' })).toBe('n.md');
    expect(nameOf({ sample: 's' })).toBe('s');
  });
});
