import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from '#core/layouts/book.ts';
import { pageMargins } from '#core/layouts/estimate.ts';
import { writeHtmlBook, type HtmlBook } from '#core/layouts/html.ts';
import { chineseScript, ok, primaryOf, type Result } from '#core/model/index.ts';
import type { DocumentFacts } from '#core/pdf/document-facts.ts';
import type { BarePages } from '#core/pdf/join.ts';
import type { PdfPlace } from '#core/pdf/places.ts';
import { openPdf, type PdfFile } from '#core/pdf/read.ts';
import type { PrintRequest } from '../exports/messages.ts';
import type { BookOrder } from './messages.ts';
import { printFaces } from './print-faces.ts';

/**
 * A browser lays a page out for its screen too, before it prints and afterwards: nothing of it has to be drawn there. It is not taken away
 * altogether (`display: none`), for a window then prints without the fonts that it has not loaded.
 */
export const unseenOnScreen = '@media screen { body { height: 0; overflow: hidden; } }';

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
export const facesFor = (
  book: Book,
  { settings, folder, fonts }: PrintOrder,
  options: Omit<HtmlBook, 'output'>,
): Promise<string> => {
  const scripts = book.columns.flatMap(({ language }) => chineseScript(language) ?? []);
  return printFaces(charactersOf(book, settings, options), new Set(scripts), folder, fonts);
};

/** Answers when the page is printed. */
export type AskPrint = (request: PrintRequest) => Promise<Result<null>>;

/** Prints one page; its files do not outlive the reading. */
export const printed = async (
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

export type PrintOrder = Pick<BookOrder, 'settings'> &
  Partial<Pick<BookOrder, 'fonts'>> & {
    /** Where pages wait to be printed; nobody else reads there. */
    readonly folder: string;
  };

/**
 * Pages on which chapters open, and those that face them where each column has its own: they bear no running head, as publishers have it.
 */
export const openingPages = (
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

/** Whether each column has pages of its own. */
export const hasPageEach = ({ layout }: BookOrder['settings']): boolean =>
  layout === 'facing' || layout === 'vertical';

/** What a PDF says of the book it is. `hyphens`: where its words are divided, if they are. */
export const pdfFacts = (
  { title, author, created, columns }: Book,
  { layout }: BookOrder['settings'],
  { hyphens }: Pick<HtmlBook, 'hyphens'>,
): DocumentFacts => ({
  title,
  author,
  language: columns[0]?.language ?? 'und',
  languages: columns.map(({ language }) => language),
  created,
  creator: 'Duizhao',
  rightToLeft: layout === 'vertical',
  facing: layout === 'facing',
  divided: hyphens !== undefined && columns.some(({ language }) => primaryOf(language) === 'en'),
});
