import { peekPart } from '../../package/peek.ts';
import { lenientDecoder } from '../../text/decode/encodings.ts';
import type { Format } from '../format.ts';
import { columnsIn } from './headings.ts';

/** Bytes of the document in which its first table is looked for. */
const looked = 200_000;

/** Rows at the beginning of a table in which its head is looked for: memoQ writes a line about the file above it. */
const headRows = 4;

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) =>
    name === 'amp' ? '&' : name === 'lt' ? '<' : name === 'gt' ? '>' : name === 'quot' ? '"' : "'",
  );

/** The words of the cells of a row, roughly: enough to know a head. */
const cellsOf = (row: string): readonly string[] =>
  row
    .split(/<w:tc[ >]/)
    .slice(1)
    .map((cell) =>
      Array.from(cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g), ([, text = '']) => unescaped(text)).join(
        '',
      ),
    );

/** The tables that translation tools write for review in Word: bilingual rows, whose translations are taken back. */
export const bilingualDocx: Format = {
  id: 'bilingual-docx',
  extensions: ['docx'],
  mediaTypes: [],
  encoding: 'own',
  imports: true,
  exports: null,
  fills: 'document',
  fillsNotes: true,
  bilingual: true,
  options: [{ id: 'target', kind: 'text', default: '' }],
  container: 'zip',
  onlySniffed: true,
  cleansUp: false,
  inlineTags: true,
  look: 'document',
  sniff: (head) => {
    const part = peekPart(head, 'word/document.xml', looked);
    if (part === null) return false;
    const tables = lenientDecoder('utf-8')
      .decode(part)
      .split(/<w:tbl[ >]/)
      .slice(1);
    return tables.some((table) =>
      table
        .split(/<w:tr[ >]/)
        .slice(1, headRows + 1)
        .some((row) => columnsIn(cellsOf(row)) !== null),
    );
  },
  load: async () => (await import('./code.ts')).code,
};
