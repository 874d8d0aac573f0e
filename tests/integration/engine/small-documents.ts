import { book3, page3, zipped } from '../../unit/core/formats/epub-books.ts';
import { p, r, wordFile } from '../../unit/core/formats/docx-files.ts';
import { officeFile } from '../../unit/core/formats/office-files.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A workbook: sheets by name, each with the texts of its first column. */
export const workbook = (sheets: Readonly<Record<string, readonly string[]>>): Uint8Array => {
  const entries = Object.entries(sheets);
  return officeFile([
    {
      path: 'xl/workbook.xml',
      type: 'spreadsheetml.sheet.main',
      xml: `<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${entries
        .map(([name], n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
        .join('')}</sheets></workbook>`,
      relations: entries.map((_, n) => ['worksheet', `xl/worksheets/sheet${n + 1}.xml`] as const),
    },
    ...entries.map(([, texts], n) => ({
      path: `xl/worksheets/sheet${n + 1}.xml`,
      type: 'spreadsheetml.worksheet',
      xml: `<worksheet xmlns="${main}"><sheetData>${texts
        .map(
          (text, at) =>
            `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`,
        )
        .join('')}</sheetData></worksheet>`,
    })),
  ]);
};

const time = (n: number): string => `00:00:${String(n).padStart(2, '0')},000`;

/** By format: the name of a file, and what is in it when it holds these sentences, one after another, each by itself. */
export const documentsOf: Readonly<
  Record<
    string,
    { readonly name: string; readonly make: (sentences: readonly string[]) => string | Uint8Array }
  >
> = {
  docx: { name: 'a.docx', make: (sentences) => wordFile(sentences.map((one) => p(r(one))).join('')) },
  xlsx: { name: 'a.xlsx', make: (sentences) => workbook({ 一: sentences }) },
  po: {
    name: 'a.po',
    make: (sentences) =>
      [
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n',
        ...sentences.map((one) => `msgid "${one}"\nmsgstr ""\n`),
      ].join('\n'),
  },
  xliff: {
    name: 'a.xlf',
    make: (sentences) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" source-language="zh-Hant" target-language="en" datatype="plaintext"><body>${sentences
        .map((one, n) => `<trans-unit id="${n + 1}"><source>${one}</source></trans-unit>`)
        .join('\n')}</body></file></xliff>\n`,
  },
  srt: {
    name: 'a.srt',
    make: (sentences) =>
      sentences.map((one, n) => `${n + 1}\n${time(4 * n)} --> ${time(4 * n + 3)}\n${one}\n`).join('\n'),
  },
  epub: {
    name: 'a.epub',
    make: (sentences) =>
      zipped({
        ...book3,
        'OEBPS/text/c2.xhtml': page3('第二章', sentences.map((one) => `<p>${one}</p>`).join('\n')),
      }),
  },
  md: { name: 'a.md', make: (sentences) => `${sentences.join('\n\n')}\n` },
  html: {
    name: 'a.html',
    make: (sentences) =>
      `<!doctype html><html lang="zh-Hant"><body>${sentences.map((one) => `<p>${one}</p>`).join('\n')}</body></html>`,
  },
  json: {
    name: 'a.json',
    make: (sentences) =>
      JSON.stringify(Object.fromEntries(sentences.map((one, n) => [`k${n}`, one])), null, 2),
  },
};
