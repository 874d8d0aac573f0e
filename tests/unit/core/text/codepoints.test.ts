import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ascendingOffsets,
  ascendingPoints,
  codePointLength,
  codePointOffset,
  graphemeBoundary,
  isWellFormed,
  codePointSlicer,
  sliceCodePoints,
  splitGraphemes,
  utf16Offset,
} from '#core/text/codepoints.ts';
import { messyText } from './arbitraries.ts';

const units = fc.string({ unit: 'binary', maxLength: 20 });
const anyText = fc.oneof(
  messyText(),
  units,
  units.map((text) => text.slice(1)),
);

describe('code points', () => {
  it('counts and cuts as string iteration does', () => {
    fc.assert(
      fc.property(anyText, fc.nat(25), fc.nat(25), (text, a, b) => {
        const points = Array.from(text);
        expect(codePointLength(text)).toBe(points.length);
        expect(sliceCodePoints(text, a, b)).toBe(points.slice(a, Math.max(a, b)).join(''));
        expect(sliceCodePoints(text, a)).toBe(points.slice(a).join(''));
      }),
    );
  });

  it('cuts many stretches of one text as it cuts each', () => {
    const stretch = fc.tuple(fc.integer({ min: -3, max: 25 }), fc.option(fc.nat(25), { nil: undefined }));
    fc.assert(
      fc.property(anyText, fc.array(stretch), (text, stretches) => {
        const slice = codePointSlicer(text);
        for (const [start, end] of stretches)
          expect(slice(start, end)).toBe(sliceCodePoints(text, start, end));
      }),
    );
  });

  it('goes to UTF-16 and back', () => {
    fc.assert(
      fc.property(anyText, fc.nat(30), (text, at) => {
        const point = Math.min(at, codePointLength(text));
        expect(utf16Offset(text, at)).toBe(Array.from(text).slice(0, at).join('').length);
        expect(codePointOffset(text, utf16Offset(text, at))).toBe(point);
      }),
    );
  });

  it('does the same in one pass for offsets that only grow', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(25), { maxLength: 8 }), (text, offsets) => {
        const growing = offsets.sort((a, b) => a - b);
        expect(growing.map(ascendingOffsets(text))).toEqual(growing.map((at) => utf16Offset(text, at)));
        expect(growing.map(ascendingPoints(text))).toEqual(growing.map((at) => codePointOffset(text, at)));
      }),
    );
  });

  it('clamps offsets outside the text, and counts the inside of a pair as its beginning', () => {
    expect(utf16Offset('𠮷', -3)).toBe(0);
    expect(utf16Offset('𠮷', 9)).toBe(2);
    expect(codePointOffset('a𠮷b', 2)).toBe(1);
    expect(codePointOffset('ab', 9)).toBe(2);
  });

  it('knows half a surrogate pair', () => {
    expect(isWellFormed('𠮷')).toBe(true);
    expect(isWellFormed('\ud842')).toBe(false);
    expect(codePointLength('\udfb7\ud842')).toBe(2);
  });

  it('finds the nearest grapheme boundary on either side', () => {
    expect(graphemeBoundary('他👨‍👩‍👧她', 3, -1)).toBe(1);
    expect(graphemeBoundary('他👨‍👩‍👧她', 3, 1)).toBe(6);
    expect(graphemeBoundary('e\u0301a', 1, -1)).toBe(0);
    expect(graphemeBoundary('發現', 1, 1)).toBe(1);
    fc.assert(
      fc.property(messyText(20), fc.nat(40), fc.constantFrom<-1 | 1>(-1, 1), (text, at, lean) => {
        const ends = new Set([0]);
        let sum = 0;
        for (const grapheme of splitGraphemes(text)) ends.add((sum += codePointLength(grapheme)));
        let expected = Math.min(at, codePointLength(text));
        while (!ends.has(expected)) expected += lean;
        expect(graphemeBoundary(text, at, lean)).toBe(expected);
      }),
    );
  });

  it('splits what needs no rules as the rules would', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const plain = fc.string({
      unit: fc.constantFrom(...Array.from('\n a~　、」〩一鿿㐀䶿！ﾝ゙〪ﾞ\r')),
      maxLength: 12,
    });
    fc.assert(
      fc.property(plain, (text) => {
        expect(splitGraphemes(text)).toEqual(Array.from(segmenter.segment(text), ({ segment }) => segment));
      }),
    );
  });
});
