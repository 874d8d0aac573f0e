import type { Book } from '#core/layouts/book.ts';
import type { HtmlBook } from '#core/layouts/html.ts';
import type { BookLayout } from '#core/layouts/layout.ts';
import { soughtPlace } from '#core/layouts/page/pen.ts';
import { printRun } from '#core/layouts/print-run.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { joinPdf } from '#core/pdf/join.ts';
import { pagesOf } from '#core/pdf/pages.ts';
import { placesOf } from '#core/pdf/places.ts';
import { PdfProblem } from '#core/pdf/values.ts';
import type { ExtractOrder, ExtractTypes } from './messages.ts';
import {
  facesFor,
  hasPageEach,
  openingPages,
  pdfFacts,
  printed,
  unseenOnScreen,
  type AskPrint,
} from './print-parts.ts';
import { shownOf } from './shown-pages.ts';

/**
 * Prints a short book, which is an extract of another, as that is printed, and answers the file and which of its pages are shown. Its pages
 * are numbered from 1. No pages of a book without text. Failures: export.print-failed, job.cancelled.
 */
export const printExtract = async (
  book: Book,
  layout: BookLayout,
  options: Omit<HtmlBook, 'output'>,
  order: Pick<ExtractOrder, 'settings' | 'folder' | 'fonts' | 'soughtRow'>,
  ask: AskPrint,
): Promise<Result<ExtractTypes['answer']>> => {
  const { settings, soughtRow } = order;
  const isFacing = settings.layout === 'facing';
  const first = isFacing ? 2 : 1;
  try {
    const run = printRun(book, layout, settings, {
      ...options,
      moreStyle: `${await facesFor(book, order, options)}${options.moreStyle ?? ''}${unseenOnScreen}`,
      output: 'pdf',
      partSize: Number.POSITIVE_INFINITY,
      soughtRow,
    });
    const part = run.next(first);
    if (part === null) return ok({ pdf: new Uint8Array(), pages: [] });
    const text = await printed(part.html, 0.8, order, ask);
    if (!text.ok) return text;
    const title = await printed(run.front(null), 1, order, ask);
    if (!title.ok) return title;
    const places = placesOf(text.value);
    const bare = openingPages(places, book, hasPageEach(settings));
    const bytes: Uint8Array[] = [];
    const joiner = joinPdf((more) => bytes.push(more), pdfFacts(book, settings, options));
    joiner.add(title.value, 'front');
    joiner.add(text.value, 'text', Number.POSITIVE_INFINITY, bare);
    joiner.end(first);
    const pages = shownOf({
      text: pagesOf(text.value).length,
      front: pagesOf(title.value).length,
      sought: places.get(soughtPlace)?.page ?? 0,
      openings: bare.pages,
      back: part.back.flatMap((id) => places.get(id)?.page ?? []),
      together: hasPageEach(settings) ? book.columns.length + (isFacing ? book.columns.length % 2 : 0) : 1,
    });
    return ok({ pdf: new Uint8Array(Buffer.concat(bytes)), pages });
  } catch (error) {
    if (error instanceof PdfProblem) return fail('export.print-failed', { detail: error.message });
    throw error;
  }
};
