import type { BlockKind, RepairDraft, Result, RichText } from '../model/index.ts';
import { ok } from '../model/index.ts';
import { codePointLength } from '../text/codepoints.ts';
import { cutLong } from './cut.ts';
import { longestBlock, type RawBlock } from './raw-block.ts';
import type { SourcePlace } from './source-place.ts';

/** A block whose place among the others is not known yet. */
export type Draft = {
  readonly kind: BlockKind;
  readonly level: number;
  readonly rich: RichText;
  readonly line: number;
  readonly place?: SourcePlace;
  readonly ref?: string;
  readonly drafts?: readonly RepairDraft[];
};

const widestTable = 1000;

type RefOf = (block: Pick<Draft, 'place'>) => string | null;

/** A block in the pieces that it is cut into: these have no marks of their own in the file, and references only with their numbers. */
const piecesOf = (draft: Draft, gap: string, bound: number, refOf: RefOf): readonly RawBlock[] => {
  const pieces = cutLong(draft.rich, bound);
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return [{ ...draft, rich: only, gap, softBreak: false }];
  const { place: _place, drafts = [], ref: known, ...own } = draft;
  const ref = known ?? refOf(draft);
  let start = 0;
  return pieces.map((rich, n) => {
    const [from, to] = [start, start + codePointLength(rich.text)];
    start = to;
    const inside = drafts.filter((one) => one.start >= from && one.end <= to);
    const repairs = inside.map((one) => ({ ...one, start: one.start - from, end: one.end - from }));
    return {
      ...own,
      ...(ref === null ? {} : { ref: n === 0 ? ref : `${ref}/${n}` }),
      ...(repairs.length === 0 ? {} : { drafts: repairs }),
      rich,
      gap: n === pieces.length - 1 ? gap : '',
      softBreak: false,
    };
  });
};

/**
 * Lines up the blocks of a Markdown or HTML document and gives each its gap, which also holds the shape of tables. Blocks of more than `bound`
 * UTF-16 units are cut; `refOf` gives their pieces references where they have none.
 */
export const blockSink = (bound: number = longestBlock, refOf: RefOf = () => null) => {
  let waiting: Draft | null = null;
  let ready: Result<RawBlock>[] = [];
  let cells = 0; // cells begun in this row
  let tabs = 0; // cells begun since the last block
  let newRow = false;
  let apart = true;

  const gapBefore = (next: Draft): string => {
    if (next.kind !== 'table-cell')
      return waiting?.kind === 'list-item' && next.kind === 'list-item' ? '\n' : '\n\n';
    const rows = apart || waiting?.kind !== 'table-cell' ? '\n\n' : newRow ? '\n' : '';
    return rows + '\t'.repeat(Math.min(tabs, widestTable));
  };

  const settle = (gap: string): void => {
    if (waiting === null) return;
    for (const piece of piecesOf(waiting, gap, bound, refOf)) ready.push(ok(piece));
    waiting = null;
  };

  const drain = (): Result<RawBlock>[] => {
    const drained = ready;
    ready = [];
    return drained;
  };

  return {
    /** A table begins or ends here. */
    table: (): void => {
      apart = true;
      tabs = 0;
      cells = 0;
    },
    /** A row of a table begins here. */
    row: (): void => {
      newRow = true;
      tabs = 0;
      cells = 0;
    },
    /** A cell begins here; a cell without words still counts, and so do the `skipped` columns that other cells span. */
    cell: (skipped = 0): void => {
      tabs += skipped + (cells > 0 ? 1 : 0);
      cells++;
    },
    add: (draft: Draft): void => {
      settle(gapBefore(draft));
      waiting = draft;
      tabs = 0;
      newRow = false;
      apart = false;
    },
    /** The blocks that are complete. */
    drain,
    /** The blocks that are complete when nothing follows, or what does is another's: then `gap` stands between. */
    end: (gap = ''): Result<RawBlock>[] => {
      settle(gap);
      return drain();
    },
  };
};
