import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEncodingProbe, encodingOfLabel } from '#core/text/decode/index.ts';
import type { Encoding, EncodingReport } from '#core/text/decode/index.ts';
import { bytesIn, concat, cut } from './bytes.ts';

const simplified = '我们昨天下午去医院看望了王老师，他说身体已经好多了。';
const traditional = '我們昨天下午去醫院看望了王老師，他說身體已經好多了。';
const cantonese = '佢哋琴日喺嗰度食飯，啲嘢好好食，我冇去。';
const japanese = '昨日の午後、病院へ先生のお見舞いに行きました。とても元気でした。';
const french = 'Hier, l’été était déjà là : “ça va”, dit-elle – à l’été prochain, André';

const probe = (...chunks: readonly Uint8Array[]): EncodingReport => {
  const open = createEncodingProbe();
  for (const chunk of chunks) open.push(chunk);
  return open.finish();
};

const best = (...parts: readonly (readonly number[] | Uint8Array)[]): Encoding | undefined =>
  probe(concat(...parts)).candidates[0]?.encoding;

const cases: readonly (readonly [Encoding, string])[] = [
  ['utf-8', traditional],
  ['utf-8', japanese],
  ['utf-8', french],
  ['utf-16le', traditional],
  ['utf-16be', simplified],
  ['utf-16le', 'Plain words, and nothing else.'],
  ['gb18030', simplified],
  ['gb18030', traditional],
  ['big5', traditional],
  ['big5', cantonese],
  ['shift_jis', japanese],
  ['euc-jp', japanese],
  ['utf-8', 'It is a café.'],
  ['utf-8', '好'],
  ['utf-8', 'One word: 好'],
  ['windows-1252', french],
  ['windows-1252', 'It’s a naïve café.'],
  ['windows-1252', 'Müller wohnt über der Straße'],
];

describe('a short text', () => {
  test.each(cases)('in %s is recognised: %s', (encoding, text) => {
    const report = probe(bytesIn(encoding, text));
    expect(report).toMatchObject({ binary: null, bom: false, ambiguous: false });
    expect(report.candidates[0]).toMatchObject({ encoding, sample: text, damaged: 0 });
    expect([...report.candidates, ...report.others]).toHaveLength(8);
  });

  test.each(cases)('in %s is recognised however it is cut: %s', (encoding, text) => {
    const bytes = bytesIn(encoding, text);
    const whole = probe(bytes);
    fc.assert(
      fc.property(fc.array(fc.nat(200), { maxLength: 8 }), (places) => {
        expect(probe(...cut(bytes, places))).toEqual(whole);
      }),
      { numRuns: 10 },
    );
  });
});

describe('a damaged text keeps its encoding', () => {
  const damages: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array])[] = [
    ['a byte changed', (bytes) => concat(bytes.subarray(0, 20), [0xff], bytes.subarray(21))],
    ['a byte put in', (bytes) => concat(bytes.subarray(0, 20), [0xff], bytes.subarray(20))],
    ['the last byte cut off', (bytes) => bytes.subarray(0, bytes.length - 1)],
    ['a NUL put in', (bytes) => concat(bytes.subarray(0, 20), [0], bytes.subarray(20))],
    ['NULs to the end of the block', (bytes) => concat(bytes, new Uint8Array(4096))],
  ];
  const narrow = cases.filter(([encoding, text]) => !encoding.startsWith('utf-16') && text.length > 20);
  const all = narrow.flatMap(([encoding, text]) =>
    damages.map(([what, damage]) => [encoding, what, text, damage] as const),
  );
  test.each(all)('%s: %s: %s', (encoding, what, text, damage) => {
    // Every byte is a character of Windows-1252, FF too.
    const isNone = encoding === 'windows-1252' && !what.includes('NUL');
    const report = probe(damage(bytesIn(encoding, text)));
    expect(report.candidates[0]).toMatchObject({ encoding });
    expect(report.candidates[0]?.damaged === 0).toBe(isNone);
    expect(report.binary).toBe(null);
  });

  test('UTF-8 of few characters, one of them broken', () => {
    const ten = bytesIn('utf-8', '他說身體已經好多了');
    expect(ten).toHaveLength(27);
    for (let at = 0; at < ten.length; at++)
      for (const byte of [0x00, 0x20, 0x41, 0x80, 0xc3, 0xff])
        expect(best(ten.subarray(0, at), [byte], ten.subarray(at + 1))).toBe('utf-8');
  });

  test('UTF-8 cut anywhere', () => {
    const bytes = bytesIn('utf-8', traditional);
    for (let length = 4; length < bytes.length; length++)
      expect(best(bytes.subarray(0, length))).toBe('utf-8');
  });

  test('UTF-16 with half a pair in it, or with a byte missing at its end', () => {
    const bytes = bytesIn('utf-16le', traditional);
    expect(best(bytes, [0x00, 0xd8], bytes)).toBe('utf-16le');
    expect(best(bytes.subarray(0, bytes.length - 1))).toBe('utf-16le');
    expect(best([0xfe, 0xff], bytesIn('utf-16be', simplified), [0x4e])).toBe('utf-16be');
  });

  test('UTF-16 from which a byte is missing is no binary, and nothing is chosen for the user', () => {
    const bytes = bytesIn('utf-16le', `${traditional}\n`.repeat(4));
    const report = probe(concat(bytes.subarray(0, 101), bytes.subarray(102)));
    expect(report).toMatchObject({ binary: null, ambiguous: true, candidates: [] });
    expect(report.others.map(({ encoding }) => encoding)).toContain('utf-16le');
  });

  test('a byte order mark holds when what follows is broken', () => {
    const report = probe(concat([0xef, 0xbb, 0xbf], bytesIn('utf-8', '好'), [0xff, 0x41, 0xfe]));
    expect(report).toMatchObject({ bom: true, candidates: [{ encoding: 'utf-8', sample: '好�A�' }] });
  });

  test('a byte order mark before another encoding does not hold', () => {
    expect(best([0xef, 0xbb, 0xbf], bytesIn('gb18030', simplified))).toBe('gb18030');
  });
});

