import { fail, ok, type Result } from '../model/index.ts';
import type { Written } from '../formats/export-source.ts';
import type { Book, Chapter } from './book.ts';
import type { Glosser } from './glosses.ts';
import type { Hyphenator } from './hyphens.ts';
import { layoutOf } from './layouts.ts';
import { changesMarkup, elsewhereMarkup, glossaryMarkup, notesMarkup } from './page/back.ts';
import { drawn } from './page/draw.ts';
import { notesComeLast, penFor, type Pen } from './page/pen.ts';
import { bookStyle } from './page/style.ts';
import type { BookSettings } from './settings.ts';

export type HtmlBook = {
  /** `pdf`: the page is printed, by an engine that fetches fonts of this machine. */
  readonly output: 'html' | 'pdf';
  readonly glosser: Glosser | null;
  /** Of the response the page is part of, where its style needs one: in the preview. */
  readonly nonce?: string;
  /** Font faces and the like that go before the style; it is trusted. */
  readonly moreStyle?: string;
  /** Where words may be divided on pages that are printed; a reader's program does it by itself. */
  readonly hyphens?: Hyphenator;
};

/** The class of everything that holds texts, by where their readings stand. */
export const readingClass = (settings: BookSettings): string => {
  if (settings.readings === 'none') return '';
  return settings.readings === 'zhuyin-beside' ? 'reads-beside' : 'with-readings';
};

/** The title, the columns and who made the book. */
export const titlePage = ({ book, shown, lang }: Pen): string => {
  const by = book.author === '' ? '' : `<p>${shown(book.words.by.replaceAll('{author}', book.author))}</p>`;
  const columns = book.columns.map(({ label, language }) => `<span${lang(language)}>${shown(label)}</span>`);
  return `<header class="title-page"><h1${lang(book.columns[0]?.language ?? 'und')}>${shown(book.title)}</h1><p>${columns.join(' · ')}</p>${by}</header>\n`;
};

/** Chapters that stand in the contents. */
export const listed = ({ chapters }: Book): readonly Chapter[] =>
  chapters.filter(({ continues, title }) => !continues && title !== '');

/** A part behind the last chapter: the name of its place, its title, and what is drawn. */
export type BackMatter = { readonly id: string; readonly title: string; readonly markup: string };

/** The contents, on paper with the numbers of pages by the places they lead to; '' of one chapter. `back`: the parts behind the last one. */
export const contentsMarkup = (
  pen: Pen,
  back: readonly Pick<BackMatter, 'id' | 'title'>[],
  pages: ReadonlyMap<string, number> = new Map(),
): string => {
  const { book, shown, lang } = pen;
  const places = [
    ...listed(book).map(({ number, ...chapter }) => ({ ...chapter, id: `c${number}` })),
    ...back.map((part) => ({ ...part, language: book.words.language })),
  ];
  const items = places.map(({ id, title, language }) => {
    const page = pages.get(id);
    const told =
      page === undefined ? '' : `<span class="leader"></span><span class="page-number">${page}</span>`;
    return `<li><a href="#${id}"><span${lang(language)}>${shown(title)}</span>${told}</a></li>\n`;
  });
  if (items.length < 2 || listed(book).length === 0) return '';
  const heading = `<h2 id="contents">${shown(book.words.contents)}</h2>\n`;
  return `<nav role="doc-toc"${lang(book.words.language)} aria-labelledby="contents">${heading}<ol>\n${items.join('')}</ol></nav>\n`;
};

const policy = (output: HtmlBook['output']): string =>
  `default-src 'none'; style-src 'unsafe-inline'${output === 'pdf' ? '; font-src file:' : ''}`;

/** Everything above the body. `start`: the number of the first page, of what is printed. */
export const pageHead = (pen: Pen, { output, nonce, moreStyle = '' }: HtmlBook, start = 1): string => {
  const { book, settings, shown } = pen;
  const language = book.columns[0]?.language ?? 'und';
  return (
    `<!doctype html>\n<html lang="${language}" class="layout-${settings.layout}">\n<head>\n<meta charset="utf-8">\n` +
    (nonce === undefined ? `<meta http-equiv="Content-Security-Policy" content="${policy(output)}">\n` : '') +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${shown(book.title)}</title>\n` +
    (book.author === '' ? '' : `<meta name="author" content="${shown(book.author)}">\n`) +
    `<meta name="generator" content="Duizhao">\n` +
    `<style${nonce === undefined ? '' : ` nonce="${nonce}"`}>${moreStyle}${bookStyle(book, settings, output, start)}</style>\n</head>\n`
  );
};

/** The parts behind the last chapter, by what is in them. */
export const backParts = (pen: Pen, notes: Parameters<typeof notesMarkup>[0]): readonly BackMatter[] => {
  const { settings, book } = pen;
  const { words } = book;
  const parts: readonly BackMatter[] = [
    { id: 'end-notes', title: words.notes, markup: notesMarkup(notes, words.notes, pen) },
    { id: 'end-elsewhere', title: book.notes?.elsewhereTitle ?? '', markup: elsewhereMarkup(pen) },
    {
      id: 'end-glossary',
      title: words.glossary,
      markup: settings.back.includes('glossary') ? glossaryMarkup(pen) : '',
    },
    {
      id: 'end-changes',
      title: words.changes,
      markup: settings.back.includes('changes') ? changesMarkup(pen) : '',
    },
  ];
  return parts.filter(({ markup }) => markup !== '');
};

/** A part behind the last chapter, with the place that the contents lead to. */
export const backMarkup = ({ id, markup }: BackMatter): string =>
  `<div class="back-part"><div id="${id}">${markup}</div></div>`;

/**
 * Writes a book as one page, for the screen and for print: no scripts, nothing fetched. All of it is drawn before the first text goes to `sink`.
 * Failure: export.unknown-layout.
 */
export const writeHtmlBook = (
  book: Book,
  settings: BookSettings,
  options: HtmlBook,
  sink: (text: string) => void,
): Result<Written> => {
  const layout = layoutOf(settings.layout);
  if (layout === null) return fail('export.unknown-layout', { layout: settings.layout });
  const pen = penFor(book, settings, options.output, options.glosser, null, options);
  const keepsNotes = notesComeLast(pen);
  const chapters = book.chapters.map((chapter) => {
    const { number, continues } = chapter;
    const body = drawn(layout.draw(chapter, book, settings, options.output), pen) + pen.takeKept();
    const notes = keepsNotes ? '' : notesMarkup(pen.takeNotes(), '', pen);
    return `<section class="chapter c${number}${continues ? ' continues' : ''}" id="c${number}">\n${body}${notes}</section>\n`;
  });
  // The contents tell what stands at the end: that is known when all is drawn.
  const back = backParts(pen, pen.takeNotes());
  sink(
    `${pageHead(pen, options)}<body>\n${titlePage(pen)}${contentsMarkup(pen, back)}<main class="${readingClass(settings)}">\n`,
  );
  for (const chapter of chapters) sink(chapter);
  for (const part of back) sink(backMarkup(part));
  sink('</main>\n</body>\n</html>\n');
  return ok({ rows: book.rows, symbols: pen.symbols.count() });
};
