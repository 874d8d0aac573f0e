import { describe, expect, it } from 'vitest';
import { createEncodingProbe, openDecoder, type Encoding } from '#core/text/decode/index.ts';
import { encodeText, patchBytes } from '#core/text/encode/index.ts';

const marks: Readonly<Record<string, readonly number[]>> = {
  none: [],
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
};
const texts = [
  '你好，世界。再见。\nHello world\n',
  'Hello world. This is a text.\nAnd more of it.\n',
  '第一章　總則。山裡有一條河，河水很清。\r\n',
];
const written: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be'];

const cases = Object.entries(marks).flatMap(([mark, bytes]) =>
  written.flatMap((encoding) => texts.map((text) => ({ mark, bytes, encoding, text }))),
);

const decode = (file: Uint8Array, encoding: Encoding, size: number): string => {
  const decoder = openDecoder(encoding);
  let text = '';
  for (let at = 0; at < file.length; at += size) text += decoder.push(file.subarray(at, at + size));
  return text + decoder.end();
};

describe('a byte order mark before a text', () => {
  it.each(cases)('of $mark before $encoding: $text', ({ bytes, encoding, text }) => {
    const file = Uint8Array.from([...bytes, ...encodeText(text, encoding)]);
    const probe = createEncodingProbe();
    probe.push(file);
    const [best] = probe.finish().candidates;
    expect(best).toMatchObject({ encoding, damaged: 0 });
    for (const size of [1, 3, file.length]) expect(decode(file, encoding, size)).toBe(text);
    const patched = [...patchBytes(file, encoding, [{ from: 0, to: 1, text: '新' }])];
    expect(Buffer.concat(patched)).toEqual(
      Buffer.from([...bytes, ...encodeText(`新${text.slice(1)}`, encoding)]),
    );
  });

  it('of UTF-16 is believed where the text is Chinese, short, and would be letters in UTF-8 too', () => {
    const probe = createEncodingProbe();
    probe.push(Uint8Array.from([0xff, 0xfe, ...encodeText('中央', 'utf-16le')]));
    expect(probe.finish()).toMatchObject({ bom: true, candidates: [{ encoding: 'utf-16le' }] });
  });
});

describe('the end of a file within a character', () => {
  it.each([
    ['utf-8', [0xe3, 0x80]],
    ['utf-16le', [0x02]],
    ['gb18030', [0xa3]],
    ['big5', [0xa4]],
    ['shift_jis', [0x82]],
    ['euc-jp', [0x8f, 0xb0]],
  ] as const)('is told of %s', (encoding, rest) => {
    const decoder = openDecoder(encoding);
    decoder.push(Uint8Array.from([...encodeText('一', encoding), ...rest]));
    decoder.end();
    expect([...decoder.cutCharacter()]).toEqual(rest);
  });

  it('is none where a bad byte stands at the end, or all is whole', () => {
    for (const bytes of [[0x41, 0xff], [0x41]]) {
      const decoder = openDecoder('utf-8');
      decoder.push(Uint8Array.from(bytes));
      decoder.end();
      expect(decoder.cutCharacter()).toHaveLength(0);
    }
  });
});
