import { describe, expect, test } from 'vitest';
import { safeFileName } from '#core/text/file-name.ts';

describe('safe file names', () => {
  test.each([
    ['對照', '對照'],
    ['a/b\\c:d', 'a b c d'],
    ['  spaced  out  ', 'spaced out'],
    ['..hidden', 'hidden'],
    ['trailing. .', 'trailing'],
    ['con', '_con'],
    ['COM1.txt', '_COM1.txt'],
    ['concert', 'concert'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['\u0000', 'Duizhao'],
    ['', 'Duizhao'],
    ['half \ud83d', 'half \ufffd'],
  ])('%j becomes %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });

  test('are cut to what file systems take, between graphemes', () => {
    const cut = safeFileName('長'.repeat(300));
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(200);
    expect(cut).toMatch(/^長+$/);
  });
});
