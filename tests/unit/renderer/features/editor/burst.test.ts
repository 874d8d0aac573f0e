import { describe, expect, it } from 'vitest';
import { beginsStretch, extendStretch, type Stretch } from '#renderer/features/editor/burst.ts';

/** Types characters one after the other, so many milliseconds apart; answers the text of each stretch. */
const stretches = (text: string, apart: (at: number) => number): string[] => {
  let stretch: Stretch | null = null;
  let time = 0;
  const found: string[] = [];
  Array.from(text).forEach((inserted, at) => {
    time += apart(at);
    const keystroke = { time, at, deleted: 0, inserted };
    if (beginsStretch(stretch, keystroke)) found.push('');
    found.push((found.pop() ?? '') + inserted);
    stretch = extendStretch(stretch, keystroke);
  });
  return found;
};

describe('the stretches that undo takes back', () => {
  it('hold what is typed without a break', () => {
    expect(stretches('a short line', () => 80)).toEqual(['a short line']);
  });

  it('end where the writer pauses', () => {
    expect(stretches('first second', (at) => (at === 5 ? 1200 : 80))).toEqual(['first', ' second']);
  });

  it('end at a word once they are long', () => {
    const parts = stretches(
      'The harbour master rises at four, when the tide is out and the mud shines.',
      () => 60,
    );
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join('')).toBe('The harbour master rises at four, when the tide is out and the mud shines.');
    for (const part of parts.slice(0, -1)) expect(part).toMatch(/[\s,.]$/);
  });

  it('may end after any Chinese character', () => {
    const parts = stretches('清晨的霧還沒有散我們沿著舊時的鐵路往裡走走了很久也沒有看見一個人', () => 60);
    expect(parts.map((part) => part.length)).toEqual([24, 8]);
  });

  it('keep typing, deleting, and typing elsewhere apart', () => {
    const typed = extendStretch(null, { time: 0, at: 0, deleted: 0, inserted: 'word' });
    expect(beginsStretch(typed, { time: 10, at: 3, deleted: 1, inserted: '' })).toBe(true);
    expect(beginsStretch(typed, { time: 10, at: 4, deleted: 0, inserted: 's' })).toBe(false);
    expect(beginsStretch(typed, { time: 10, at: 0, deleted: 0, inserted: 's' })).toBe(true);
    const erased = extendStretch(typed, { time: 10, at: 3, deleted: 1, inserted: '' });
    expect(beginsStretch(erased, { time: 20, at: 2, deleted: 1, inserted: '' })).toBe(false);
    expect(beginsStretch(erased, { time: 20, at: 3, deleted: 0, inserted: 'k' })).toBe(true);
  });
});

describe('a change of formatting', () => {
  it('is undone by itself, apart from what was typed before and after', () => {
    const typed = { time: 0, at: 0, deleted: 0, inserted: 'a' };
    const format = { time: 10, at: 1, deleted: 0, inserted: '\uFFFC', apart: true } as const;
    const next = { time: 20, at: 2, deleted: 0, inserted: 'b' };
    const stretch = extendStretch(null, typed);
    expect(beginsStretch(stretch, format)).toBe(true);
    expect(beginsStretch(extendStretch(stretch, format), next)).toBe(true);
  });
});
