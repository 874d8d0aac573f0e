import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { formats } from '#core/formats/index.ts';
import type { Format } from '#core/formats/format.ts';
import { rawZip } from './integration/engine/raw-zip.ts';
import { goldenFiles } from './unit/core/formats/golden-files.ts';

/* Files that are not what their names say, or no longer what they were: made of one sound file of each format. */

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const joined = (...parts: readonly (Uint8Array | string)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));

/** Bytes of which a third and two thirds are different things; files of some formats are all smaller. */
const enough = 200;

/** The smallest golden file of a format that has rows and is no scrap, in the encoding that is usual for it. */
export const soundFile = ({ id }: Pick<Format, 'id'>): Uint8Array => {
  const sound = goldenFiles()
    .filter(
      ({ format, settings, rows }) =>
        format === id && settings.encoding === undefined && / @|·/.test(readFileSync(rows, 'utf8')),
    )
    .map(({ path }) => new Uint8Array(readFileSync(path)))
    .sort((a, b) => a.length - b.length);
  const chosen = sound.find(({ length }) => length >= enough) ?? sound.at(-1);
  if (chosen === undefined) throw new Error(`no golden file of ${id}`);
  return chosen;
};

/** A compound file ([MS-CFB]) of version 3, whose directory in its second sector names one stream. */
const compoundFile = (stream: string): Uint8Array => {
  const file = new Uint8Array(512 * 6);
  file.set(latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'));
  const view = new DataView(file.buffer);
  view.setUint16(30, 9, true);
  view.setUint32(48, 2, true);
  file.set(Buffer.from(stream, 'utf16le'), 512 * 3 + 128);
  return file;
};

/** An Office file with a password ([MS-OFFCRYPTO], section 2.3.4.4). */
export const encryptedOffice = compoundFile('EncryptedPackage');
const oldWord = compoundFile('WordDocument');

/** As far as its first bytes tell; readers of documents do not look further. */
export const protectedPdf = latin(
  '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Filter/Standard/V 5>>\nendobj\ntrailer <</Encrypt 1 0 R>>\n',
);

const rawFiles = (parts: Readonly<Record<string, Uint8Array>>): Parameters<typeof rawZip>[0] =>
  Object.entries(parts).map(([name, bytes]) => ({ name, bytes }));

const zipped = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array => rawZip(rawFiles(parts));

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const latinOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Where the first text of markup begins that has a letter; -1 where there is none. */
const firstText = (markup: string): number => {
  const body = Math.max(0, markup.search(/<(?:body|w:body|office:body)[\s>]/));
  const found = /<\/?[\w:][^<>]*>(?=\s*[^\s<>])/.exec(markup.slice(body));
  return found === null ? -1 : body + found.index + found[0].length;
};

/** The part of a package that most of its text is in, by its size. */
const mainPart = (parts: Readonly<Record<string, Uint8Array>>): string | null => {
  const texts = Object.entries(parts)
    .filter(
      ([name, part]) =>
        /\.(?:xml|xhtml|mqxliff|sdlxliff)$/.test(name) &&
        !/styles|theme|meta/i.test(name) &&
        firstText(latinOf(part)) >= 0,
    )
    .sort(([, a], [, b]) => b.length - a.length);
  return texts[0]?.[0] ?? null;
};

/** A file with its markup changed: that of its main part where it is a package. Null where it has none. */
const withMarkup = (bytes: Uint8Array, change: (markup: string) => string): Uint8Array | null => {
  if (!isZip(bytes)) {
    const markup = latinOf(bytes);
    return /^(?:\xef\xbb\xbf)?\s*</.test(markup) ? latin(change(markup)) : null;
  }
  const parts = unzipSync(bytes);
  const name = mainPart(parts);
  const part = name === null ? undefined : parts[name];
  if (name === null || part === undefined) return null;
  return zipped({ ...parts, [name]: latin(change(latinOf(part))) });
};

const inText =
  (insert: string) =>
  (markup: string): string => {
    const at = firstText(markup);
    return at < 0 ? `${markup}${insert}` : markup.slice(0, at) + insert + markup.slice(at);
  };

/** What calls its own encoding by a name: the declaration of XML, that of a page, the header of PO. */
const declaration = /(encoding=["']|charset=["']?)[\w-]+/i;

const declaredAs = (bytes: Uint8Array, encoding: string): Uint8Array | null => {
  const change = (text: string): string =>
    declaration.test(text.slice(0, 2000))
      ? text.replace(declaration, `$1${encoding}`)
      : text.replace(/^(?:\xef\xbb\xbf)?(?=<[\w:])/, `<?xml version="1.0" encoding="${encoding}"?>`);
  const marked = withMarkup(bytes, change);
  if (marked !== null) return marked;
  const text = latinOf(bytes);
  return !isZip(bytes) && declaration.test(text.slice(0, 2000)) ? latin(change(text)) : null;
};

const zipOnly =
  (make: (parts: Readonly<Record<string, Uint8Array>>, bytes: Uint8Array) => Uint8Array | null) =>
  (bytes: Uint8Array): Uint8Array | null =>
    isZip(bytes) ? make(unzipSync(bytes), bytes) : null;

/** What a hundred thousand openings of a text format are that nests. */
const nested: Readonly<Record<string, string>> = {
  json: '['.repeat(100_000),
  yaml: `a: ${'['.repeat(100_000)}`,
  md: `${'> '.repeat(100_000)}words\n`,
  php: `<?php return ${'['.repeat(100_000)}`,
  html: `${'<div>'.repeat(100_000)}words`,
  'bilingual-rtf': `{\\rtf1 ${'{'.repeat(100_000)}`,
};

const noise = Uint8Array.from({ length: 3000 }, (_, n) => ((n * 7919) ^ (n >> 3) ^ (n * n)) & 0xff);

/** A way to spoil a sound file of `format`; null where there is no such way for it. */
type Spoil = (sound: Uint8Array, format: Format) => Uint8Array | null;

const cut =
  (share: number): Spoil =>
  (sound) =>
    sound.subarray(0, Math.floor(sound.length * share));

export const badFiles: Readonly<Record<string, Spoil>> = {
  empty: () => new Uint8Array(),
  'one byte': (sound) => sound.subarray(0, 1),
  'cut at a third': cut(1 / 3),
  'cut at two thirds': cut(2 / 3),
  'without its last byte': (sound) => sound.subarray(0, -1),
  'cut within its last line': (sound) => sound.subarray(0, latinOf(sound).trimEnd().length - 4),
  'blank lines': () => latin(' \r\n\n'.repeat(50)),
  'bytes without meaning': () => noise,
  'only NULs': () => new Uint8Array(4096),
  'only NULs behind its beginning': (sound) =>
    joined(sound.subarray(0, sound.length >> 1), new Uint8Array(4096)),
  'the mark of UTF-16 before its bytes': (sound) => joined(latin('\xff\xfe'), sound),
  'called UTF-16': (sound) => declaredAs(sound, 'UTF-16'),
  'called Big5': (sound) => declaredAs(sound, 'Big5'),
  'called klingon': (sound) => declaredAs(sound, 'klingon'),
  'a byte that is no UTF-8': (sound) => withMarkup(sound, inText('\xff')),
  'a tag that stays open': (sound) => withMarkup(sound, inText('<open>')),
  'an entity that is not declared': (sound) => withMarkup(sound, inText('&nobody;')),
  'two roots': (sound) => withMarkup(sound, (markup) => `${markup.trimEnd()}<root/>`),
  'a control character': (sound) => withMarkup(sound, inText('\x01')),
  'an element with a bad name': (sound) => withMarkup(sound, inText('<1a/>')),
  'an attribute twice': (sound) => withMarkup(sound, inText('<a b="1" b="2"/>')),
  'a thousand elements within each other': (sound) =>
    withMarkup(sound, inText('<a>'.repeat(1000) + '</a>'.repeat(1000))),
  'openings that never close': (_, { id }) => (nested[id] === undefined ? null : latin(nested[id])),
  'a text of 9 million letters': (sound, { encoding }) =>
    encoding === 'own' ? withMarkup(sound, inText('a'.repeat(9_000_000))) : null,
  'one line of a million letters': (sound) => (isZip(sound) ? null : joined(sound, 'word '.repeat(200_000))),
  'a zip in a zip': zipOnly((_, bytes) => zipped({ 'a.zip': bytes })),
  'its main part missing': zipOnly((parts) => {
    const main = mainPart(parts);
    return zipped(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== main)));
  }),
  'an entry twice': zipOnly((parts) => {
    const main = mainPart(parts);
    const files = rawFiles(parts);
    return rawZip([
      ...files,
      ...files.filter(({ name }) => name === main).map((file) => ({ ...file, bytes: latin('<other/>') })),
    ]);
  }),
  'a zip with a password': zipOnly((parts) => rawZip(rawFiles(parts).map((file) => ({ ...file, flags: 1 })))),
  'a zip in a method nobody knows': zipOnly((parts) =>
    rawZip(rawFiles(parts).map((file) => ({ ...file, method: 99, packed: file.bytes }))),
  ),
  'a part that is not what its checksum says': zipOnly((parts) =>
    rawZip(rawFiles(parts).map((file) => ({ ...file, crc: 1 }))),
  ),
  'an encrypted Office file': () => encryptedOffice,
  'an old Word document': () => oldWord,
  'a PDF with a password': () => protectedPdf,
};

/** Names by which a file of any format may go: one for each ending that is read, one that is not, and none. */
export const endings: readonly string[] = [
  ...new Set(formats.importing.map(({ extensions: [ending] }) => `.${ending}`)),
  '.xyz',
  '',
];
