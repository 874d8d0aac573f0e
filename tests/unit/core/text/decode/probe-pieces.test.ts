import { expect, it } from 'vitest';
import { createEncodingProbe, type EncodingReport } from '#core/text/decode/index.ts';
import { bytesIn, concat } from './bytes.ts';

const inPieces = (bytes: Uint8Array, length: number): EncodingReport => {
  const probe = createEncodingProbe();
  for (let at = 0; at < bytes.length; at += length) probe.push(bytes.subarray(at, at + length));
  return probe.finish();
};

const story = '我們昨天下午去醫院看望了王老師，他說身體已經好多了。\n'.repeat(6000);
const texts = {
  'UTF-8': bytesIn('utf-8', story),
  Big5: bytesIn('big5', story),
  'UTF-16': bytesIn('utf-16le', story),
  'a picture before a text': concat(
    Uint8Array.from('\x89PNG\r\n\x1a\n', (char) => char.charCodeAt(0)),
    bytesIn('utf-8', story),
  ),
};

it.each(Object.entries(texts))(
  'a long document is told alike in whatever pieces it comes: %s',
  (_, bytes) => {
    const whole = inPieces(bytes, bytes.length);
    expect(bytes.length).toBeGreaterThan(300_000);
    for (const length of [1000, 65_536, 100_003]) expect(inPieces(bytes, length)).toEqual(whole);
  },
);
