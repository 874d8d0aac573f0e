import type { SegmentId } from '../model/index.ts';
import type { Book, Sentence } from './book.ts';
import { ownMark, parseSentenceMark, recordProperties } from './marks.ts';
import type { BookSettings } from './settings.ts';

/** Layouts of pages of their own, and of sentences of their own. */
const cutsParagraphs: ReadonlySet<string> = new Set(['facing', 'word-by-word']);

/** Whether the sentences of a paragraph follow each other in one paragraph of the book. */
const keepsParagraphs = ({ layout, unit }: BookSettings): boolean =>
  layout === 'single' || layout === 'vertical' || (unit !== 'sentence' && !cutsParagraphs.has(layout));

/** Names what stands in a book that may come back, and gathers what it says of itself; null for one that may not. */
export const returningBook = ({ origin, columns }: Book, settings: BookSettings) => {
  if (origin === null) return null;
  const written = columns.map((): Set<SegmentId> => new Set());
  const known = columns.map((): Set<SegmentId> => new Set());
  /** What is drawn by now, and stands in the book behind what is drawn until all of it is put there. */
  let waiting: (readonly [column: number, segment: SegmentId])[] = [];
  let isLater = false;
  let own = 0;
  /** The next name for what is the book's own. */
  const nextOwn = (): string => ownMark((own += 1));
  return {
    own: nextOwn,
    /** The name of a sentence that is drawn now, null where it has none; where it stands in the book already, that of what is no text. */
    marked: ({ mark }: Sentence, column: number): string | null => {
      const segment = mark === null ? undefined : parseSentenceMark(mark)?.segment;
      const there = known[column];
      if (segment === undefined || there === undefined) return null;
      if (there.has(segment)) return nextOwn();
      there.add(segment);
      if (isLater) waiting.push([column, segment]);
      else written[column]?.add(segment);
      return mark;
    },
    /** Draws what stands behind what is drawn until `nowLater`. */
    later: (draw: () => string): string => {
      isLater = true;
      const drawn = draw();
      isLater = false;
      return drawn;
    },
    nowLater: (): void => {
      for (const [column, segment] of waiting) written[column]?.add(segment);
      waiting = [];
    },
    properties: (): Readonly<Record<string, string>> =>
      recordProperties({
        ...origin,
        columns: columns.map(({ side }) => side),
        wholeParagraphs: keepsParagraphs(settings),
        segments: written.map((segments) => [...segments]),
      }),
  };
};

export type ReturningBook = NonNullable<ReturnType<typeof returningBook>>;
