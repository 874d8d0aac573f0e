import { describe, expect, it } from 'vitest';
import { decodeXml, xmlEncoding, xmlHead, xmlTexts } from '#core/xml/decode.ts';
import { encodeText, lostIn, patchBytes } from '#core/text/encode/index.ts';
import type { FileEncoding } from '#core/text/decode/index.ts';

const declared = (label: string, words: string): string =>
  `<?xml version="1.0" encoding="${label}"?><a>${words}</a>`;

/** Labels as files have them, what they name, and bytes with the words that they stand for (WHATWG Encoding Standard, section 9). */
const named: readonly (readonly [string, FileEncoding, readonly number[], string])[] = [
  ['windows-1251', 'windows-1251', [0xcf, 0xf0, 0xe8, 0x98, 0xb8], 'При\u0098ё'],
  ['CP1251', 'windows-1251', [0xa8], 'Ё'],
  ['windows-1254', 'windows-1254', [0xd0, 0xfd, 0x80], 'Ğı€'],
  ['ISO-8859-9', 'windows-1254', [0xde], 'Ş'],
  ['ISO8859-2', 'iso-8859-2', [0xa1, 0xb3], 'Ął'],
  ['iso_8859-5', 'iso-8859-5', [0xbf], 'П'],
  ['ISO-8859-15', 'iso-8859-15', [0xa4], '€'],
  ['KOI8-R', 'koi8-r', [0xf0, 0xd2], 'Пр'],
  ['windows-1250', 'windows-1250', [0x8a], 'Š'],
  ['windows-1253', 'windows-1253', [0xc1], 'Α'],
  ['windows-1255', 'windows-1255', [0xca, 0xe0], '\u05baא'],
  ['windows-1256', 'windows-1256', [0xc7], 'ا'],
  ['windows-1257', 'windows-1257', [0xd0], 'Š'],
  ['windows-1258', 'windows-1258', [0xd2, 0xfe], '\u0309₫'],
  ['TIS-620', 'windows-874', [0xa1], 'ก'],
  ['IBM866', 'ibm866', [0x8f], 'П'],
  ['macintosh', 'macintosh', [0x8e], 'é'],
];

describe.each(named)('a document that says %s', (label, encoding, bytes, words) => {
  const document = Uint8Array.from([
    ...encodeText(declared(label, ''), 'utf-8').subarray(0, -4),
    ...bytes,
    ...encodeText('</a>', 'utf-8'),
  ]);

  it('is read as that, in pieces too, and written back in the same bytes', () => {
    expect(xmlEncoding(document)).toEqual({ encoding, bom: false });
    expect(decodeXml(document)).toEqual({ text: declared(label, words), encoding, bom: false });
    const pieces = xmlTexts([document.subarray(0, 60), document.subarray(60, 61), document.subarray(61)]);
    expect([...pieces].join('')).toBe(declared(label, words));
    expect(encodeText(declared(label, words), encoding)).toEqual(document);
    expect(xmlHead(document)?.startsWith('<?xml')).toBe(true);
  });

  it('has words exchanged in its bytes, and says what it has no byte for', () => {
    const at = declared(label, '').length - 4;
    const [first = ''] = words;
    const changed = [
      ...patchBytes(document, encoding, [{ from: at + 1, to: at + words.length, text: first }]),
    ];
    expect(Buffer.concat(changed)).toEqual(Buffer.from(encodeText(declared(label, first + first), encoding)));
    expect(lostIn(`${words}字`, encoding)).toEqual([{ at: words.length, char: '字' }]);
  });
});

it('bytes that are no characters of the encoding are a fault, and so is a label of none', () => {
  const bytes = [...encodeText(declared('windows-1253', ''), 'utf-8'), 0xaa];
  expect(decodeXml(Uint8Array.from(bytes))).toEqual({ kind: 'bytes', encoding: 'windows-1253' });
  expect(decodeXml(encodeText(declared('ebcdic-cp-us', ''), 'utf-8'))).toEqual({
    kind: 'encoding',
    label: 'ebcdic-cp-us',
  });
});

