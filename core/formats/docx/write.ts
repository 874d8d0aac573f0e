import { Zip, ZipDeflate, strToU8 } from 'fflate';
import type { Result } from '../../model/index.ts';
import { fail, ok } from '../../model/index.ts';
import type { ExportSource, Written } from '../export-source.ts';
import { symbolWriter } from '../symbols.ts';
import { bodyWriter } from './body.ts';
import { commentTable } from './comments.ts';
import {
  appProperties,
  contentTypes,
  coreProperties,
  documentHead,
  documentRelations,
  footer,
  numbering,
  packageRelations,
  settings,
} from './parts.ts';
import { linkTable } from './runs.ts';
import { styles } from './styles.ts';

export type DocxOptions = {
  readonly layout: 'table';
  /** When it was written, ISO 8601 in UTC, for the document's properties. The writer itself knows no clock. */
  readonly created?: string;
};

/** The earliest time a zip can hold: files in the package bear no date, so that the same text gives the same bytes. */
const noDate = new Date(1980, 0, 1);

/** A zip that gives its bytes away as soon as it has them. */
const zipTo = (sink: (bytes: Uint8Array) => void) => {
  let problem: string | null = null;
  const zip = new Zip((error, bytes) => {
    if (error === null) sink(bytes);
    else problem = error.message;
  });
  const open = (name: string): ((text: string, last: boolean) => void) => {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = noDate;
    zip.add(file);
    return (text, last) => file.push(strToU8(text), last);
  };
  return {
    open,
    add: (name: string, text: string): void => open(name)(text, true),
    end: (): string | null => {
      zip.end();
      return problem;
    },
  };
};

/** XML gathered before it is compressed (UTF-16 code units): compressing every row by itself would be slow. */
const batch = 65_536;

/**
 * Writes a Word document: the columns as a table with row numbers, headings as headings between tables. Bytes go to
 * `sink` while rows come in, so memory grows only with the number of notes. The same source gives the same bytes.
 * Fails with `export.no-columns`; what the caller's rows or sink throw passes through.
 */
export const writeDocx = (
  source: ExportSource,
  options: DocxOptions,
  sink: (bytes: Uint8Array) => void,
): Result<Written> => {
  const first = source.columns[0];
  if (first === undefined) return fail('export.no-columns');
  const symbols = symbolWriter();
  const links = linkTable();
  const comments = source.notes === undefined ? null : commentTable(source.notes, first.language, symbols);
  const zip = zipTo(sink);
  zip.add('[Content_Types].xml', contentTypes(comments !== null));
  zip.add('_rels/.rels', packageRelations);
  zip.add('docProps/core.xml', coreProperties(source, options.created, symbols));
  zip.add('docProps/app.xml', appProperties);
  zip.add('word/styles.xml', styles(first.language));
  zip.add('word/numbering.xml', numbering);
  zip.add('word/settings.xml', settings);
  zip.add('word/footer1.xml', footer(source.labels.page, symbols));

  const body = bodyWriter(source, links, symbols, comments);
  const main = zip.open('word/document.xml');
  let waiting = documentHead + body.title();
  let rows = 0;
  for (const row of source.rows) {
    waiting += body.row(row);
    rows++;
    if (waiting.length < batch) continue;
    main(waiting, false);
    waiting = '';
  }
  main(waiting + body.end(), true);
  zip.add('word/_rels/document.xml.rels', documentRelations(links.entries(), comments !== null));
  if (comments !== null) {
    zip.add('word/comments.xml', comments.comments());
    zip.add('word/commentsExtended.xml', comments.extended());
  }
  const problem = zip.end();
  return problem === null ? ok({ rows, symbols: symbols.count() }) : fail('internal', { detail: problem });
};
