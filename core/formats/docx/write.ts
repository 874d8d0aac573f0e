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
import { zipTo } from '../../package/zip.ts';

export type DocxOptions = {
  readonly layout: 'table';
  /** When it was written, ISO 8601 in UTC, for the document's properties. The writer itself knows no clock. */
  readonly created?: string;
};

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
  zip.add('[Content_Types].xml', contentTypes({ comments: comments !== null, custom: false }));
  zip.add('_rels/.rels', packageRelations(false));
  zip.add(
    'docProps/core.xml',
    coreProperties({ title: source.title, language: first.language }, options.created, symbols),
  );
  zip.add('docProps/app.xml', appProperties);
  zip.add('word/styles.xml', styles(first.language, ...source.columns.map(({ language }) => language)));
  zip.add('word/numbering.xml', numbering);
  zip.add('word/settings.xml', settings(false));
  zip.add('word/footer1.xml', footer(source.labels.page, symbols));

  const body = bodyWriter(source, links, symbols, comments);
  let rows = 0;
  zip.stream('word/document.xml', function* () {
    yield documentHead + body.title();
    for (const row of source.rows) {
      yield body.row(row);
      rows++;
    }
    yield body.end();
  });
  zip.add('word/_rels/document.xml.rels', documentRelations(links.entries(), comments !== null));
  if (comments !== null) {
    zip.add('word/comments.xml', comments.comments());
    zip.add('word/commentsExtended.xml', comments.extended());
  }
  const problem = zip.end();
  return problem === null ? ok({ rows, symbols: symbols.count() }) : fail('internal', { detail: problem });
};
