import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { ExportRow, ExportSource } from '#core/formats/export-source.ts';
import { englishHyphens } from '#core/layouts/hyphens.ts';
import { layoutOf } from '#core/layouts/layouts.ts';
import { makeBook } from '#core/layouts/make-book.ts';
import { writeBook } from '#core/layouts/write.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { askedFor, writeAll } from '../exports/run-write.ts';
import { encoded } from '../exports/write-document.ts';
import { guarded } from '../store/failures.ts';
import type { TaskCode } from '../workers/task.ts';
import { glosserFor } from './dictionary.ts';
import type { BookOrder, BookTypes } from './messages.ts';
import { printBook } from './print-book.ts';

/** What a book is made of. */
export const bookSource = (
  { title, columns, labels, notes }: Pick<BookOrder, 'title' | 'columns' | 'labels' | 'notes'>,
  rows: Iterable<ExportRow>,
): ExportSource => ({ title, columns, rows, labels, ...(notes === null ? {} : { notes }) });

/** Writes a book beside the engine: asks it for pages of rows, holds them all, and writes chapter by chapter. */
export const runBook: TaskCode<BookTypes> = async (order, { ask }) => {
  const { rows, isCancelled } = askedFor(ask);
  const book = makeBook(bookSource(order, rows()), order);
  if (isCancelled()) return fail('job.cancelled');
  if (!book.ok) return book;
  const { glosser, noDictionary } = glosserFor(order.settings, book.value);
  const layout = layoutOf(order.settings.layout);
  const { folder } = order;
  if (order.output === 'pdf' && layout !== null && folder !== null) {
    const options = { glosser, moreStyle: order.faces, hyphens: englishHyphens() };
    const printed = await printBook(book.value, layout, options, { ...order, folder }, (request) =>
      Promise.resolve((ask(request) as Result<null> | undefined) ?? fail('job.cancelled')),
    );
    return printed.ok ? ok({ rows: book.value.rows, noDictionary }) : printed;
  }
  const done = guarded(order.path, () => {
    const file = openSync(order.path, 'w', 0o600);
    try {
      const { take, flush } = encoded((bytes) => writeAll(file, bytes));
      const options = { glosser, moreStyle: order.faces };
      const written = writeBook(book.value, order.settings, order.output, options, take);
      flush();
      fsyncSync(file);
      return written;
    } finally {
      closeSync(file);
    }
  });
  if (!done.ok) return done;
  if (!done.value.ok) return done.value;
  const { rows: count, notes } = done.value.value;
  return ok({ rows: count, ...(notes === undefined ? {} : { notes }), noDictionary });
};
