import type { ExportRow } from '#core/formats/export-source.ts';
import type { Book } from '#core/layouts/book.ts';
import { roomOf, textWidth } from '#core/layouts/estimate.ts';
import { englishHyphens } from '#core/layouts/hyphens.ts';
import { layoutOf } from '#core/layouts/layouts.ts';
import { makeBook } from '#core/layouts/make-book.ts';
import { fail, type Result } from '#core/model/index.ts';
import { askedFor } from '../exports/run-write.ts';
import type { TaskCode } from '../workers/task.ts';
import { glosserFor } from './dictionary.ts';
import type { ExtractOrder, ExtractTypes } from './messages.ts';
import { printExtract } from './print-extract.ts';
import { bookSource } from './run-book.ts';
import { shownPages } from './shown-pages.ts';

/** Entries of a glossary or list of changes: more than a page of each. */
const mostEntries = 60;

/** Rows up to those that fill the pages from the one that is sought on. */
function* enoughRows(
  rows: Iterable<ExportRow>,
  { settings, columns, soughtRow }: ExtractOrder,
): Generator<ExportRow> {
  const { measure, lines } = roomOf(settings, columns[0]?.language ?? 'und', settings.layout === 'vertical');
  const drawn = settings.layout === 'single' ? columns.slice(0, 1) : columns;
  let left = shownPages * measure * lines;
  for (const row of rows) {
    yield row;
    if (row.row < soughtRow) continue;
    for (const { side } of drawn) left -= textWidth(row.texts[side]?.text ?? '');
    if (left <= 0) return;
  }
}

const shortened = (book: Book): Book => ({
  ...book,
  glossary: book.glossary.slice(0, mostEntries),
  changes: book.changes.slice(0, mostEntries),
});

/** Prints pages of a book beside the engine: those from a row on, with the title and the first ones of what stands at the end. */
export const runExtract: TaskCode<ExtractTypes> = async (order, { ask }) => {
  const { rows, isCancelled } = askedFor(ask);
  const book = makeBook(bookSource(order, enoughRows(rows(), order)), order, order.level);
  if (isCancelled()) return fail('job.cancelled');
  if (!book.ok) return book;
  const layout = layoutOf(order.settings.layout);
  if (layout === null) return fail('export.unknown-layout', { layout: order.settings.layout });
  const options = {
    glosser: glosserFor(order.settings, book.value).glosser,
    moreStyle: order.faces,
    hyphens: englishHyphens(),
  };
  return printExtract(shortened(book.value), layout, options, order, (request) =>
    Promise.resolve((ask(request) as Result<null> | undefined) ?? fail('job.cancelled')),
  );
};
