import type { Written } from '../formats/export-source.ts';
import type { PieceSink } from '../formats/format.ts';
import { fail, type Result } from '../model/index.ts';
import type { Book } from './book.ts';
import { writeCards } from './cards.ts';
import { writeEpubBook } from './epub.ts';
import type { Glosser } from './glosses.ts';
import { writeHtmlBook, type HtmlBook } from './html.ts';
import { layoutOf } from './layouts.ts';
import { isCards, type BookOutput, type BookSettings } from './settings.ts';
import { writeWordBook } from './word/write.ts';

/**
 * Writes a book. A PDF is not written here: `pdf` gives the page that is printed.
 * `notes`: of cards, the annotations that are on them. Failures: export.unknown-layout; export.no-output where the layout has no such output; export.few-columns.
 */
export const writeBook = (
  book: Book,
  settings: BookSettings,
  output: BookOutput,
  options: { readonly glosser: Glosser | null } & Pick<HtmlBook, 'moreStyle' | 'nonce'>,
  sink: PieceSink,
): Result<Written & { readonly notes?: number }> => {
  const layout = layoutOf(settings.layout);
  if (layout === null) return fail('export.unknown-layout', { layout: settings.layout });
  if (!layout.outputs.includes(output)) return fail('export.no-output', { layout: layout.id, output });
  if (book.columns.length < layout.columns) return fail('export.few-columns', { count: layout.columns });
  if (output === 'epub') return writeEpubBook(book, settings, options.glosser, sink);
  if (output === 'docx') return writeWordBook(book, settings, options.glosser, sink);
  if (isCards(output)) return writeCards(book, settings, output, options.glosser, sink);
  return writeHtmlBook(book, settings, { ...options, output }, sink);
};
