import { strToU8, zipSync } from 'fflate';
import { bytesOf, largest, text, type HostileFile } from '../file.ts';

/** Pieces by their numbers, about `size` bytes of UTF-8. */
const sized = (piece: (number: number) => string, size: number): string => {
  const pieces: string[] = [];
  for (let [number, length] = [0, 0]; length < size; number += 1) {
    const next = piece(number);
    pieces.push(next);
    length += Buffer.byteLength(next);
  }
  return pieces.join('');
};

/** A sound file of about `size` bytes: what stands before, a piece for each number, what stands behind. */
export const filled = (
  before: string,
  piece: (number: number) => string,
  after = '',
): ((size: number) => string) => {
  return (size) => before + sized(piece, size) + after;
};

export const words = (n: number): string => `第${n}句：渡口在河的南岸，每天有${n % 7}班船。`;
export const english = (n: number): string =>
  `Sentence ${n}: the ferry is on the south bank, with ${n % 7} boats a day.`;

export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument';

/** A package whose main part is written by `main`; packed, it is a few hundredths of its size. */
const packed =
  (path: string, main: (size: number) => string, others: Readonly<Record<string, string>>) =>
  (size: number): Uint8Array =>
    zipSync(
      Object.fromEntries(
        Object.entries({ ...others, [path]: main(size) }).map(([name, content]) => [name, strToU8(content)]),
      ),
      { level: 1 },
    );

const officeParts = (main: string, type: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${types}.${type}.main+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="${main}"/></Relationships>`,
});

const sheetSpace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Sheets of 26 columns, with the words in the cells. */
const sheet = filled(
  `${declaration}<worksheet xmlns="${sheetSpace}"><sheetData>`,
  (row) =>
    `<row r="${row + 1}">${Array.from({ length: 26 }, (_, column) => `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>第${row}列第${column}格</t></is></c>`).join('')}</row>`,
  '</sheetData></worksheet>',
);

const page = filled(
  `${declaration}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>書</title></head><body>`,
  (n) => `<p>${words(n)}</p>\n`,
  '</body></html>',
);

const bookParts = {
  mimetype: 'application/epub+zip',
  'META-INF/container.xml': `${declaration}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
  'p.opf': `${declaration}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">a</dc:identifier><dc:title>書</dc:title><dc:language>zh-TW</dc:language></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
};

/** Sound files of each format, as large as any may be, and as large as their limits allow. */
export const formatFiles: readonly HostileFile[] = [
  text(
    'units-largest.xlf',
    filled(
      `${declaration}<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="zh-TW" target-language="en" datatype="plaintext"><body>\n`,
      (n) =>
        `<trans-unit id="${n}"><source>${words(n)}<x id="1"/></source><target>${english(n)}<x id="1"/></target></trans-unit>\n`,
      '</body></file></xliff>\n',
    ),
    largest,
  ),
  text(
    'units-largest.tmx',
    filled(
      `${declaration}<tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" srclang="zh-TW" datatype="plaintext"/><body>\n`,
      (n) =>
        `<tu><tuv xml:lang="zh-TW"><seg>${words(n)}</seg></tuv><tuv xml:lang="en"><seg>${english(n)}</seg></tuv></tu>\n`,
      '</body></tmx>\n',
    ),
    largest,
  ),
  bytesOf(
    'paragraphs-largest.docx',
    packed(
      'word/document.xml',
      filled(
        `${declaration}<w:document xmlns:w="${word}"><w:body>`,
        (n) => `<w:p><w:r><w:t>${words(n)}</w:t></w:r></w:p>`,
        '</w:body></w:document>',
      ),
      officeParts('word/document.xml', 'wordprocessingml.document'),
    ),
    { megabytes: 62 },
  ),
  bytesOf(
    'cells-largest.xlsx',
    packed('xl/worksheets/sheet1.xml', sheet, {
      ...officeParts('xl/workbook.xml', 'spreadsheetml.sheet'),
      'xl/workbook.xml': `${declaration}<workbook xmlns="${sheetSpace}" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    }),
    { megabytes: 62 },
  ),
  bytesOf('page-largest.epub', packed('a.xhtml', page, bookParts), { megabytes: 58 }),
  text(
    'cues-largest.srt',
    filled('', (n) => `${n + 1}\n00:00:01,000 --> 00:00:02,000\n${words(n)}\n\n`),
    largest,
  ),
  text(
    'keys-largest.json',
    filled('{"a":"a"', (n) => `,\n"key.${n}": "${words(n)}"`, '}\n'),
    largest,
  ),
  text(
    'cells-largest.csv',
    filled('"a","b"\n', (n) => `"${words(n)}","${english(n)}"\n`),
    largest,
  ),
  text(
    'entries-largest.po',
    filled(
      'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n',
      (n) => `msgid "${english(n)}"\nmsgstr "${words(n)}"\n\n`,
    ),
    largest,
  ),
  text(
    'keys-largest.yaml',
    filled('', (n) => `key${n}: "${words(n)}"\n`),
    largest,
  ),
  text(
    'keys-largest.properties',
    filled('', (n) => `key.${n}=${english(n)}\n`),
    largest,
  ),
  text(
    'keys-largest.php',
    filled('<?php return [\n', (n) => `'key.${n}' => '${words(n)}',\n`, '];\n'),
    largest,
  ),
  text(
    'keys-largest.resx',
    filled(
      `${declaration}<root>`,
      (n) => `<data name="k${n}" xml:space="preserve"><value>${words(n)}</value></data>\n`,
      '</root>',
    ),
    largest,
  ),
  // As large as the limits of what is held allow.
  text(
    'keys.json',
    filled('{"a":"a"', (n) => `,\n"key.${n}": "${words(n)}"`, '}\n'),
    { megabytes: 25 },
  ),
  text(
    'keys.yaml',
    filled('', (n) => `key${n}: "${words(n)}"\n`),
    { megabytes: 60 },
  ),
  text(
    'cells.csv',
    filled('"a","b"\n', (n) => `"${words(n)}","${english(n)}"\n`),
    { megabytes: 18 },
  ),
  text(
    'entries.po',
    filled(
      'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n',
      (n) => `msgid "${english(n)}"\nmsgstr "${words(n)}"\n\n`,
    ),
    { megabytes: 18 },
  ),
  text(
    'cues.srt',
    filled('', (n) => `${n + 1}\n00:00:01,000 --> 00:00:02,000\n${words(n)}\n\n`),
    { megabytes: 20 },
  ),
  text(
    'paragraphs.html',
    filled(
      '<!doctype html>\n<html><head><meta charset="utf-8"><title>a</title></head><body>\n',
      (n) => `<p>${words(n)}</p>\n`,
      '</body></html>\n',
    ),
    { megabytes: 24 },
  ),
  text(
    'paragraphs.md',
    filled('', (n) => `${words(n)} **${n}**\n\n`),
    { megabytes: 16 },
  ),
];
