import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { Book } from '#core/layouts/book.ts';
import type { HtmlBook } from '#core/layouts/html.ts';
import type { BookLayout } from '#core/layouts/layout.ts';
import { printRun, type PrintPart } from '#core/layouts/print-run.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { joinPdf, type BarePages } from '#core/pdf/join.ts';
import { pagesOf } from '#core/pdf/pages.ts';
import { placesOf, type PdfPlace } from '#core/pdf/places.ts';
import type { PdfFile } from '#core/pdf/read.ts';
import { PdfProblem } from '#core/pdf/values.ts';
import { writeAll } from '../exports/run-write.ts';
import { isStorageError, storageFailure } from '../store/failures.ts';
import type { BookOrder } from './messages.ts';
import {
  facesFor,
  hasPageEach,
  openingPages,
  pdfFacts,
  printed,
  unseenOnScreen,
  type AskPrint,
  type PrintOrder,
} from './print-parts.ts';

/** Points below the upper edge in which something stands at the top of a page. */
const atTop = 1;

/** The block at the top of the last page that begins with one, and how many pages stand before it; null where there is none. */
const cutOf = (
  file: PdfFile,
  { ends }: PrintPart,
): { readonly id: string; readonly pages: number } | null => {
  if (ends === null) return null;
  const places = placesOf(file);
  for (const id of ends.toReversed()) {
    const place = places.get(id);
    if (place !== undefined && place.page > 0 && place.below < atTop) return { id, pages: place.page };
  }
  return null;
};

/** Prints what is behind the title and contents, part by part; answers the numbers of the pages of all named places. */
const printText = async (
  run: ReturnType<typeof printRun>,
  joiner: ReturnType<typeof joinPdf>,
  first: number,
  print: (part: PrintPart) => Promise<Result<PdfFile>>,
  opening: (places: ReadonlyMap<string, PdfPlace>) => BarePages,
): Promise<Result<ReadonlyMap<string, number>>> => {
  const numbers = new Map<string, number>();
  let start = first;
  for (let part = run.next(start); part !== null; part = run.next(start)) {
    const file = await print(part);
    if (!file.ok) return file;
    const cut = cutOf(file.value, part);
    if (cut !== null) run.cutBefore(cut.id);
    const count = cut?.pages ?? pagesOf(file.value).length;
    const places = placesOf(file.value);
    for (const [id, { page }] of places) if (page < count) numbers.set(id, start + page);
    joiner.add(file.value, 'text', count, opening(places));
    start += count;
  }
  return ok(numbers);
};

/**
 * Prints a book part by part and joins the parts into the file of the order: the text first, then the title and contents, which tell the
 * numbers of its pages. Failures: export.print-failed, job.cancelled, those of writing.
 */
export const printBook = async (
  book: Book,
  layout: BookLayout,
  options: Omit<HtmlBook, 'output'> & { readonly partSize?: number },
  order: PrintOrder & Pick<BookOrder, 'path'>,
  ask: AskPrint,
): Promise<Result<null>> => {
  const { settings, path } = order;
  const isFacing = settings.layout === 'facing';
  let file: number | null = null;
  try {
    const run = printRun(book, layout, settings, {
      ...options,
      moreStyle: `${await facesFor(book, order, options)}${options.moreStyle ?? ''}${unseenOnScreen}`,
      output: 'pdf',
    });
    const to = openSync(path, 'w', 0o600);
    file = to;
    const joiner = joinPdf((bytes) => writeAll(to, bytes), pdfFacts(book, settings, options));
    const first = isFacing ? 2 : 1;
    const numbers = await printText(
      run,
      joiner,
      first,
      ({ html, share }) => printed(html, share * 0.98, order, ask),
      (places) => openingPages(places, book, hasPageEach(settings)),
    );
    if (!numbers.ok) return numbers;
    const front = await printed(run.front(numbers.value), 1, order, ask);
    if (!front.ok) return front;
    joiner.add(front.value, 'front');
    // The first page of the text stands on the side of its number.
    if (pagesOf(front.value).length % 2 !== first - 1) joiner.addBlank();
    joiner.end(first);
    fsyncSync(to);
    return ok(null);
  } catch (error) {
    if (error instanceof PdfProblem) return fail('export.print-failed', { detail: error.message });
    if (!isStorageError(error)) throw error;
    return { ok: false, error: storageFailure(error, path) };
  } finally {
    if (file !== null) closeSync(file);
  }
};
