import type { Language, Result, RichText, Side } from '../../model/index.ts';
import { fail, languageOfSide, ok, plain } from '../../model/index.ts';
import { sessionColumns } from '../columns.ts';
import { baseOf, type PackagedRow, type ReviewSession } from '../package.ts';
import { codePointLength } from '../../text/codepoints.ts';
import {
  appProperties,
  contentTypes,
  coreProperties,
  customProperties,
  documentHead,
  documentRelations,
  footer,
  numbering,
  packageRelations,
  settings,
} from '../../formats/docx/parts.ts';
import { linkTable, runs, type LinkTable, type RunLook } from '../../formats/docx/runs.ts';
import { roomFor, runStyle, styles, textStyle } from '../../formats/docx/styles.ts';
import {
  cell,
  longCell,
  paper,
  paragraph,
  rowsPerTable,
  sectionEnd,
  spacer,
  tableStart,
} from '../../formats/docx/table.ts';
import { zipTo } from '../../package/zip.ts';
import type { Written } from '../../formats/export-source.ts';
import { symbolWriter, type SymbolWriter } from '../../formats/symbols.ts';
import {
  cellOf,
  columnBookmark,
  columnNames,
  propertyNames,
  rowBookmark,
  rowCheck,
  shownCheck,
  wordsHash,
  type ColumnName,
} from './names.ts';
import { markersFor } from './shown.ts';
import type { ReviewDocxWords } from './words.ts';

/** What a document for review is made from. */
export type ReviewDocxSource = {
  /** The same for every copy of the project. */
  readonly project: string;
  readonly session: ReviewSession;
  readonly round: number;
  /** The frozen rows of the round; those that are only context are shown in grey. */
  readonly rows: readonly PackagedRow[];
  /** The one text that is reviewed in this document. */
  readonly side: Exclude<Side, 'source'>;
  readonly words: ReviewDocxWords;
  /** When it was written, ISO 8601 in UTC. */
  readonly created?: string;
};

const grounds = { fixed: 'F4F4F2', free: '' } as const;
const grey = '<w:color w:val="767676"/>';

/** Widths of the columns on lying paper. English takes more room than Chinese for the same. */
const widthsFor = ({ session, side }: ReviewDocxSource): Readonly<Record<ColumnName, number>> => {
  const id = 850;
  const room = paper.long - 2 * paper.margin - id;
  const weights = {
    source: roomFor(session.language),
    target: roomFor(languageIn(session, side)),
    note: 0.7,
  };
  const total = weights.source + weights.target + weights.note;
  const share = (weight: number): number => Math.floor((room * weight) / total);
  return { id, source: share(weights.source), target: share(weights.target), note: share(weights.note) };
};

const languageIn = (session: ReviewSession, side: Side): Language =>
  languageOfSide(sessionColumns(session), side);

