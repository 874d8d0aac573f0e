import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openDecoder, type Encoding } from '#core/text/decode/index.ts';

const read = (encoding: Encoding, ...bytes: number[]): string => {
  const decoder = openDecoder(encoding);
  return decoder.push(Uint8Array.from(bytes)) + decoder.end();
};

const span = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

type Pair = readonly [pointer: number, text: string, bytes: string];

/** Every pair of the encoding with its pointer, by the arithmetic of the standard, and what is read for it. */
function* pairsOf(encoding: Encoding, leads: readonly number[], trails: readonly number[]): Generator<Pair> {
  for (const [row, lead] of leads.entries()) {
    const texts = read(encoding, ...trails.flatMap((trail) => [lead, trail, 0x0a])).split('\n');
    for (const [column, trail] of trails.entries())
      yield [row * trails.length + column, texts[column] ?? '', lead.toString(16) + trail.toString(16)];
  }
}

const big5Trails = [...span(0x40, 0x7e), ...span(0xa1, 0xfe)];
const isWhole = (text: string): boolean => !text.includes('\ufffd');

/**
 * SHA-256, shortened, over all pointers and code points. The expected values were made of the standard's index files as the
 * npm package text-encoding 0.7.0 carries them, another source than the one the decoder uses.
 */
const digest = (pairs: Iterable<Pair>): string => {
  const hash = createHash('sha256');
  for (const [pointer, text] of pairs)
    hash.update(
      `${pointer} ${Array.from(text, (char) => (char.codePointAt(0) ?? 0).toString(16)).join(' ')}\n`,
    );
  return hash.digest('hex').slice(0, 16);
};

describe('Big5, by the WHATWG Encoding Standard (section 11.1)', () => {
  const all = [...pairsOf('big5', span(0x81, 0xfe), big5Trails)];
  const valid = all.filter(([, text]) => isWhole(text));

  test('has 13,593 pairs of Big5 itself and 5,001 of HKSCS and ETEN, and no others', () => {
    expect(valid).toHaveLength(13_593 + 5001);
  });

  test('gives no private-use character', () => {
    expect(valid.filter(([, text]) => /\p{Co}/u.test(text))).toEqual([]);
  });

  test('has four pairs that are two code points', () => {
    const doubles = valid.filter(([, text]) => Array.from(text).length > 1);
    expect(doubles.map(([pointer, text]) => [pointer, text])).toEqual([
      [1133, '\u00ca\u0304'],
      [1135, '\u00ca\u030c'],
      [1164, '\u00ea\u0304'],
      [1166, '\u00ea\u030c'],
    ]);
  });

  test.each([
    ['①', [0xc6, 0xa1]],
    ['⑩', [0xc6, 0xaa]],
    ['々', [0xc6, 0xe0]],
    ['〇', [0xc6, 0xe2]],
    ['ー', [0xc6, 0xe3]],
    ['ぁ', [0xc6, 0xe7]],
    ['ん', [0xc7, 0x7a]],
    ['ァ', [0xc7, 0x7b]],
    ['ヶ', [0xc7, 0xf2]],
    ['А', [0xc7, 0xf3]],
    ['€', [0xa3, 0xe1]],
    ['␀', [0xa3, 0xc0]],
    ['␡', [0xa3, 0xe0]],
    ['一', [0xa4, 0x40]],
    ['許功蓋', [0xb3, 0x5c, 0xa5, 0x5c, 0xbb, 0x5c]],
    ['兀', [0xa4, 0x61]],
    ['嗀', [0xdc, 0xd1]],
    ['碁銹裏墻恒粧嫺', [0xf9, 0xd6, 0xf9, 0xd7, 0xf9, 0xd8, 0xf9, 0xd9, 0xf9, 0xda, 0xf9, 0xdb, 0xf9, 0xdc]],
    ['═', [0xf9, 0xf9]],
    ['喺', [0x9d, 0xf6]],
    ['嚟', [0x91, 0xc1]],
    ['㗎', [0x9d, 0xee]],
    ['睇', [0xda, 0xbb]],
    [
      '呢個字喺邊度嚟㗎？',
      [
        0xa9, 0x4f, 0xad, 0xd3, 0xa6, 0x72, 0x9d, 0xf6, 0xc3, 0xe4, 0xab, 0xd7, 0x91, 0xc1, 0x9d, 0xee, 0xa1,
        0x48,
      ],
    ],
  ] as const)('%s', (text, bytes) => {
    expect(read('big5', ...bytes)).toBe(text);
  });

  test('is the index of the standard, whole', () => {
    expect(digest(valid)).toBe('bc8bd2483bb24408');
  });
});

