import { describe, expect, it } from 'vitest';
import { isReadingOf } from '#core/text/cleanup/readings.ts';

// Readings of 《通用规范汉字字典》: every one a character has counts, in whichever script it is written.
describe('the reading in a gloss', () => {
  it.each([
    ['長', 'cháng', 'zhǎng'],
    ['还', 'hái', 'huán'],
    ['還', 'hái', 'huán'],
    ['樂', 'lè', 'yuè'],
    ['行', 'xíng', 'háng'],
    ['重', 'zhòng', 'chóng'],
    ['著', 'zhù', 'zhe'],
    ['說', 'shuō', 'shuì'],
    ['覺', 'jué', 'jiào'],
    ['為', 'wéi', 'wèi'],
  ])('of %s may be %s or %s', (char, one, other) => {
    expect(isReadingOf(char, one)).toBe(true);
    expect(isReadingOf(char, other)).toBe(true);
  });

  it.each([
    ['長', 'chang'],
    ['長', 'zhāng'],
    ['還', 'huàn'],
    ['開', 'guān'],
    ['樂', ''],
  ])('of %s is not %s', (char, other) => {
    expect(isReadingOf(char, other)).toBe(false);
  });

  it('may have its accents composed or apart, and a script g or a', () => {
    expect(isReadingOf('長', 'cháng'.normalize('NFD'))).toBe(true);
    expect(isReadingOf('長', 'chánɡ')).toBe(true);
  });
});
