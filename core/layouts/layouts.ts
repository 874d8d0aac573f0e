import { isChinese } from '../model/index.ts';
import type { Book, Chapter, Line, Paragraph } from './book.ts';
import { lineOf, linesOf } from './book.ts';
import type { BookElement } from './elements.ts';
import type { BookLayout, LayoutFacts } from './layout.ts';
import { facingPages } from './paginate.ts';
import type { BookSettings } from './settings.ts';

const isLine = (line: Line | null): line is Line => line !== null;

/** The texts of a heading below each other; null for other paragraphs. */
const headingOf = (paragraph: Paragraph, book: Book): readonly BookElement[] | null =>
  paragraph.kind === 'heading'
    ? [
        {
          is: 'heading',
          level: paragraph.level,
          lines: linesOf(paragraph, book.columns.length).filter(isLine),
        },
      ]
    : null;

/**
 * Hard words of the Chinese text, where they are wanted: of the first column that has it, for the same text in the other script has the same
 * words.
 */
const glossed = (
  lines: readonly (Line | null)[],
  { columns }: Book,
  { glosses }: BookSettings,
): readonly BookElement[] => {
  const line = lines.filter(isLine).find(({ column }) => isChinese(columns[column]?.language ?? 'und'));
  return glosses && line !== undefined ? [{ is: 'glosses', line }] : [];
};

/** Each paragraph as paragraphs of one row, where sentences stand by themselves. */
const bySentence = ({ rows, ...paragraph }: Paragraph): readonly Paragraph[] =>
  rows.map((row) => ({ ...paragraph, rows: [row] }));

const cut = (paragraph: Paragraph, { unit }: Pick<BookSettings, 'unit'>): readonly Paragraph[] =>
  unit === 'sentence' ? bySentence(paragraph) : [paragraph];

const eachParagraph = (
  { paragraphs }: Chapter,
  book: Book,
  draw: (paragraph: Paragraph, lines: readonly (Line | null)[]) => readonly BookElement[],
): readonly BookElement[] =>
  paragraphs.flatMap(
    (paragraph) => headingOf(paragraph, book) ?? draw(paragraph, linesOf(paragraph, book.columns.length)),
  );

const sideBySide: BookLayout = {
  id: 'side-by-side',
  outputs: ['epub', 'html', 'docx', 'pdf'],
  options: ['unit', 'readings', 'glosses'],
  units: ['paragraph', 'sentence'],
  columns: 2,
  draw: (chapter, book, settings) =>
    eachParagraph(chapter, book, (paragraph, lines) => [
      ...cut(paragraph, settings).map((part): BookElement => {
        const { kind, level } = part;
        return { is: 'row', kind, level, cells: linesOf(part, book.columns.length) };
      }),
      ...glossed(lines, book, settings),
    ]),
};

const facing: BookLayout = {
  id: 'facing',
  outputs: ['pdf', 'docx', 'epub'],
  options: ['readings'],
  units: [],
  columns: 2,
  draw: (chapter, book, settings, output) =>
    facingPages(book, chapter.paragraphs, settings, () => false, output),
};

/** One column of a chapter as running text. */
const running = (chapter: Chapter, column: number, second: boolean): readonly BookElement[] =>
  chapter.paragraphs.flatMap((paragraph): readonly BookElement[] => {
    const { kind, level } = paragraph;
    const line = lineOf(paragraph, column);
    if (line.sentences.length === 0) return [];
    return kind === 'heading'
      ? [{ is: 'heading', level: second ? Math.max(level, 2) : level, lines: [line] }]
      : [{ is: 'text', kind, level, line, second }];
  });

const alternating: BookLayout = {
  id: 'alternating',
  outputs: ['epub', 'html', 'docx', 'pdf'],
  options: ['unit', 'readings', 'glosses'],
  units: ['paragraph', 'sentence', 'chapter'],
  columns: 2,
  draw: (chapter, book, settings) =>
    settings.unit === 'chapter'
      ? book.columns.flatMap((_, column) => running(chapter, column, column > 0))
      : eachParagraph(chapter, book, (paragraph, lines) => [
          ...cut(paragraph, settings).flatMap((part) =>
            linesOf(part, book.columns.length)
              .filter(isLine)
              .map((line): BookElement => {
                const { kind, level } = part;
                return { is: 'text', kind, level, line, second: line.column > 0 };
              }),
          ),
          ...glossed(lines, book, settings),
        ]),
};