describe('a file of two encodings', () => {
  const rest = { gb18030: simplified, big5: traditional, 'windows-1252': french } as const;
  test.each(Object.entries(rest) as [Encoding, string][])(
    'UTF-8 with a paragraph in %s is UTF-8',
    (encoding, text) => {
      const utf8 = bytesIn('utf-8', `${traditional}\n${simplified}\n`);
      expect(best(utf8, bytesIn(encoding, text), utf8)).toBe('utf-8');
    },
  );

  test('half and half is UTF-8, since what is not shows; and it is asked', () => {
    const report = probe(concat(bytesIn('utf-8', `${simplified}\n`), bytesIn('gb18030', simplified)));
    expect(report.candidates[0]?.encoding).toBe('utf-8');
    expect(report.ambiguous).toBe(true);
  });
});

test('plain ASCII is UTF-8 and nothing to ask about, with a NUL in it too', () => {
  for (const text of ['Nothing but plain words.\n', 'abc\0def\0ghi\0', 'a\0\0\0\0b'])
    expect(probe(bytesIn('utf-8', text))).toMatchObject({
      ambiguous: false,
      binary: null,
      candidates: [{ encoding: 'utf-8' }],
    });
});

test('a byte order mark decides', () => {
  const report = probe(bytesIn('utf-16be', `\ufeff${simplified}`));
  expect(report.bom).toBe(true);
  expect(report.candidates.map(({ encoding }) => encoding)).toEqual(['utf-16be']);
  expect(report.candidates[0]?.sample).toBe(simplified);
});

test('two encodings that both give usual characters are shown as a choice', () => {
  // 啊阿 in GBK, two other usual characters in Big5: too short to tell.
  const report = probe(Uint8Array.of(0xb0, 0xa1, 0xb0, 0xa2));
  expect(report.ambiguous).toBe(true);
  expect(report.candidates.map(({ encoding }) => encoding)).toEqual(
    expect.arrayContaining(['gb18030', 'big5']),
  );
});

test('the beginning of a file may end within a character', () => {
  const bytes = bytesIn('utf-8', traditional);
  const open = createEncodingProbe();
  open.push(bytes.subarray(0, bytes.length - 1));
  expect(open.finish(false).candidates[0]).toMatchObject({ encoding: 'utf-8', damaged: 0 });
});

test('a long file is judged to its end', () => {
  const ascii = bytesIn('utf-8', 'Only letters so far.\n'.repeat(20_000));
  expect(best(ascii, bytesIn('gb18030', simplified))).toBe('gb18030');
  const utf8 = bytesIn('utf-8', `${traditional}\n`.repeat(3000));
  expect(probe(concat(utf8, [0xff], utf8)).candidates).toMatchObject([{ encoding: 'utf-8', damaged: 1 }]);
});

describe('files that are no text', () => {
  const noise = Uint8Array.from(
    { length: 3000 },
    (_, at) => (at * 7919 * (at >> 3) + ((at * at) >> 2)) & 255,
  );
  const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
  test.each([
    ['image', '\x89PNG\r\n\x1a\n\0\0\0\r'],
    ['image', '\xff\xd8\xff\xe0'],
    ['image', 'GIF89a\x10\0'],
    ['archive', 'PK\x03\x04\x14\0'],
    ['archive', '\x1f\x8b\x08\0'],
    ['pdf', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'],
    ['office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['database', 'SQLite format 3\0'],
    ['program', '\x7fELF\x02\x01\x01\0'],
    ['program', 'MZ\x90\0\x03\0\0\0'],
    ['audio-video', '\0\0\0\x20ftypisom'],
    ['other', ''],
  ])('%s: %j', (kind, start) => {
    expect(probe(concat(latin1(start), noise))).toMatchObject({ binary: kind, candidates: [] });
  });

  test('nothing but NULs', () => {
    expect(probe(new Uint8Array(9000))).toMatchObject({ binary: 'other' });
  });

  test('a text that begins with the letters of a signature is a text', () => {
    expect(probe(bytesIn('utf-8', 'GIF89a 是一種圖片格式。'))).toMatchObject({ binary: null });
    expect(probe(bytesIn('utf-8', '%PDF- 開頭的檔案是 PDF。'))).toMatchObject({ binary: null });
    expect(probe(bytesIn('utf-8', 'PK賽開始了。MZ 是一個姓名縮寫。'))).toMatchObject({ binary: null });
  });
});

test('nothing at all is an empty UTF-8 text', () => {
  expect(probe()).toMatchObject({ binary: null, candidates: [{ encoding: 'utf-8', sample: '' }] });
});

test.each([
  ['UTF8', 'utf-8'],
  ['gb2312', 'gb18030'],
  ['GBK', 'gb18030'],
  ['Big5-HKSCS', 'big5'],
  ['x-sjis', 'shift_jis'],
  ['euc-jp', 'euc-jp'],
  ['ISO-8859-1', 'windows-1252'],
  ['us-ascii', 'windows-1252'],
  ['euc-kr', null],
  ['koi8-r', null],
] as const)('the label %s means %s', (label, encoding) => {
  expect(encodingOfLabel(label)).toBe(encoding);
});
