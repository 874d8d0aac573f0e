import { escapeMarkup } from '../formats/symbols.ts';
import type { Book } from './book.ts';
import { cardsOf } from './cards.ts';
import type { Glosser } from './glosses.ts';
import type { BookLayout } from './layout.ts';
import { bookStyle } from './page/style.ts';
import type { BookSettings, CardOutput } from './settings.ts';

const style = `
body { background: none; } .card { background: var(--paper); border: 1px solid var(--rule); border-radius: .6em; margin: 1em auto; padding: 1em 1.2em; max-width: 34rem; }
.card p + p { border-top: 1px solid var(--hair); margin-top: .7em; padding-top: .7em; } .card b { display: block; font-size: .75em; font-weight: 400; color: var(--faint); }
`;

/**
 * Cards as one page of the web, for looking at: the fields of each below each other, by their names. Empty ones are left out; '' of a book
 * that has no card. `nonce`: of the response the page is part of.
 */
export const cardsPage = (
  book: Book,
  settings: BookSettings,
  layout: BookLayout,
  output: CardOutput,
  glosser: Glosser | null,
  nonce: string,
): string => {
  const { labels, cards } = cardsOf(book, settings, layout, output, glosser);
  const language = (field: number): string =>
    book.columns[field]?.language ?? (field === labels.length - 1 ? book.words.language : 'und');
  let markup = '';
  for (const fields of cards()) {
    const shown = fields.flatMap((text, n) =>
      text === ''
        ? []
        : [
            `<p lang="${language(n)}"><b lang="${book.words.language}">${escapeMarkup(labels[n] ?? '')}</b>${escapeMarkup(text)}</p>`,
          ],
    );
    markup += `<article class="card">${shown.join('')}</article>\n`;
  }
  return markup === ''
    ? ''
    : `<!doctype html>\n<html lang="${book.words.language}">\n<head>\n<meta charset="utf-8">\n<title>${escapeMarkup(book.title)}</title>\n<style nonce="${nonce}">${bookStyle(book, settings, 'html')}${style}</style>\n</head>\n<body><main>\n${markup}</main></body>\n</html>\n`;
};
