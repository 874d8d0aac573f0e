import type { DuizhaoContract, Input, Output } from '#api/index.ts';
import type { ExportRow } from '#core/formats/export-source.ts';
import { cardsPage } from '#core/layouts/cards-page.ts';
import { layoutOf } from '#core/layouts/layouts.ts';
import { makeBook } from '#core/layouts/make-book.ts';
import { writeBook } from '#core/layouts/write.ts';
import { isCards } from '#core/layouts/settings.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { once } from '#core/text/conversion/tables.ts';
import type { EngineContext } from '../context.ts';
import { askBeside } from '../exports/ask-beside.ts';
import { documentsOf } from '../exports/plan.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import { patience } from '../workers/listen.ts';
import { taskKind } from '../workers/task.ts';
import { glosserFor, openBookDictionary } from './dictionary.ts';
import { extractAt, type Extract } from './extract.ts';
import type { ExtractTypes } from './messages.ts';
import { bookSource } from './run-book.ts';
import { prepareBook, type BookWish, type PreparedBook } from './write-book.ts';

type Books = DuizhaoContract['books'];

/** Rows of a preview as a page of the web: drawn in a few milliseconds. */
const previewRows = 80;

/** The dictionary, opened once. */
const openedOnce = once(openBookDictionary);

const extractTask = taskKind<ExtractTypes>({ id: 'book-pages', memory: 1024, patience });

/** A book to be written from a row on. */
const prepareExtract = async (
  context: EngineContext,
  project: OpenProject,
  wish: BookWish,
  row: Input<Books['preview']>['row'],
): Promise<Result<PreparedBook & { readonly extract: Extract }>> => {
  const documents = documentsOf(project, wish.document);
  if (!documents.ok) return documents;
  const ids = documents.value.map(({ id }) => id);
  const extract = extractAt(project, wish.document, ids, row);
  const prepared = await prepareBook(context, project, wish, { first: extract.first });
  return prepared.ok ? ok({ ...prepared.value, extract }) : prepared;
};

/** The rows of a book from one on as a page; e-books as the page that has the same elements. */
export const previewBook = async (
  context: EngineContext,
  project: OpenProject,
  { nonce, row, ...wish }: Input<Books['preview']>,
): Promise<Result<Output<Books['preview']>>> => {
  const prepared = await prepareExtract(context, project, wish, row);
  if (!prepared.ok) return prepared;
  const { order, pages, extract } = prepared.value;
  const rows: ExportRow[] = [];
  for (let page = pages.next(); page.length > 0; page = pages.next()) {
    rows.push(...page);
    if (rows.length >= extract.soughtRow + previewRows) break;
  }
  // What stands before the row is left out, but for the paragraph it is in.
  const from = rows.findLastIndex(({ opensBlock }, n) => opensBlock && n < extract.soughtRow);
  const shown = rows.slice(Math.max(from, 0), Math.max(from, 0) + previewRows);
  const book = makeBook(bookSource(order, shown), order, extract.level);
  if (!book.ok) return book;
  if (book.value.chapters.length === 0) return ok({ html: '' });
  const { settings, output } = order;
  const { glosser } = glosserFor(settings, book.value, openedOnce);
  let html = '';
  const layout = layoutOf(settings.layout);
  if (isCards(output) && layout !== null)
    return ok({ html: cardsPage(book.value, settings, layout, output, glosser, nonce) });
  const as = output === 'docx' || output === 'pdf' ? 'pdf' : 'html';
  const options = { glosser, nonce };
  const written = writeBook(book.value, settings, as, options, (piece) => {
    html += typeof piece === 'string' ? piece : '';
  });
  return written.ok ? ok({ html }) : written;
};

/** Pages of a book as they are printed, from a row on. Printed beside the engine, as a job. */
export const previewPages = async (
  context: EngineContext,
  project: OpenProject,
  { row, job: _job, ...wish }: Input<Books['previewPages']>,
  job: Job,
): Promise<Result<Output<Books['previewPages']>>> => {
  if (!context.printer.isThere()) return fail('export.no-printer');
  const prepared = await prepareExtract(context, project, { ...wish, output: 'pdf' }, row);
  if (!prepared.ok) return prepared;
  const { order, pages, extract } = prepared.value;
  const { soughtRow, level } = extract;
  const printed = await context.previews.use((folder, print) =>
    askBeside(extractTask, { ...order, folder, soughtRow, level }, { pages, path: project.path, job, print }),
  );
  if (!printed.ok) return printed;
  const { pdf, pages: shown } = printed.value;
  return ok({ pdf: Buffer.from(pdf).toString('base64'), pages: shown });
};
