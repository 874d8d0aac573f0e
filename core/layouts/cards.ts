import { fail, ok, type Result } from '../model/index.ts';
import type { Written } from '../formats/export-source.ts';
import { symbolWriter } from '../formats/symbols.ts';
import type { Book, Line } from './book.ts';
import { isUnspaced } from '../model/index.ts';
import { layoutOf } from './layouts.ts';
import { readingsOf } from './readings.ts';
import type { BookSettings } from './settings.ts';

/** A field of a card: no tab, no end of line, and no sign that Anki reads as its own. */
const field = (text: string): string => {
  const flat = text.replaceAll(/[\t\r\n]+/gu, ' ').trim();
  return /["#]/u.test(flat.slice(0, 1)) || flat.includes('"') ? `"${flat.replaceAll('"', '""')}"` : flat;
};

/**
 * Writes cards to learn with: a line each, the columns, then the reading of the first, set apart by tabs, as Anki and spreadsheets read
 * them (Anki manual, "Text files"). What lacks a text in one of the columns is no card; `rows` are those written. Failure: export.unknown-layout.
 */
export const writeCards = (
  book: Book,
  settings: BookSettings,
  sink: (text: string) => void,
): Result<Written> => {
  const layout = layoutOf(settings.layout);
  if (layout === null) return fail('export.unknown-layout', { layout: settings.layout });
  const symbols = symbolWriter();
  const textOf = (line: Line | null): string =>
    line === null
      ? ''
      : line.sentences
          .map(({ rich }) => rich.text)
          .join(isUnspaced(book.columns[line.column]?.language ?? 'und') ? '' : ' ');
  const readingOf = (text: string): string =>
    readingsOf(text, book.columns[0]?.language ?? 'und', settings.readings, settings.level)
      .filter((one) => one !== null)
      .join(' ');
  const hasReadings = settings.readings !== 'none';
  const labels = [...book.columns.map(({ label }) => field(label)), ...(hasReadings ? [''] : [])];
  // What Anki is told of the file.
  sink(`#separator:tab\n#html:false\n#columns:${labels.join('\t')}\n`);
  let cards = 0;
  for (const chapter of book.chapters)
    for (const element of layout.draw(chapter, book, settings, 'txt')) {
      if (element.is !== 'row') continue;
      const texts = element.cells.map(textOf);
      if (texts.some((text) => text.trim() === '')) continue;
      const fields = [...texts, ...(hasReadings ? [readingOf(texts[0] ?? '')] : [])];
      cards += 1;
      sink(`${fields.map((one) => field(symbols.wellFormed(one))).join('\t')}\n`);
    }
  return ok({ rows: cards, symbols: symbols.count() });
};
