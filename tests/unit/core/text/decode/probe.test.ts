import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEncodingProbe } from '../../../../../core/text/decode/index.ts';
import type { Encoding, EncodingReport } from '../../../../../core/text/decode/index.ts';
import { bytesIn, concat, cut } from './bytes.ts';

const simplified = '我们昨天下午去医院看望了王老师，他说身体已经好多了。';
const traditional = '我們昨天下午去醫院看望了王老師，他說身體已經好多了。';
const japanese = '昨日の午後、病院へ先生のお見舞いに行きました。とても元気でした。';

const probe = (...chunks: readonly Uint8Array[]): EncodingReport => {
  const open = createEncodingProbe();
  for (const chunk of chunks) open.push(chunk);
  return open.finish();
};

const cases: readonly (readonly [Encoding, string])[] = [
  ['utf-8', traditional],
  ['utf-8', japanese],
  ['utf-16le', traditional],
  ['utf-16be', simplified],
  ['utf-16le', 'Plain words, and nothing else.'],
  ['gb18030', simplified],
  ['gb18030', traditional],
  ['big5', traditional],
  ['shift_jis', japanese],
];

describe('a short text', () => {
  test.each(cases)('in %s is recognised: %s', (encoding, text) => {
    const report = probe(bytesIn(encoding, text));
    expect(report).toMatchObject({ binary: false, bom: false, ambiguous: false });
    expect(report.candidates[0]).toMatchObject({ encoding, sample: text });
    expect(report.bad.map((one) => one.encoding)).not.toContain(encoding);
  });

  test.each(cases)('in %s is recognised however it is cut: %s', (encoding, text) => {
    const bytes = bytesIn(encoding, text);
    const whole = probe(bytes);
    fc.assert(
      fc.property(fc.array(fc.nat(200), { maxLength: 8 }), (places) => {
        expect(probe(...cut(bytes, places))).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });
});

test('plain ASCII is UTF-8 and nothing to ask about', () => {
  const report = probe(bytesIn('utf-8', 'Nothing but plain words.\n'));
  expect(report.candidates.map(({ encoding }) => encoding)).toEqual(['utf-8']);
  expect(report.ambiguous).toBe(false);
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

test('where each encoding broke off is told', () => {
  const good = bytesIn('utf-8', traditional);
  const report = probe(concat(good, [0xff], good));
  expect(report.bad).toContainEqual({ encoding: 'utf-8', offset: good.length });
  expect(report.binary).toBe(false);
});

test('UTF-16 that ends inside a character is damaged, not binary', () => {
  const bytes = bytesIn('utf-16le', `Some words, and 中文字 too.`);
  const report = probe(bytes.subarray(0, bytes.length - 1));
  expect(report.binary).toBe(false);
  expect(report.bad).toContainEqual({ encoding: 'utf-16le', offset: bytes.length - 2 });
});

test('files that are no text are told apart', () => {
  const picture = concat(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13],
    Uint8Array.from({ length: 400 }, (_, at) => (at * 37) % 256),
  );
  expect(probe(picture)).toMatchObject({ binary: true, candidates: [] });
  expect(probe(Uint8Array.from({ length: 300 }, (_, at) => at % 9))).toMatchObject({
    binary: true,
    candidates: [],
  });
});

test('nothing at all is an empty UTF-8 text', () => {
  expect(probe()).toMatchObject({ binary: false, candidates: [{ encoding: 'utf-8', sample: '' }] });
});
