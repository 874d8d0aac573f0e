import type { ExportNote } from '../../formats/notes.ts';
import { noteParagraphs } from '../note-text.ts';
import { languageOfWords } from '../words-language.ts';
import type { Pen } from './pen.ts';

/** Annotations as notes, each leading back to its words. `title` is '' where the notes stand at the end of their chapter. */
export const notesMarkup = (notes: readonly ExportNote[], title: string, pen: Pen): string => {
  if (notes.length === 0) return '';
  const { shown, lang, output, book, own } = pen;
  const inside =
    output === 'epub' && title === '' ? ' epub:type="footnote" role="doc-footnote"' : ' role="note"';
  const items = notes.map((note) => {
    const [first = '', ...more] = noteParagraphs(note);
    const lead = `<a class="number" role="doc-backlink" href="${pen.wordsAt(note.number)}">${note.number}</a>`;
    return (
      `<aside class="note" id="n${note.number}"${inside}${lang(languageOfWords([first, ...more].join(' '), book))}><p>${lead} ${shown(first)}</p>` +
      `${more.map((one) => `<p>${shown(one)}</p>`).join('')}</aside>\n`
    );
  });
  const head =
    title === '' ? '<hr class="notes-rule"/>' : `<h2${lang(book.words.language)}>${shown(title)}</h2>`;
  return `<section class="notes"${own()}>${head}\n${items.join('')}</section>\n`;
};

/** Annotations whose words stand nowhere in the book, with the words. */
export const elsewhereMarkup = ({ book, shown, lang, own }: Pen): string => {
  const told = (book.notes?.elsewhere ?? []).filter((note) => noteParagraphs(note).length > 0);
  if (told.length === 0) return '';
  const items = told.map((note) => {
    const words = noteParagraphs(note).join(' ');
    const quote = `<q${lang(languageOfWords(note.quote, book))}>${shown(note.quote)}</q>`;
    return `<div class="note"><p${lang(languageOfWords(words, book))}>${quote} ${shown(words)}</p></div>\n`;
  });
  return `<section class="notes"${own()}><h2${lang(book.words.language)}>${shown(book.notes?.elsewhereTitle ?? '')}</h2>\n${items.join('')}</section>\n`;
};

/** Terms and names, a line each: what every column calls them, and what is remarked on them. */
export const glossaryMarkup = ({ book, shown, lang, languageOf, own }: Pen): string => {
  if (book.glossary.length === 0) return '';
  const hasRemarks = book.glossary.some(({ note }) => note !== '');
  const rows = book.glossary.map(({ words, note }) => {
    const cells = words.map((word, column) => `<td${lang(languageOf(column))}>${shown(word)}</td>`);
    const remark = hasRemarks ? `<td${lang(languageOfWords(note, book))}>${shown(note)}</td>` : '';
    return `<tr>${cells.join('')}${remark}</tr>\n`;
  });
  const labels = [...book.columns.map(({ label }) => label), ...(hasRemarks ? [book.words.remark] : [])];
  const heads = labels.map((label) => `<th scope="col"${lang(book.words.language)}>${shown(label)}</th>`);
  const head = `<thead><tr>${heads.join('')}</tr></thead>\n`;
  return `<section class="glossary"${own()}><h2${lang(book.words.language)}>${shown(book.words.glossary)}</h2>\n<table>${head}<tbody>\n${rows.join('')}</tbody></table></section>\n`;
};

/** What was changed, a line each. */
export const changesMarkup = ({ book, shown, lang, languageOf, own }: Pen): string => {
  if (book.changes.length === 0) return '';
  const { words, changes } = book;
  const items = changes.map(({ row, column, before, after, author, at }) => {
    const language = lang(languageOf(column));
    const where = words.row.replaceAll('{row}', String(row));
    return `<li><p class="where"${lang(words.language)}>${shown([where, author, at.slice(0, 10)].filter((one) => one !== '').join(' · '))}</p><p><del${language}>${shown(before)}</del> <ins${language}>${shown(after)}</ins></p></li>\n`;
  });
  return `<section class="changes"${own()}><h2${lang(words.language)}>${shown(words.changes)}</h2>\n<ol>\n${items.join('')}</ol></section>\n`;
};
