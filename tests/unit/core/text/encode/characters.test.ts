import { expect, it } from 'vitest';
import { characterEncoder } from '#core/text/encode/characters.ts';
import { encodings, openDecoder } from '#core/text/decode/index.ts';

it('UTF-8 of every code point is that of the platform', () => {
  const encode = characterEncoder('utf-8');
  const own = new TextEncoder();
  const wrong: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += code < 0x3000 ? 1 : 61) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const char = String.fromCodePoint(code);
    if (Buffer.compare(encode(char) ?? new Uint8Array(), own.encode(char)) !== 0)
      wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

it.each(encodings)('%s: the bytes of a character are read as that character', (encoding) => {
  const encode = characterEncoder(encoding);
  const wrong: string[] = [];
  let count = 0;
  for (let code = 0x20; code <= 0x30000; code += code < 0x500 ? 1 : 13) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const char = String.fromCodePoint(code);
    const bytes = encode(char);
    if (bytes === null) continue;
    count += 1;
    const decoder = openDecoder(encoding);
    // A mark at the start is no text to the decoder.
    const before = encode('x') ?? new Uint8Array();
    const read = decoder.push(Uint8Array.from([...before, ...bytes])) + decoder.end();
    if (read !== `x${char}`) wrong.push(`${code.toString(16)} ${read}`);
  }
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(95);
});