describe('GB 18030', () => {
  test.each([
    ['︐︑︒', [0xa6, 0xd9, 0xa6, 0xdb, 0xa6, 0xda]],
    [
      '龴龵龶龷龸龹龺龻',
      [0xfe, 0x59, 0xfe, 0x61, 0xfe, 0x66, 0xfe, 0x67, 0xfe, 0x6d, 0xfe, 0x7e, 0xfe, 0x90, 0xfe, 0xa0],
    ],
    ['ḿ', [0xa8, 0xbc]],
    ['€', [0x80]],
    ['€', [0xa2, 0xe3]],
    ['㐀', [0x81, 0x39, 0xee, 0x39]],
    ['𠀀', [0x95, 0x32, 0x82, 0x36]],
    ['\u{10ffff}', [0xe3, 0x32, 0x9a, 0x35]],
  ])('of 2022 has characters for what was private use before: %s', (text, bytes) => {
    expect(read('gb18030', ...bytes)).toBe(text);
  });

  test('every pair is a character; what is left of private use is what the standard leaves', () => {
    const all = [...pairsOf('gb18030', span(0x81, 0xfe), [...span(0x40, 0x7e), ...span(0x80, 0xfe)])];
    expect(all.filter(([, text]) => isWhole(text))).toHaveLength(23_940);
    const isUserDefined = (bytes: string): boolean =>
      (bytes >= 'aaa1' && bytes <= 'affe' && bytes.slice(2) >= 'a1') ||
      (bytes >= 'f8a1' && bytes <= 'fefe' && bytes.slice(2) >= 'a1') ||
      (bytes >= 'a140' && bytes <= 'a7a0' && bytes.slice(2) <= 'a0');
    const users = all.filter(([, , bytes]) => isUserDefined(bytes));
    expect(users).toHaveLength(6 * 94 + 7 * 94 + 7 * 96);
    // All but A3A0, which the standard reads as a wide space because pages used it so.
    expect(users.filter(([, text]) => !/^\p{Co}$/u.test(text))).toEqual([[6555, '\u3000', 'a3a0']]);
    // Places of the symbol rows that have no character in any edition, and six whose characters the standard reads in
    // their four-byte form only.
    const others = all.filter(([, text, bytes]) => /\p{Co}/u.test(text) && !isUserDefined(bytes));
    expect(others).toHaveLength(155);
    expect(others.slice(-6).map(([, , bytes]) => bytes)).toEqual([
      'fe51',
      'fe52',
      'fe53',
      'fe6c',
      'fe76',
      'fe91',
    ]);
  });
});

describe('Japanese', () => {
  test('JIS X 0208 is the index of the standard, whole', () => {
    const all = pairsOf('euc-jp', span(0xa1, 0xfe), span(0xa1, 0xfe));
    expect(digest([...all].filter(([, text]) => isWhole(text)))).toBe('4d3a5e7e7f69a019');
  });

  test.each([
    ['①Ⅷ㈱∑纊黑', [0x87, 0x40, 0x87, 0x5b, 0x87, 0x8a, 0x87, 0x94, 0xed, 0x40, 0xee, 0xec]],
    ['～－∥￠￡￢', [0x81, 0x60, 0x81, 0x7c, 0x81, 0x61, 0x81, 0x91, 0x81, 0x92, 0x81, 0xca]],
    ['ｱﾝ', [0xb1, 0xdd]],
    ['\\~', [0x5c, 0x7e]],
    ['髙﨑', [0xfb, 0xfc, 0xfa, 0xb1]],
  ])('Shift JIS is CP932: %s', (text, bytes) => {
    expect(read('shift_jis', ...bytes)).toBe(text);
  });

  test.each([
    ['日本語', [0xc6, 0xfc, 0xcb, 0xdc, 0xb8, 0xec]],
    ['ｱﾝ', [0x8e, 0xb1, 0x8e, 0xdd]],
    ['①', [0xad, 0xa1]],
    ['丂', [0x8f, 0xb0, 0xa1]],
  ])('EUC-JP has JIS X 0208, 0212 and half-width kana: %s', (text, bytes) => {
    expect(read('euc-jp', ...bytes)).toBe(text);
  });
});

test('Windows-1252 has the quotes, dashes and the euro where Windows has them', () => {
  expect(read('windows-1252', 0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x99, 0x9c, 0xe9)).toBe(
    '€…‘’“”–—™œé',
  );
});
