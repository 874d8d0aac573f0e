import { expect, test } from 'vitest';
import { checkKind } from '#core/formats/file-kind.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);

const kindIn = (container: 'zip' | null, file: Uint8Array): unknown => {
  const format = { encoding: 'own', ...(container === null ? {} : { container }) } as const;
  const portions = [file.subarray(0, 100), file.subarray(100, 5000), file.subarray(5000)];
  const checked = checkKind(format, { name: 'a.docx', head: file.subarray(0, 512), all: () => portions });
  return checked.ok ? 'fits' : { [checked.error.code]: checked.error.params };
};

/** A compound file whose directory, with one named stream, begins in sector `sector` of 512 bytes. */
const compound = (stream: string, sector: number): Uint8Array => {
  const file = new Uint8Array(512 * (sector + 3));
  file.set(bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'));
  const view = new DataView(file.buffer);
  view.setUint16(30, 9, true);
  view.setUint32(48, sector, true);
  file.set(bytes(Array.from(stream, (letter) => `${letter}\0`).join('')), 512 * (sector + 1) + 128);
  return file;
};

test.each([
  ['a PDF', bytes('%PDF-1.7\n%\xe2\xe3'), 'pdf'],
  ['a picture', bytes('\x89PNG\r\n\x1a\n'), 'image'],
  ['an RTF document', bytes('{\\rtf1\\ansi'), 'rtf'],
  ['a page', bytes('\xef\xbb\xbf<!DOCTYPE html><p>'), 'html'],
  ['XML', bytes('<?xml version="1.0"?><a/>'), 'xml'],
  ['a text', bytes('Dear all,\r\n'), 'text'],
  ['another archive', bytes('Rar!\x1a\x07\x01'), 'archive'],
  ['Chinese text', Buffer.from('各位好，這是一份文件。\n'), 'text'],
  ['Chinese text in Big5', bytes('\xa6U\xa6\xec\xa6n\xa1A\n'), 'text'],
  ['bytes of nobody', bytes('\x01\x02\xff\x00'), 'other'],
  ['an old Word document', compound('WordDocument', 3), 'office'],
])('%s is no zip', (_, file, kind) => {
  expect(kindIn('zip', file)).toEqual({ 'file.other-kind': { name: 'a.docx', kind } });
});

test.each([0, 40, 900])('an encrypted Office file is known, its directory being in sector %i', (sector) => {
  expect(kindIn('zip', compound('EncryptedPackage', sector))).toEqual({
    'document.encrypted': { name: 'a.docx' },
  });
});

test('a zip is a zip, whatever is in it', () => {
  expect(kindIn('zip', bytes('PK\x03\x04\x14\0'))).toBe('fits');
  expect(kindIn('zip', bytes('PK'))).toEqual({ 'file.other-kind': { name: 'a.docx', kind: 'text' } });
});

test('what is XML inside may begin like any text, but is nothing that has a signature', () => {
  expect(kindIn(null, bytes('<xliff/>'))).toBe('fits');
  expect(kindIn(null, bytes('\xff\xfe<\0x\0'))).toBe('fits');
  expect(kindIn(null, bytes('PK\x03\x04\x14\0'))).toEqual({
    'file.other-kind': { name: 'a.docx', kind: 'archive' },
  });
});

test('what begins with no tag is no XML, and a page is none of the XML that is read here', () => {
  expect(kindIn(null, Buffer.from('各位好，這是一份文件。\n'))).toEqual({
    'file.other-kind': { name: 'a.docx', kind: 'text' },
  });
  expect(kindIn(null, bytes('<!DOCTYPE html>\n<html>'))).toEqual({
    'file.other-kind': { name: 'a.docx', kind: 'html' },
  });
  expect(kindIn(null, bytes('\xef\xbb\xbf \n<tmx/>'))).toBe('fits');
  expect(kindIn(null, bytes('\xfe\xff\0<\0x'))).toBe('fits');
  expect(kindIn(null, bytes('{\\rtf1'))).toBe('fits');
});

test('a text whose encoding is found out is judged by that', () => {
  const file = { name: 'a.md', head: bytes('%PDF-1'), all: () => [] };
  expect(checkKind({ encoding: 'chosen' }, file)).toEqual({ ok: true, value: null });
});