const utf16be = (text: string): Uint8Array => encodeText(text, 'utf-16be');

describe('a document whose mark, declaration and bytes contradict each other', () => {
  it.each([
    ['UTF-8 called GBK', [], declared('GBK', '你好，世界'), 'utf-8', 'GBK'],
    ['UTF-8 called Big5', [], declared('Big5', '你好'), 'utf-8', 'Big5'],
    ['UTF-8 called Latin-1', [], declared('ISO-8859-1', '你好é'), 'utf-8', 'ISO-8859-1'],
    ['UTF-8 called UTF-16', [], declared('UTF-16', '你好'), 'utf-8', 'UTF-16'],
    ['UTF-8 behind the mark of UTF-16', [0xff, 0xfe], declared('UTF-8', '你好'), 'utf-8', 'utf-16le'],
    ['UTF-16 behind the mark of UTF-8', [0xef, 0xbb, 0xbf], declared('UTF-16', '你好'), 'utf-16le', 'utf-8'],
    ['big-endian behind the little mark', [0xff, 0xfe], declared('UTF-16', '你好'), 'utf-16be', 'utf-16le'],
    ['UTF-16 called UTF-8', [], declared('UTF-8', '经济'), 'utf-16le', 'UTF-8'],
  ] as const)('is read as its bytes: %s', (_, mark, text, encoding, contradicted) => {
    const bytes = Uint8Array.from([...mark, ...encodeText(text, encoding)]);
    expect(decodeXml(bytes)).toEqual({ text, encoding, bom: false, contradicted });
    expect([...xmlTexts(Array.from(bytes, (byte) => Uint8Array.of(byte)))].join('')).toBe(text);
  });

  it('without a declaration or a mark UTF-16 is seen by its NULs, behind white space too', () => {
    expect(decodeXml(utf16be('\n<a>你</a>'))).toEqual({
      text: '\n<a>你</a>',
      encoding: 'utf-16be',
      bom: false,
    });
  });

  it('what is in the encoding that it says is believed, though a character or two would be UTF-8 as well', () => {
    const bytes = Uint8Array.from([
      ...encodeText(declared('ISO-8859-1', 'caf'), 'utf-8').subarray(0, -4),
      0xc3,
      0xa9,
    ]);
    expect(xmlEncoding(bytes)).toEqual({ encoding: 'windows-1252', bom: false });
    const gbk = encodeText(declared('GBK', '你好，世界'), 'gb18030');
    expect(decodeXml(gbk)).toEqual({ text: declared('GBK', '你好，世界'), encoding: 'gb18030', bom: false });
  });

  it('Korean is read with all of CP949, and written back; what has states is not read', () => {
    const text = declared('ks_c_5601-1987', '가나갂');
    const bytes = encodeText(text, 'euc-kr');
    expect(decodeXml(bytes)).toEqual({ text, encoding: 'euc-kr', bom: false });
    const at = text.indexOf('가');
    const patched = [...patchBytes(bytes, 'euc-kr', [{ from: at, to: at + 1, text: '힣' }])];
    expect(decodeXml(Buffer.concat(patched))).toMatchObject({ text: text.replace('가', '힣') });
    expect(decodeXml(encodeText(declared('iso-2022-jp', ''), 'utf-8'))).toEqual({
      kind: 'encoding',
      label: 'iso-2022-jp',
    });
  });

  it('Big5 has the characters of HKSCS', () => {
    const head = encodeText(declared('Big5', ''), 'utf-8').subarray(0, -4);
    const bytes = Uint8Array.from([...head, 0x87, 0x40, ...encodeText('</a>', 'utf-8')]);
    expect(decodeXml(bytes)).toMatchObject({ text: declared('Big5', '\u43f0') });
  });
});