const hidden: BookLayout = {
  id: 'hidden',
  outputs: ['epub', 'html'],
  options: ['unit', 'readings', 'glosses', 'hiding'],
  units: ['paragraph', 'sentence'],
  columns: 2,
  draw: (chapter, book, settings) =>
    eachParagraph(chapter, book, (paragraph, lines) => [
      ...cut(paragraph, settings).flatMap((part): readonly BookElement[] => {
        const { kind, level } = part;
        const [line, ...others] = linesOf(part, book.columns.length).filter(isLine);
        if (line === undefined) return [];
        if (others.length === 0) return [{ is: 'text', kind, level, line, second: line.column > 0 }];
        return [{ is: settings.hiding === 'tap' ? 'reveal' : 'sign', kind, level, line, hidden: others }];
      }),
      ...glossed(lines, book, settings),
    ]),
};

const single: BookLayout = {
  id: 'single',
  outputs: ['epub', 'html', 'docx', 'pdf'],
  options: ['readings', 'glosses'],
  units: [],
  columns: 1,
  draw: (chapter, book, settings) =>
    chapter.paragraphs.flatMap((paragraph): readonly BookElement[] => {
      const { kind, level } = paragraph;
      const line = lineOf(paragraph, 0);
      if (line.sentences.length === 0) return [];
      if (kind === 'heading') return [{ is: 'heading', level, lines: [line] }];
      return [{ is: 'text', kind, level, line, second: false }, ...glossed([line], book, settings)];
    }),
};

const vertical: BookLayout = {
  id: 'vertical',
  outputs: ['pdf', 'epub', 'html', 'docx'],
  options: ['readings'],
  units: [],
  columns: 1,
  draw: (chapter, book, settings, output) => {
    // Chromium does not break lines that stand upright across pages: each page is made by itself.
    if (output === 'pdf')
      return facingPages(book, chapter.paragraphs, settings, (column) => column === 0, output);
    return book.columns.map((_, column) => ({
      is: 'flow',
      vertical: column === 0,
      elements: running(chapter, column, column > 0),
    }));
  },
};

const wordByWord: BookLayout = {
  id: 'word-by-word',
  outputs: ['html', 'docx', 'pdf'],
  options: [],
  units: [],
  columns: 1,
  draw: (chapter, book) =>
    eachParagraph(chapter, book, (paragraph) =>
      bySentence(paragraph).flatMap((part) => {
        const { kind, level } = part;
        return linesOf(part, book.columns.length)
          .filter(isLine)
          .map((line): BookElement =>
            line.column === 0
              ? { is: 'words', kind, level, line }
              : { is: 'text', kind, level, line, second: true },
          );
      }),
    ),
};

const slides: BookLayout = {
  id: 'slides',
  outputs: ['html'],
  options: ['unit', 'readings'],
  units: ['paragraph', 'sentence'],
  columns: 1,
  draw: (chapter, book, settings) =>
    chapter.paragraphs.flatMap((paragraph) =>
      (paragraph.kind === 'heading' ? [paragraph] : cut(paragraph, settings)).map((part): BookElement => ({
        is: 'slide',
        heading: part.kind === 'heading',
        lines: linesOf(part, book.columns.length).filter(isLine),
      })),
    ),
};

const cards: BookLayout = {
  id: 'cards',
  outputs: ['txt', 'csv'],
  options: ['unit', 'readings'],
  units: ['sentence', 'paragraph'],
  columns: 2,
  draw: sideBySide.draw,
};

/** All layouts, in the order in which they are offered. */
export const bookLayouts: readonly BookLayout[] = [
  sideBySide,
  facing,
  alternating,
  hidden,
  single,
  vertical,
  wordByWord,
  slides,
  cards,
];

export const layoutOf = (id: string): BookLayout | null => bookLayouts.find((one) => one.id === id) ?? null;

/** The facts alone, as plain data. */
export const layoutFacts: readonly LayoutFacts[] = bookLayouts.map(({ draw: _draw, ...facts }) => facts);
