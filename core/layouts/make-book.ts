import type { ExportColumn, ExportRow, ExportSource } from '../formats/export-source.ts';
import { fail, ok, type Language, type Result } from '../model/index.ts';
import type { Book, Chapter, Paragraph, Sentence } from './book.ts';
import { bookText, sentenceMark } from './marks.ts';

/** Paragraphs of one chapter before it goes on in another: pages of e-books are read whole before they are shown. */
const longestChapter = 400;

/** Everything of a book that its rows do not say. */
export type BookFacts = Pick<Book, 'author' | 'created' | 'glossary' | 'changes' | 'words' | 'origin'>;

const sentencesOf = (
  row: ExportRow,
  columns: readonly ExportColumn[],
  origin: Book['origin'],
): readonly (Sentence | null)[] =>
  columns.map(({ side }) => {
    const rich = row.texts[side];
    const notes = (row.notes ?? []).filter((place) => place.side === side);
    const isEmpty = rich === undefined || (rich.text.trim() === '' && rich.tags.length === 0);
    if (isEmpty) return null;
    const { segment } = row;
    const words = origin === null || segment === undefined ? '' : bookText(rich);
    const isMarked = origin !== null && segment !== undefined && words !== '';
    const mark = isMarked ? sentenceMark(origin.project, segment, side, words) : null;
    return { row: row.row, rich, mark, notes };
  });

type Opening = { readonly paragraph: Paragraph; readonly document: string | null };

/** Rows as paragraphs, with the names of documents that begin there. */
const paragraphsOf = (
  source: ExportSource,
  origin: Book['origin'],
): { readonly openings: readonly Opening[]; readonly rows: number } => {
  const openings: { paragraph: Paragraph; document: string | null }[] = [];
  let rows: (readonly (Sentence | null)[])[] = [];
  let count = 0;
  for (const row of source.rows) {
    count += 1;
    if (row.opensBlock || row.opensDocument !== null || openings.length === 0) {
      rows = [];
      const { kind, level } = row.block;
      openings.push({ paragraph: { kind, level, rows }, document: row.opensDocument });
    }
    rows.push(sentencesOf(row, source.columns, origin));
  }
  const isSaid = ({ paragraph, document }: Opening): boolean =>
    document !== null || paragraph.rows.some((row) => row.some((sentence) => sentence !== null));
  return { openings: openings.filter(isSaid), rows: count };
};

/** Below every heading: that of books without one. */
const noLevel = 7;

/**
 * The level of headings with which chapters begin: the highest there are two of, or else the highest there is. `levels`: how often each is
 * there.
 */
export const chapterLevelOf = (levels: ReadonlyMap<number, number>): number => {
  const often = [...levels].flatMap(([level, count]) => (count > 1 ? [level] : []));
  return Math.min(...(often.length > 0 ? often : levels.keys()), noLevel);
};

const chapterLevel = (openings: readonly Opening[]): number => {
  const levels = new Map<number, number>();
  for (const { paragraph } of openings) {
    const { kind, level } = paragraph;
    if (kind === 'heading') levels.set(level, (levels.get(level) ?? 0) + 1);
  }
  return chapterLevelOf(levels);
};

type Titled = { readonly title: string; readonly language: Language };

const titleOf = (
  { paragraph, document }: Opening,
  columns: readonly ExportColumn[],
  own: Language,
): Titled => {
  if (paragraph.kind !== 'heading') return { title: document ?? '', language: own };
  for (const [n, { language }] of columns.entries()) {
    const title = paragraph.rows
      .flatMap((row) => row[n]?.rich.text ?? [])
      .join(' ')
      .replaceAll(/[ \t\r\n]+/gu, ' ')
      .trim();
    if (title !== '') return { title, language };
  }
  return { title: document ?? '', language: own };
};

const chaptersOf = (
  openings: readonly Opening[],
  columns: readonly ExportColumn[],
  own: Language,
  highest = chapterLevel(openings),
): readonly Chapter[] => {
  const chapters: (Chapter & { paragraphs: Paragraph[] })[] = [];
  for (const opening of openings) {
    const { paragraph, document } = opening;
    const last = chapters.at(-1);
    const begins = document !== null || (paragraph.kind === 'heading' && paragraph.level <= highest);
    const isFull = (last?.paragraphs.length ?? 0) >= longestChapter;
    // A title above the first chapter stands with it.
    const isLead = last?.paragraphs.every(({ kind }) => kind === 'heading') ?? false;
    if (last === undefined || (begins && !isLead) || isFull) {
      const titled: Titled =
        begins || last === undefined
          ? titleOf(opening, columns, own)
          : { title: last.title, language: last.language };
      const continues = last !== undefined && !begins;
      chapters.push({ number: chapters.length + 1, ...titled, continues, paragraphs: [paragraph] });
    } else last.paragraphs.push(paragraph);
  }
  return chapters;
};

/**
 * Reads all rows of a source as a book. Holds all of its texts. `level`: of the headings with which chapters begin, where the rows are only
 * some of those that it is told by. Failure: export.no-columns.
 */
export const makeBook = (source: ExportSource, facts: BookFacts, level?: number): Result<Book> => {
  if (source.columns.length === 0) return fail('export.no-columns');
  const { openings, rows } = paragraphsOf(source, facts.origin);
  return ok({
    ...facts,
    title: source.title,
    columns: source.columns,
    chapters: chaptersOf(openings, source.columns, facts.words.language, level),
    rows,
    notes: source.notes ?? null,
  });
};
