import { generateKeyBetween } from 'fractional-indexing';
import type { BlockKind, CellOrigin, CellState, Language, RichText, Side } from '../model/index.ts';
import { countText } from '../text/count.ts';
import { fold } from '../text/fold.ts';
import type { PreparedBlock, PreparedRepair } from './prepared.ts';

/** One column of a batch: the same place in each list belongs to the same segment. */
type BatchColumn = {
  readonly side: Side;
  readonly state: CellState;
  readonly origin: CellOrigin;
  readonly text: string[];
  /** JSON of the tags; null when there are none. */
  readonly tags: (string | null)[];
  /** The search key; null when it equals the text. */
  readonly key: (string | null)[];
  readonly characters: number[];
  readonly words: number[];
};

/**
 * Some hundreds of prepared segments as columns, because lists of strings cross from thread to thread far quicker
 * than as many small objects.
 */
export type ImportBatch = {
  readonly kinds: BlockKind[];
  readonly levels: number[];
  /** For each block the 1-based line of the file it begins on. */
  readonly lines: number[];
  /** For each segment the number of its block within the batch. */
  readonly blocks: number[];
  readonly ranks: string[];
  readonly gaps: string[];
  readonly columns: readonly BatchColumn[];
  /** Its first block is the last one of the batch before, and goes on: no batch is longer than the block it ends in allows. */
  readonly continues: boolean;
  /** `segment` counts the batch's segments from 0. */
  readonly repairs: PreparedRepair[];
};

export type BatchOptions = {
  readonly language: Language;
  readonly targets: readonly Language[];
  /** The targets that are converted from the original; the others begin empty. */
  readonly converted: readonly Language[];
  /** A batch is closed behind the block that fills it to so many segments, or so many UTF-16 units. */
  readonly segments: number;
  readonly units: number;
};

const column = (side: Side, state: CellState, origin: CellOrigin): BatchColumn => ({
  side,
  state,
  origin,
  text: [],
  tags: [],
  key: [],
  characters: [],
  words: [],
});

const emptyBatch = ({ targets, converted }: BatchOptions, continues = false): ImportBatch => ({
  continues,
  kinds: [],
  levels: [],
  lines: [],
  blocks: [],
  ranks: [],
  gaps: [],
  columns: [
    column('source', 'translated', 'imported'),
    ...targets.map((target) =>
      converted.includes(target) ? column(target, 'draft', 'converted') : column(target, 'empty', 'typed'),
    ),
  ],
  repairs: [],
});

const addCell = (to: BatchColumn, { text, tags }: RichText, language: Language): void => {
  const key = fold(text);
  const { characters, words } = countText(text, language);
  to.text.push(text);
  to.tags.push(tags.length === 0 ? null : JSON.stringify(tags));
  to.key.push(key === text ? null : key);
  to.characters.push(characters);
  to.words.push(words);
};

const nothing: RichText = { text: '', tags: [] };

/** Segments of a block, by their numbers. */
type Stretch = { readonly from: number; readonly to: number };

const addBlock = (
  batch: ImportBatch,
  block: PreparedBlock,
  language: Language,
  after: string | null,
  { from, to }: Stretch,
): string | null => {
  const base = batch.ranks.length;
  let rank = after;
  for (const segment of block.segments.slice(from, to)) {
    rank = generateKeyBetween(rank, null);
    batch.blocks.push(batch.kinds.length);
    batch.ranks.push(rank);
    batch.gaps.push(segment.gap);
    for (const to of batch.columns) {
      if (to.side === 'source') addCell(to, segment, language);
      else addCell(to, segment.converted[to.side] ?? nothing, to.side);
    }
  }
  batch.kinds.push(block.kind);
  batch.levels.push(block.level);
  batch.lines.push(block.line);
  for (const repair of block.repairs)
    if (repair.segment >= from && repair.segment < to)
      batch.repairs.push({ ...repair, segment: base + repair.segment - from });
  return rank;
};

const unitsOf = ({ segments }: PreparedBlock): number =>
  segments.reduce((sum, { text }) => sum + text.length, 0);

/** Packs prepared blocks into batches, numbers their segments in order (`ranks`), and adds search keys and counts. */
export function* batchBlocks(blocks: Iterable<PreparedBlock>, options: BatchOptions): Generator<ImportBatch> {
  let batch = emptyBatch(options);
  let units = 0;
  let rank: string | null = null;
  for (const block of blocks) {
    let from = 0;
    // A block of very many segments is a batch several times over.
    for (; block.segments.length - from > options.segments; from += options.segments) {
      rank = addBlock(batch, block, options.language, rank, { from, to: from + options.segments });
      yield batch;
      batch = emptyBatch(options, true);
      units = 0;
    }
    rank = addBlock(batch, block, options.language, rank, { from, to: block.segments.length });
    units += unitsOf(block);
    if (batch.ranks.length < options.segments && units < options.units) continue;
    yield batch;
    batch = emptyBatch(options);
    units = 0;
  }
  if (batch.ranks.length > 0) yield batch;
}
