import { fail, ok, type Result } from '../model/index.ts';
import type { Written } from '../formats/export-source.ts';
import { writeCsv } from '../formats/report/csv.ts';
import { symbolWriter } from '../formats/symbols.ts';
import type { Book, Line } from './book.ts';
import { isUnspaced } from '../model/index.ts';
import type { BookLayout } from './layout.ts';
import { layoutOf } from './layouts.ts';
import { noteParagraphs } from './note-text.ts';
import type { Glosser } from './glosses.ts';
import { readingsOf } from './readings.ts';
import type { BookSettings, CardOutput } from './settings.ts';

/** A field of a card: no tab, no end of line, and no sign that Anki reads as its own. */
const field = (text: string): string => {
  const flat = text.replaceAll(/[\t\r\n]+/gu, ' ').trim();
  return /["#]/u.test(flat.slice(0, 1)) || flat.includes('"') ? `"${flat.replaceAll('"', '""')}"` : flat;
};

/** Lines of fields set apart by tabs, below what Anki is told of the file (Anki manual, "Text files"). */
function* tabbed(labels: readonly string[], cards: Iterable<readonly string[]>): Generator<string> {
  yield `#separator:tab\n#html:false\n#columns:${labels.map(field).join('\t')}\n`;
  for (const card of cards) yield `${card.map(field).join('\t')}\n`;
}

/** The comments that begin on the texts of a card, in their order; annotations of other kinds are for translators. */
const commentsOf = (cells: readonly (Line | null)[]): readonly string[] =>
  cells
    .flatMap((cell) => cell?.sentences ?? [])
    .flatMap(({ notes }) => notes)
    .filter(({ note: { kind = 'comment' }, isFirst }) => isFirst && kind === 'comment')
    .map(({ note }) => noteParagraphs(note).join('\n'))
    .filter((comment) => comment !== '');

export type WrittenCards = Written & {
  /** Comments that are on a card. */
  readonly notes: number;
};

/** The cards of a book: what their fields are called, and the fields of each. Counts are known when all cards were taken. */
export const cardsOf = (
  book: Book,
  settings: BookSettings,
  layout: BookLayout,
  output: CardOutput,
  glosser: Glosser | null,
) => {
  const symbols = symbolWriter();
  const textOf = (line: Line | null): string =>
    line === null
      ? ''
      : line.sentences
          .map(({ rich }) => rich.text)
          .join(isUnspaced(book.columns[line.column]?.language ?? 'und') ? '' : ' ');
  const readingOf = (text: string): string =>
    readingsOf(text, book.columns[0]?.language ?? 'und', settings.readings, settings.level, glosser?.known)
      .filter((one) => one !== null)
      .join(' ');
  const hasReadings = settings.readings !== 'none';
  let rows = 0;
  let notes = 0;
  const cards = function* (): Generator<readonly string[]> {
    for (const chapter of book.chapters)
      for (const element of layout.draw(chapter, book, settings, output)) {
        if (element.is !== 'row') continue;
        const texts = element.cells.map(textOf);
        if (texts.some((text) => text.trim() === '')) continue;
        const comments = commentsOf(element.cells);
        rows += 1;
        notes += comments.length;
        const fields = [...texts, ...(hasReadings ? [readingOf(texts[0] ?? '')] : []), comments.join('\n')];
        yield fields.map((one) => symbols.wellFormed(one));
      }
  };
  const labels = [
    ...book.columns.map(({ label }) => label),
    ...(hasReadings ? [book.words.reading] : []),
    book.words.notes,
  ];
  return { labels, cards, counts: (): WrittenCards => ({ rows, notes, symbols: symbols.count() }) };
};

/**
 * Writes cards to learn with: the columns, then the reading of the first where readings are wanted, then the comments of the book's
 * annotations ('' where there are none). `txt`: as Anki reads them, a line each; `csv`: a table of RFC 4180 with a head, whose cells no
 * spreadsheet runs. What lacks a text in one of the columns is no card; `rows` are those written. Failure: export.unknown-layout.
 */
export const writeCards = (
  book: Book,
  settings: BookSettings,
  output: CardOutput,
  glosser: Glosser | null,
  sink: (text: string) => void,
): Result<WrittenCards> => {
  const layout = layoutOf(settings.layout);
  if (layout === null) return fail('export.unknown-layout', { layout: settings.layout });
  const { labels, cards, counts } = cardsOf(book, settings, layout, output, glosser);
  for (const piece of (output === 'csv' ? writeCsv : tabbed)(labels, cards())) sink(piece);
  return ok(counts());
};
