import type { BlockKind, RepairDraft, Result, RichText } from '../model/index.ts';
import { ok } from '../model/index.ts';
import { cutLong } from './cut.ts';
import type { RawBlock } from './raw-block.ts';
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

/** Lines up the blocks of a Markdown or HTML document and gives each its gap, which also holds the shape of tables. */
export const blockSink = () => {
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
    const { rich, ...whole } = waiting;
    const pieces = cutLong(rich);
    const { place: _place, drafts: _drafts, ref, ...pieceOnly } = whole;
    const block = pieces.length === 1 ? whole : pieceOnly; // pieces have no marks of their own in the file
    pieces.forEach((piece, i) => {
      const named = ref === undefined || i === 0 ? {} : { ref: `${ref}/${i}` };
      const own = ref !== undefined && i === 0 ? { ref } : named;
      ready.push(
        ok({ ...block, ...own, rich: piece, gap: i === pieces.length - 1 ? gap : '', softBreak: false }),
      );
    });
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