const bookmark = (id: number, name: string, content: string): string =>
  `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;

/** Turns frozen rows into the XML of the main part. */
const bodyWriter = (source: ReviewDocxSource, links: LinkTable, symbols: SymbolWriter) => {
  const { words, side, session } = source;
  const language = languageIn(session, side);
  const widths = widthsFor(source);
  const order = columnNames.map((name) => widths[name]);
  let bookmarks = 0;
  let tables = 0;
  let rowsInTable = 0;

  const said = (text: string): string =>
    runs(plain(text), { language: words.language, style: runStyle(words.language) }, links, symbols);
  const headCell = (name: ColumnName): string =>
    cell(
      widths[name],
      paragraph(
        'ColumnHead',
        bookmark(bookmarks++, columnBookmark(name, tables), said(words.columns[name])),
        name === 'id' ? '<w:jc w:val="right"/>' : '',
      ),
    );
  const tableHead = (): string => {
    tables += 1;
    return `${tableStart(order)}<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columnNames.map(headCell).join('')}</w:tr>`;
  };
  const closeTable = (): string => {
    if (rowsInTable === 0) return '';
    rowsInTable = 0;
    return `</w:tbl>${spacer}`;
  };

  const idCell = (row: PackagedRow): string => {
    const check = rowCheck(session, row, side);
    const shown = `<w:r><w:t>${row.row}</w:t></w:r><w:r><w:br/></w:r><w:r><w:rPr><w:sz w:val="11"/><w:szCs w:val="11"/></w:rPr><w:t>${shownCheck(check)}</w:t></w:r>`;
    return cell(
      widths.id,
      paragraph('RowNumber', bookmark(bookmarks++, rowBookmark(row, check), shown)),
      grounds.fixed,
    );
  };
  const textCell = (
    name: 'source' | 'target',
    language: Language,
    rich: RichText,
    look: string,
    fill: string,
  ) => {
    const runLook: RunLook = { language, extra: look, placeholder: markersFor(rich.text) };
    return cell(widths[name], paragraph(textStyle(language), runs(rich, runLook, links, symbols)), fill);
  };

  return {
    start: (): string =>
      paragraph('Title', said(words.title)) +
      words.head.map((line) => paragraph(textStyle(words.language), said(line))).join('') +
      spacer +
      spacer,
    row: (row: PackagedRow): string => {
      const [original, target] = [cellOf(row, 'source'), cellOf(row, side)];
      const isFree = !row.isContext && target !== undefined;
      const size = row.block.kind === 'heading' ? '<w:sz w:val="25"/><w:szCs w:val="25"/>' : '';
      const look = isFree ? size : grey + size;
      const ground = isFree ? grounds.free : grounds.fixed;
      const longest = Math.max(...[original, target].map((one) => codePointLength(one?.text ?? '')));
      const whole = longest <= longCell ? '<w:trPr><w:cantSplit/></w:trPr>' : '';
      const full = rowsInTable >= rowsPerTable ? closeTable() : '';
      const start = full + (rowsInTable === 0 ? tableHead() : '');
      rowsInTable += 1;
      const cells =
        idCell(row) +
        textCell('source', session.language, original ?? plain(''), look, grounds.fixed) +
        textCell('target', language, target ?? plain(''), look, ground) +
        cell(widths.note, paragraph(textStyle(words.language), ''), ground, true);
      return `${start}<w:tr>${whole}${cells}</w:tr>`;
    },
    end: (): string =>
      `${closeTable()}${sectionEnd({ landscape: true, widths: order })}</w:body></w:document>`,
  };
};

/** What a document says of itself where nobody edits it. */
const propertiesOf = (source: ReviewDocxSource): Readonly<Record<string, string>> => {
  const { title, head, columns } = source.words;
  const hashes = [title, ...head, ...Object.values(columns)].map(wordsHash);
  return {
    [propertyNames.project]: source.project,
    [propertyNames.session]: source.session.id,
    [propertyNames.round]: String(source.round),
    [propertyNames.base]: baseOf(source.rows),
    [propertyNames.side]: source.side,
    [propertyNames.words]: [...new Set(hashes)].join(' '),
  };
};

/**
 * Writes the frozen rows of a round as a Word document in which people edit one translation, with tracking of changes
 * switched on. Bytes go to `sink`; the same source gives the same bytes. What the sink throws passes through.
 */
export const writeReviewDocx = (
  source: ReviewDocxSource,
  sink: (bytes: Uint8Array) => void,
): Result<Written> => {
  const { words, side, session, rows } = source;
  const language = languageIn(session, side);
  const symbols = symbolWriter();
  const links = linkTable();
  const zip = zipTo(sink);
  zip.add('[Content_Types].xml', contentTypes({ comments: false, custom: true }));
  zip.add('_rels/.rels', packageRelations(true));
  zip.add('docProps/core.xml', coreProperties({ title: words.title, language }, source.created, symbols));
  zip.add('docProps/app.xml', appProperties);
  zip.add('docProps/custom.xml', customProperties(propertiesOf(source), symbols));
  zip.add('word/styles.xml', styles(session.language, language, words.language));
  zip.add('word/numbering.xml', numbering);
  zip.add('word/settings.xml', settings(true));
  zip.add('word/footer1.xml', footer(words.page, symbols));
  const body = bodyWriter(source, links, symbols);
  zip.stream('word/document.xml', function* () {
    yield documentHead + body.start();
    for (const row of rows) yield body.row(row);
    yield body.end();
  });
  zip.add('word/_rels/document.xml.rels', documentRelations(links.entries(), false));
  const problem = zip.end();
  return problem === null
    ? ok({ rows: rows.length, symbols: symbols.count() })
    : fail('internal', { detail: problem });
};
