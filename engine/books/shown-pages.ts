import type { PreviewPage } from '#api/books.ts';

/** Pages of a preview, but for those of the end. */
export const shownPages = 8;

/** Where things stand in the pages of an extract, from 0. */
type ExtractPlaces = {
  /** Pages of the text, and of the title before them. */
  readonly text: number;
  readonly front: number;
  /** The page of the row that is sought, of the text. */
  readonly sought: number;
  /** Those on which chapters open. */
  readonly openings: ReadonlySet<number>;
  /** Those on which parts at the end begin, in order. */
  readonly back: readonly number[];
  /** Pages that face each other: they are shown together. */
  readonly together: number;
};

/**
 * Which pages of an extract are shown: the title, the opening of the chapter, the pages from the one that is sought on, and the first page
 * of each part at the end. `at` counts the pages of the file from 0. O(pages).
 */
export const shownOf = ({
  text,
  front,
  sought,
  openings,
  back,
  together,
}: ExtractPlaces): readonly PreviewPage[] => {
  const [endOfText = text] = back;
  const first = sought - (sought % together);
  const opening = first > 0 && openings.has(0) ? Array.from({ length: together }, (_, n) => n) : [];
  const running = Array.from({ length: Math.max(endOfText - first, 0) }, (_, n) => first + n);
  const shown = [...opening, ...running.filter((page) => !opening.includes(page))].slice(0, shownPages - 1);
  return [
    { at: 0, kind: 'title' },
    ...shown.map((page): PreviewPage => ({
      at: front + page,
      kind: openings.has(page) ? 'opening' : 'text',
    })),
    ...back.map((page): PreviewPage => ({ at: front + page, kind: 'back' })),
  ];
};
