import { expect, test } from 'vitest';
import type { EncodingName } from '#api/documents.ts';
import { formats } from '#core/formats/index.ts';
import type { Format } from '#core/formats/format.ts';
import { headFindings } from '#engine/import/judge-file.ts';

const formatOf = (name: string): Format => {
  const found = formats.ofFile(name, new Uint8Array());
  if (found === null) throw new Error(name);
  return found;
};

const utf8Mark = [0xef, 0xbb, 0xbf];
const bytes = (text: string, ...before: readonly number[]): Uint8Array =>
  Uint8Array.from([...before, ...Buffer.from(text, 'latin1')]);
const said = (charset: string, beyond = '\xe9'): string => `<meta charset="${charset}"><p>${beyond}</p>`;

/** What is said of a file, by what it is read in. */
test.each<[string, string, Uint8Array, EncodingName, string | null]>([
  ['a plain text', 'a.txt', bytes('\xe9'), 'windows-1252', null],
  ['a text with the mark it is read by', 'a.txt', bytes('', ...utf8Mark), 'utf-8', null],
  ['a text with another mark', 'a.txt', bytes('', ...utf8Mark), 'gb18030', 'utf-8'],
  ['a text with the mark of UTF-16', 'a.txt', bytes('', 0xff, 0xfe), 'utf-8', 'utf-16le'],
  ['a page that says what it is read in', 'a.html', bytes(said('gb18030')), 'gb18030', null],
  ['a page that says so by another name', 'a.html', bytes(said('gb2312')), 'gb18030', null],
  ['a page that says another', 'a.html', bytes(said('big5')), 'gb18030', 'big5'],
  ['a page of plain letters that says another', 'a.html', bytes(said('big5', 'e')), 'gb18030', null],
  ['a page that says what nobody knows', 'a.html', bytes(said('none')), 'gb18030', null],
  [
    'a page with another mark and another name',
    'a.html',
    bytes(said('big5'), ...utf8Mark),
    'gb18030',
    'utf-8',
  ],
  [
    'a page with the mark it is read by, and another name',
    'a.html',
    bytes(said('big5'), ...utf8Mark),
    'utf-8',
    'big5',
  ],
])('the encoding of %s', (_, name, head, encoding, expected) => {
  const read = { encoding, language: 'zh-Hans', languageUnknown: false };
  expect(headFindings(formatOf(name), head, read, {})).toEqual(
    expected === null ? [] : [{ code: 'other-encoding', line: 0, detail: expected }],
  );
  // Who said in which it is to be read needs no word of it.
  expect(headFindings(formatOf(name), head, read, { encoding })).toEqual([]);
  expect(headFindings(formatOf(name), head, { ...read, languageUnknown: true }, { encoding })).toEqual([
    { code: 'language-unknown', line: 0, detail: 'zh-Hans' },
  ]);
});
