import { describe, expect, test } from 'vitest';
import { association, endingShare, generalShare, isChance } from '#core/text/cleanup/character-pairs.ts';

const unit = (char: string): number => char.charCodeAt(0);
const pair = (two: string): number => association(two.charCodeAt(0), two.charCodeAt(1));

describe('what ordinary text is made of', () => {
  test.each(['學校', '学校', '規範', '應當', '时间'])('%s is a pair that belongs together', (two) => {
    expect(pair(two)).toBeGreaterThan(3);
  });

  test.each(['校學', '範規', '茶鐵', '鄠天'])('%s is none', (two) => {
    expect(pair(two)).toBeLessThan(1);
  });

  test('both scripts are counted as one', () => {
    expect(generalShare(unit('學'))).toBe(generalShare(unit('学')));
  });

  test('shares are those of running text: 的 leads, and all together make one', () => {
    expect(generalShare(unit('的'))).toBeGreaterThan(generalShare(unit('我')));
    let all = 0;
    for (let code = 0x4e00; code <= 0x9fff; code++)
      if (String.fromCharCode(code) !== '的') all += generalShare(code);
    expect(all).toBeGreaterThan(0.9);
  });

  test('規 seldom ends a word, 的 always does', () => {
    expect(endingShare(unit('規'))).toBeLessThan(0.3);
    expect(endingShare(unit('的'))).toBe(1);
  });
});

describe('a pair that is there by chance', () => {
  const some = '的了學校学規範應當时间茶鐵鄠天發发後后里裡。aé。鏄浣犲ソ涓栫晫';
  test('is one whose association is at most 0', () => {
    const units = Array.from(some, unit);
    const differing = units.flatMap((one) =>
      units.filter((other) => isChance(one, other) !== association(one, other) <= 0),
    );
    expect(differing).toEqual([]);
    expect(units.some((one) => isChance(one, unit('天')))).toBe(true);
    expect(isChance(unit('學'), unit('校'))).toBe(false);
  });
});
