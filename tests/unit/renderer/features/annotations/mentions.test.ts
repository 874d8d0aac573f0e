import { describe, expect, it } from 'vitest';
import { mentionsIn, mentionTyped, namesFor } from '#renderer/features/annotations/card/mentions.ts';

const people = ['Ann', 'Ann Lee', '王小明'];
const named = (text: string): readonly (string | null)[] =>
  mentionsIn(text, people).map(({ person }) => person);

describe('people named in a note', () => {
  it('are found by the longest name that fits, in Chinese without a space after it', () => {
    expect(named('@Ann Lee and @Ann, 請@王小明看看')).toEqual(['Ann Lee', null, 'Ann', null, '王小明', null]);
    expect(mentionsIn('請@王小明看看', people).map(({ text }) => text)).toEqual(['請', '@王小明', '看看']);
  });

  it('are not found in longer names and addresses', () => {
    expect(named('@Anna wrote from mail@Ann')).toEqual([null]);
  });

  it('are found whatever their case and the width of the sign, as where they are filtered', () => {
    expect(named('@ann lee, ＠王小明')).toEqual(['Ann Lee', null, '王小明']);
    expect(mentionTyped('請＠王', 3)).toEqual({ start: 1, typed: '王' });
  });

  it('never lose a character', () => {
    const text = '𠮷@Ann@王小明@@Ann Lee @nobody';
    expect(
      mentionsIn(text, people)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});

describe('a name being typed', () => {
  it('reaches from the @ to the caret', () => {
    expect(mentionTyped('See @An', 7)).toEqual({ start: 4, typed: 'An' });
    expect(mentionTyped('請@', 2)).toEqual({ start: 1, typed: '' });
    expect(mentionTyped('a@b', 3)).toBeNull();
    expect(mentionTyped('@Ann\nnext', 9)).toBeNull();
  });

  it('is completed by beginnings first, then by later words', () => {
    expect(namesFor('l', ['Ann Lee', 'Li', 'Bob'])).toEqual(['Li', 'Ann Lee']);
    expect(namesFor('小', people)).toEqual(['王小明']);
    expect(namesFor('Ann', people)).toEqual(['Ann Lee']);
  });
});
