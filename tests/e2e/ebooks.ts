import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InterfaceLanguage } from '#api/index.ts';
import type { Book, BookWords } from '#core/layouts/book.ts';
import { bookLayouts } from '#core/layouts/layouts.ts';
import type { BookSettings } from '#core/layouts/settings.ts';
import { returningBookOf } from '#tests/unit/core/book-back/round-trip.ts';
import { partsIn, rows, settingsOf, written } from '#tests/unit/core/layouts/books.ts';

const locales = join(import.meta.dirname, '../../locales');

/** The words of a book in a language of the interface, as the engine gives them. */
const bookWordsIn = async (language: InterfaceLanguage): Promise<BookWords> => {
  const text = await readFile(join(locales, language, 'export.json'), 'utf8');
  return { language, ...(JSON.parse(text) as { book: Omit<BookWords, 'language'> }).book };
};

const long = `https://example.org/${'abcdefghij'.repeat(12)}`;

/** The small book of the tests, with what is wider than a phone: words that nothing breaks, a line of code. */
const wideBook = async (language: InterfaceLanguage): Promise<Book> => ({
  ...returningBookOf([
    ...rows,
    { texts: { source: `見 ${long}。`, 'zh-Hans': `见 ${long}。`, en: `See ${long}.` } },
    { kind: 'code', texts: { source: 'x = y + 1; '.repeat(12), en: long } },
    { kind: 'heading', level: 2, texts: { source: long, en: long } },
  ]),
  glossary: [{ words: ['渡船', '渡船', long], note: long }],
  words: await bookWordsIn(language),
});

export type Ebook = { readonly name: string; readonly settings: BookSettings };

/** An e-book of every layout, with all that it may have; one whose second text is hidden in both ways. */
export const ebooks: readonly Ebook[] = bookLayouts
  .filter(({ outputs }) => outputs.includes('epub'))
  .flatMap(({ id, options }) =>
    (options.includes('hiding') ? (['notes', 'tap'] as const) : (['notes'] as const)).map((hiding) => ({
      name: options.includes('hiding') ? `${id} (${hiding})` : id,
      settings: settingsOf({
        layout: id,
        hiding,
        theme: id === 'alternating' ? 'study' : 'book',
        readings: 'pinyin',
        glosses: true,
        back: ['notes', 'glossary', 'changes'],
      }),
    })),
  );

/** A page of a book whose files lie in a folder. */
export type EbookPage = { readonly file: string; readonly address: string };

/** Writes a book and unpacks it as a reader does. Answers its package, and its pages. */
export const unpacked = async (
  folder: string,
  { settings }: Ebook,
  language: InterfaceLanguage,
): Promise<{ readonly opf: string; readonly pages: readonly EbookPage[] }> => {
  const parts = partsIn(written(await wideBook(language), settings, 'epub'));
  const pages: EbookPage[] = [];
  let opf = '';
  for (const [name, text] of parts) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    if (name.endsWith('.opf')) opf = text;
    if (name.endsWith('.xhtml')) pages.push({ file: name, address: pathToFileURL(path).href });
  }
  return { opf, pages };
};
