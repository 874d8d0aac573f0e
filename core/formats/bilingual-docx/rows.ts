import { fail, ok, type Result } from '../../model/index.ts';
import { detectLanguage } from '../../text/script.ts';
import { packageFailure } from '../../package/failures.ts';
import { openZip, type Parts } from '../../package/unzip.ts';
import { decodeXml } from '../../xml/decode.ts';
import { xmlFailure } from '../../xml/failures.ts';
import { readWholeXml, type XmlVisitor } from '../../xml/read.ts';
import { fileLanguage } from '../file-language.ts';
import { choicesFor, type Choices } from '../import-options.ts';
import type { LanguageTag } from '../raw-block.ts';
import { invalid } from '../stream-xml.ts';
import { cellText, cellWords, type CellText } from './cell-text.ts';
import { columnsIn, type Columns } from './headings.ts';
import { bilingualDocx } from './index.ts';
import { rowState, type RowState } from './states.ts';
import { tableVisitor, wordNamespaces, type TableCell, type TableRow } from './tables.ts';

export const documentPart = 'word/document.xml';

/** A row of a bilingual table. */
export type BilingualRow = {
  readonly ref: string;
  readonly source: { readonly cell: TableCell; readonly text: CellText };
  readonly target: { readonly cell: TableCell; readonly text: CellText };
  readonly state: RowState;
  /** The cell of the column of states, and what it says; null where there is none, or it holds more than words. */
  readonly stated: { readonly cell: TableCell; readonly text: CellText } | null;
  /** What stands in the column of comments. */
  readonly comment: string;
};

export type BilingualDocument = {
  readonly parts: Parts;
  /** Of the part that holds the tables. */
  readonly text: string;
  readonly rows: readonly BilingualRow[];
  readonly source: LanguageTag | null;
  readonly target: LanguageTag;
  /** Rows of the tables that are no segments. */
  readonly others: number;
};

/** The text of an XML part of the package. Failures: `document.missing-part`, those of packages and of XML. */
export const readPart = (parts: Parts, name: string, visitor: XmlVisitor): Result<string> => {
  const bytes = parts.read(name);
  if (bytes === null) return fail('document.missing-part', { part: name });
  if (typeof bytes === 'string') return packageFailure(bytes);
  const decoded = decodeXml(bytes);
  if ('kind' in decoded) return xmlFailure(decoded, name);
  const fault = readWholeXml(decoded.text, visitor, { namespaces: wordNamespaces });
  return fault === null ? ok(decoded.text) : xmlFailure(fault, name);
};

const rowOf = (
  { table, n, cells }: TableRow,
  { source, target, state, comment }: Columns,
): BilingualRow | null => {
  const [from, to] = [cells[source], cells[target]];
  if (from === undefined || to === undefined) return null;
  const text = cellText(from, null);
  if (text.rich.text.trim() === '' && text.rich.tags.length === 0) return null;
  const translation = cellText(to, text.rich);
  const wordsAt = (at: number | null): string => {
    const cell = at === null ? undefined : cells[at];
    return cell === undefined ? '' : cellWords(cell);
  };
  const said = rowState(wordsAt(state), translation.rich.text !== '' || translation.rich.tags.length > 0);
  const stated = state === null ? undefined : cells[state];
  return {
    ref: `${table}.${n}`,
    source: { cell: from, text },
    target: { cell: to, text: translation },
    state: to.isComplex ? { ...said, locked: true } : said,
    stated: stated === undefined || stated.isComplex ? null : { cell: stated, text: cellText(stated, null) },
    comment: wordsAt(comment),
  };
};

/** The language of the translations: as chosen, as the head says, as their words look; else the other one of Chinese and English. */
const targetOf = (
  chosen: string | boolean | undefined,
  { targetLanguage, sourceLanguage }: Columns,
  rows: readonly BilingualRow[],
): LanguageTag => {
  if (typeof chosen === 'string' && chosen.trim() !== '') return fileLanguage(chosen);
  if (targetLanguage !== null) return targetLanguage;
  const words = (column: 'source' | 'target'): string =>
    rows
      .map((row) => row[column].text.rich.text)
      .join('\n')
      .slice(0, 20_000);
  const translated = words('target').trim();
  if (translated !== '') return detectLanguage(translated).language;
  const source = sourceLanguage ?? detectLanguage(words('source')).language;
  return source.startsWith('zh') ? 'en' : 'zh-Hans';
};

/** What the tables of a document hold. */
export type BilingualTables = Pick<BilingualDocument, 'rows' | 'source' | 'target' | 'others'>;

/**
 * Gathers the rows of bilingual tables: those with a head that `columnsIn` knows, and tables of the same width that follow one. `done` gives
 * null where there is no such table; `chosen`: the language of the translations as the user says it. `keep`: what is held of a row.
 */
export const rowCollector = (keep: (row: BilingualRow) => BilingualRow = (row) => row) => {
  const rows: BilingualRow[] = [];
  const found: { columns: Columns | null; width: number; others: number } = {
    columns: null,
    width: 0,
    others: 0,
  };
  return {
    push: (row: TableRow): void => {
      const columns = columnsIn(row.cells.map(cellWords));
      if (columns !== null) {
        found.columns ??= columns;
        // Each table may have its columns in another order, but all of them are in the languages of the first.
        Object.assign(found, {
          columns: { ...found.columns, ...positionsOf(columns) },
          width: row.cells.length,
        });
        return;
      }
      const own =
        found.columns === null || row.cells.length !== found.width ? null : rowOf(row, found.columns);
      if (own === null) found.others += 1;
      else rows.push(keep(own));
    },
    done: (chosen: string | boolean | undefined): BilingualTables | null => {
      const { columns, others } = found;
      if (columns === null) return null;
      return { rows, source: columns.sourceLanguage, target: targetOf(chosen, columns, rows), others };
    },
  };
};

/**
 * Reads the bilingual tables of a Word document. Holds the document. Failures: those of packages and of XML, and `document.invalid` where there is no
 * such table.
 */
export const bilingualRows = (bytes: Uint8Array, choices: Choices | undefined): Result<BilingualDocument> => {
  const parts = openZip(bytes);
  if (typeof parts === 'string') return packageFailure(parts);
  const collector = rowCollector();
  const text = readPart(parts, documentPart, tableVisitor(collector.push));
  if (!text.ok) return text;
  const tables = collector.done(choicesFor(bilingualDocx, choices)['target']);
  return tables === null
    ? invalid('bilingual-docx.faults.no-table', 1, documentPart)
    : ok({ parts, text: text.value, ...tables });
};

const positionsOf = ({ source, target, id, state, comment }: Columns) => ({
  source,
  target,
  id,
  state,
  comment,
});
