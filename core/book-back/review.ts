import { originalSide, type Block, type RichText, type SegmentId, type Side } from '../model/index.ts';
import type { ReviewDocxMatch, RowFact, RowMatch } from '../review/docx/matched.ts';
import type { PackagedCell, PackagedRow } from '../review/package.ts';
import { richHash } from '../review/rich-edit.ts';
import type { KnownText } from './known.ts';
import type { BookMatch, SentenceMatch } from './match.ts';

/** What a row of the project is besides its texts. */
export type RowFrame = {
  readonly block: Pick<Block, 'kind' | 'level'>;
  readonly opensBlock: boolean;
  readonly original: KnownText | null;
};

type Taken = SentenceMatch & { readonly side: Side; readonly row: number; readonly written: KnownText };

const isTaken = (one: SentenceMatch): one is Taken =>
  one.written !== null && one.own !== null && one.side !== null && one.row !== null;

const cellOf = (side: Side, { text, tags, state }: KnownText, isReviewed: boolean): PackagedCell => {
  const rich: RichText = { text, tags };
  const cell = { side, text, tags, state, hash: richHash(rich) };
  return isReviewed && side === originalSide ? { ...cell, original: 'reviewed' } : cell;
};

const factsOf = ({ versions, comments }: Taken): readonly RowFact[] => [
  versions.length > 0 ? 'edited' : 'unchanged',
  ...(comments.length > 0 ? (['commented'] as const) : []),
];

/**
 * What came of a book as documents of a review would have it: the texts as they were written as the rows of a round, and for each column
 * what became of them. Only sentences that something is taken of.
 */
export const reviewOfBook = (
  match: BookMatch,
  columns: readonly Side[],
  frameOf: (segment: SegmentId) => RowFrame | null,
): { readonly rows: readonly PackagedRow[]; readonly matches: readonly ReviewDocxMatch[] } => {
  const taken = match.sentences.filter(isTaken);
  const rows = [...Map.groupBy(taken, ({ segment }) => segment)].flatMap(([segment, own]): PackagedRow[] => {
    const frame = frameOf(segment);
    const [first] = own;
    if (frame === null || first === undefined) return [];
    const { block, opensBlock, original } = frame;
    const cells = own
      .toSorted((a, b) => columns.indexOf(a.side) - columns.indexOf(b.side))
      .map(({ side, written }) => cellOf(side, written, true));
    const hasOriginal = cells.some(({ side }) => side === originalSide);
    const shown = hasOriginal || original === null ? [] : [cellOf(originalSide, original, false)];
    return [{ segment, row: first.row, block, opensBlock, isContext: false, cells: [...shown, ...cells] }];
  });
  const matches = columns.flatMap((side): ReviewDocxMatch[] => {
    const own = taken.filter((one) => one.side === side);
    if (own.length === 0) return [];
    const found = own.map((one): RowMatch => ({
      segment: one.segment,
      row: one.row,
      isContext: false,
      facts: factsOf(one),
      foundBy: 'bookmark',
      text: null,
      versions: one.versions,
      notes: [],
      comments: one.comments,
      changes: [],
      moved: null,
      found: [],
    }));
    return [{ side, rows: found, strange: [], comments: [], outside: [], people: [], savedBy: '' }];
  });
  return { rows, matches };
};
