import type { Book, Line, Paragraph, Sentence } from './book.ts';
import type { BookElement } from './elements.ts';
import { leadingOn } from './grid.ts';
import { linesTaken, roomOf, type PageRoom } from './estimate.ts';
import type { BookOutput, BookSettings } from './settings.ts';

/** How much of a page is filled by the estimate; the rest is for what it cannot know of the fonts. */
const share = 0.92;

/** A paragraph, or so much of it as stands on one page. */
type Piece = { readonly paragraph: Paragraph; readonly rows: Paragraph['rows'] };

type Pages = {
  readonly columns: readonly number[];
  readonly rooms: readonly PageRoom[];
  readonly book: Book;
};

const lineIn = (rows: Paragraph['rows'], column: number): Line => ({
  column,
  sentences: rows.flatMap((row): readonly Sentence[] =>
    row[column] === null || row[column] === undefined ? [] : [row[column]],
  ),
});

/** How much of its page a piece takes in each column. */
const weightsOf = ({ paragraph, rows }: Piece, { columns, rooms, book }: Pages): readonly number[] =>
  columns.map((column, n) => {
    const room = rooms[n];
    const line = lineIn(rows, column);
    if (room === undefined || line.sentences.length === 0) return 0;
    const lines = linesTaken(line, book.columns[column]?.language ?? 'und', room);
    // A heading is larger, and has room around it.
    return (paragraph.kind === 'heading' ? lines * 1.6 + 2.5 : lines) / room.lines;
  });

const sum = (some: readonly number[], others: readonly number[]): readonly number[] =>
  some.map((own, n) => own + (others[n] ?? 0));

/** Whether every column has room for so much. */
const fits = (weights: readonly number[], room = share): boolean => weights.every((own) => own <= room);

/** A paragraph in pieces that fit on a page, cut between its rows. */
const pieces = (paragraph: Paragraph, pages: Pages): readonly Piece[] => {
  if (fits(weightsOf({ paragraph, rows: paragraph.rows }, pages)))
    return [{ paragraph, rows: paragraph.rows }];
  const found: Piece[] = [];
  let rows: (typeof paragraph.rows)[number][] = [];
  for (const row of paragraph.rows) {
    if (rows.length > 0 && !fits(weightsOf({ paragraph, rows: [...rows, row] }, pages))) {
      found.push({ paragraph, rows });
      rows = [];
    }
    rows.push(row);
  }
  return rows.length === 0 ? found : [...found, { paragraph, rows }];
};

/** Pieces that stand on a page together; headings go with what follows them. */
const filled = (paragraphs: readonly Paragraph[], pages: Pages): readonly (readonly Piece[])[] => {
  const none = pages.columns.map(() => 0);
  const spreads: Piece[][] = [[]];
  let used: readonly number[] = none;
  let held: Piece[] = [];
  let heldWeights: readonly number[] = none;
  for (const piece of paragraphs.flatMap((paragraph) => pieces(paragraph, pages))) {
    const weights = sum(heldWeights, weightsOf(piece, pages));
    if (piece.paragraph.kind === 'heading' && fits(weights, share / 2)) {
      held.push(piece);
      heldWeights = weights;
      continue;
    }
    if ((spreads.at(-1)?.length ?? 0) > 0 && !fits(sum(used, weights))) {
      spreads.push([]);
      used = none;
    }
    spreads.at(-1)?.push(...held, piece);
    used = sum(used, weights);
    held = [];
    heldWeights = none;
  }
  if (held.length > 0) spreads.at(-1)?.push(...held);
  return spreads.filter((spread) => spread.length > 0);
};

const densityOf = (spread: readonly Piece[], pages: Pages, n: number): 1 | 2 | 3 => {
  const one = { ...pages, columns: pages.columns.slice(n, n + 1), rooms: pages.rooms.slice(n, n + 1) };
  const weight = spread.reduce((all, piece) => all + (weightsOf(piece, one)[0] ?? 0), 0);
  // Type of 7/10 and 1/2 of the size takes about its square of the room.
  return weight <= 1 ? 1 : weight <= 2 ? 2 : 3;
};

const elementOf = ({ paragraph: { kind, level }, rows }: Piece, column: number): readonly BookElement[] => {
  const line = lineIn(rows, column);
  if (line.sentences.length === 0) return [];
  return kind === 'heading'
    ? [{ is: 'heading', level, lines: [line] }]
    : [{ is: 'text', kind, level, line, second: false }];
};

/**
 * Paragraphs on facing pages: each column on a page of its own, the first on the left, so that what belongs together faces each other. Of
 * more than two columns each has its page, in turn. How much a page holds is estimated, from above. O(length).
 */
export const facingPages = (
  book: Book,
  paragraphs: readonly Paragraph[],
  settings: Pick<BookSettings, 'paper' | 'readings' | 'layout'>,
  vertical: (column: number) => boolean,
  output: BookOutput,
): readonly BookElement[] => {
  const columns = book.columns.map((_, column) => column);
  const leadingFor = output === 'pdf' ? leadingOn(settings, book.columns) : () => null;
  const rooms = book.columns.map(({ language }, column) =>
    roomOf(settings, language, vertical(column), leadingFor(language, vertical(column))),
  );
  const pages: Pages = { columns, rooms, book };
  // Of an odd number of columns the last one faces an empty page.
  const isOdd = columns.length > 1 && columns.length % 2 === 1;
  const empty: BookElement = { is: 'page', side: 'right', vertical: false, dense: 1, elements: [] };
  return filled(paragraphs, pages).flatMap((spread) => [
    ...columns.map((column): BookElement => ({
      is: 'page',
      side: column % 2 === 0 ? 'left' : 'right',
      vertical: vertical(column),
      dense: densityOf(spread, pages, column),
      elements: spread.flatMap((piece) => elementOf(piece, column)),
    })),
    ...(isOdd ? [empty] : []),
  ]);
};
