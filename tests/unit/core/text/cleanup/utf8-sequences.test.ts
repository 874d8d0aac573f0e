import { describe, expect, it } from 'vitest';
import { lengthOf, utf8 } from '#core/text/cleanup/utf8-sequences.ts';

/** What a decoder of the platform makes of bytes; '' where it refuses them, or one of their sequences is not of two or three bytes that are read. */
const decoded = (bytes: readonly number[]): string => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
    const isRead = Array.from(text).every((char) => {
      const own = new TextEncoder().encode(char);
      return lengthOf(own[0] ?? 0) === own.length;
    });
    return isRead ? text : '';
  } catch {
    return '';
  }
};

/** Bytes at the borders of what may stand in each place. */
const edges = [
  0x00, 0x41, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xe2, 0xed, 0xee, 0xef, 0xf0,
  0xff,
];

describe('sequences of UTF-8', () => {
  it('are read as a decoder reads them, up to four bytes of every border', () => {
    const differing: string[] = [];
    let read = 0;
    const look = (bytes: readonly number[]): void => {
      const own = utf8(bytes);
      if (own !== '') read += 1;
      if (own !== decoded(bytes)) differing.push(bytes.map((byte) => byte.toString(16)).join(' '));
    };
    for (const one of edges) {
      look([one]);
      for (const two of edges) {
        look([one, two]);
        for (const three of edges) {
          look([one, two, three]);
          for (const four of [0x41, 0x80, 0xbf, 0xc2, 0xe2]) look([one, two, three, four]);
        }
      }
    }
    expect(differing).toEqual([]);
    expect(read).toBeGreaterThan(0);
  });

  it('follow each other', () => {
    expect(utf8([...new TextEncoder().encode('春天é。')])).toBe('春天é。');
    expect(utf8([])).toBe('');
    expect(utf8([...new TextEncoder().encode('春天'), 0xe6, 0x98])).toBe('');
  });
});
