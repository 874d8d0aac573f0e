import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from '#core/layouts/book.ts';
import { writeHtmlBook, type HtmlBook } from '#core/layouts/html.ts';
import { pageMargins } from '#core/layouts/estimate.ts';
import type { BookLayout } from '#core/layouts/layout.ts';
import { printRun, type PrintPart } from '#core/layouts/print-run.ts';
import { chineseScript, fail, ok, type Result } from '#core/model/index.ts';
import { joinPdf, type BarePages } from '#core/pdf/join.ts';
import { pagesOf } from '#core/pdf/pages.ts';
import { placesOf, type PdfPlace } from '#core/pdf/places.ts';
import { openPdf, type PdfFile } from '#core/pdf/read.ts';
import { PdfProblem } from '#core/pdf/values.ts';
import { writeAll } from '../exports/run-write.ts';
import type { PrintRequest } from '../exports/messages.ts';
import { isStorageError, storageFailure } from '../store/failures.ts';
import type { BookOrder } from './messages.ts';
import { printFaces } from './print-faces.ts';

/**
 * A browser lays a page out for its screen too, before it prints and afterwards: nothing of it has to be drawn there. It is not taken away
 * altogether (`display: none`), for a window then prints without the fonts that it has not loaded.
 */
const unseenOnScreen = '@media screen { body { height: 0; overflow: hidden; } }';

/** Code points of everything that is on the pages of a book: it is drawn once for them, in a third of a second for a novel. */
const charactersOf = (
  book: Book,
  settings: BookOrder['settings'],
  options: Omit<HtmlBook, 'output'>,
): ReadonlySet<number> => {
  const found = new Set<number>();
  writeHtmlBook(book, settings, { ...options, output: 'pdf' }, (text) => {
    for (const character of text) found.add(character.codePointAt(0) ?? 0);
  });
  return found;
};

/** The rules of the app's own faces, whose files are then in the folder. */
const facesFor = (
  book: Book,
  { settings, folder, fonts }: PrintOrder,
  options: Omit<HtmlBook, 'output'>,
): Promise<string> => {
  const scripts = book.columns.flatMap(({ language }) => chineseScript(language) ?? []);
  return printFaces(charactersOf(book, settings, options), new Set(scripts), folder, fonts);
};

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

/** Answers when the page is printed. */
export type AskPrint = (request: PrintRequest) => Promise<Result<null>>;

/** Prints one page; its files do not outlive the reading. */
const printed = async (
  html: string,
  share: number,
  { folder }: PrintOrder,
  ask: AskPrint,
): Promise<Result<PdfFile>> => {
  const [page, pdf] = [join(folder, 'part.html'), join(folder, 'part.pdf')];
  writeFileSync(page, html, { mode: 0o600 });
  const done = await ask({ is: 'print', page, pdf, share });
  if (!done.ok) return done;
  const bytes = readFileSync(pdf);
  rmSync(pdf);
  return ok(openPdf(bytes));
};

export type PrintOrder = Pick<BookOrder, 'path' | 'settings'> &
  Partial<Pick<BookOrder, 'fonts'>> & {
    /** Where pages wait to be printed; nobody else reads there. */
    readonly folder: string;
  };

/**
 * Pages on which chapters open, and those that face them where each column has its own: they bear no running head, as publishers have it.
 */
const openingPages = (
  places: ReadonlyMap<string, PdfPlace>,
  { chapters, columns }: Book,
  hasPageEach: boolean,
): BarePages => ({
  pages: new Set(
    chapters
      .filter(({ continues }) => !continues)
      .flatMap(({ number }) => places.get(`c${number}`) ?? [])
      .flatMap(({ page }) => (hasPageEach ? columns.map((_, n) => page + n) : [page])),
  ),
  room: (pageMargins.top / 25.4) * 96,
});

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
  order: PrintOrder,
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
    const joiner = joinPdf((bytes) => writeAll(to, bytes), {
      title: book.title,
      author: book.author,
      language: book.columns[0]?.language ?? 'und',
      languages: book.columns.map(({ language }) => language),
      created: book.created,
      creator: 'Duizhao',
      rightToLeft: settings.layout === 'vertical',
      facing: isFacing,
    });
    const first = isFacing ? 2 : 1;
    const numbers = await printText(
      run,
      joiner,
      first,
      ({ html, share }) => printed(html, share * 0.98, order, ask),
      (places) => openingPages(places, book, isFacing || settings.layout === 'vertical'),
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
