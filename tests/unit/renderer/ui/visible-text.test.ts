import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hidesSpaces, visiblePieces } from '#renderer/ui/visible-text.ts';

describe('visible pieces of a text', () => {
  it('leaves plain text whole', () => {
    expect(visiblePieces('應當 的。')).toEqual([{ at: 0, text: '應當 的。' }]);
  });

  it('names what cannot be seen', () => {
    expect(visiblePieces('a\u200bb\u00a0c\u202e')).toEqual([
      { at: 0, text: 'a' },
      { at: 1, chip: 'ZWSP', codePoint: 'U+200B' },
      { at: 2, text: 'b' },
      { at: 3, chip: 'NBSP', codePoint: 'U+00A0' },
      { at: 4, text: 'c' },
      { at: 5, chip: 'RLO', codePoint: 'U+202E' },
    ]);
  });

  it('names control characters and lone surrogates by number', () => {
    expect(visiblePieces('\u0000\ud800')).toEqual([
      { at: 0, chip: 'U+0000', codePoint: 'U+0000' },
      { at: 1, chip: 'U+D800', codePoint: 'U+D800' },
    ]);
  });

  it('shows plain spaces only when asked', () => {
    expect(visiblePieces('a b', true)).toEqual([
      { at: 0, text: 'a' },
      { at: 1, chip: '␣', codePoint: 'U+0020' },
      { at: 2, text: 'b' },
    ]);
  });

  it('loses nothing and gives every piece its place', () => {
    const hidden = fc.constantFrom('\u200b', '\u00a0', '\ufeff', '\u0007', '\u3000', '字', '𠮷', 'a');
    fc.assert(
      fc.property(fc.array(hidden), (characters) => {
        const text = characters.join('');
        const rebuilt = visiblePieces(text).map((piece) => {
          const words =
            'text' in piece
              ? piece.text
              : String.fromCodePoint(Number.parseInt(piece.codePoint.slice(2), 16));
          expect(text.startsWith(words, piece.at)).toBe(true);
          return words;
        });
        expect(rebuilt.join('')).toBe(text);
      }),
    );
  });
});

it.each([
  [' ', true],
  ['a ', true],
  [' a', true],
  ['a  b', true],
  ['50 billion', false],
  ['字', false],
])('says whether spaces of “%s” would be overlooked', (text, expected) => {
  expect(hidesSpaces(text)).toBe(expected);
});
