import { generateKeyBetween } from 'fractional-indexing';
import type { BlockKind, CellOrigin, CellState, Language, RichText, Side } from '../model/index.ts';
import { countText } from '../text/count.ts';
import { fold } from '../text/fold.ts';
import type { PreparedBlock, PreparedRepair, PreparedSegment } from './prepared.ts';

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
  /**
   * A batch is closed behind the block that fills it to so many segments (`repairsPerSegment` count as one), or so many UTF-16
   * units of the original and the JSON of its tags: it is stored at once, and saves wait for that.
   */
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

/** The beginning of a block in a batch, or where it goes on in the next. */
const openBlock = (batch: ImportBatch, { kind, level, line }: PreparedBlock): void => {
  batch.kinds.push(kind);
  batch.levels.push(level);
  batch.lines.push(line);
};

/** How much there is in a batch, or in the part of a block that is in it. */
type Filling = { segments: number; units: number };

/** Repairs that take as long to be stored as a segment with its columns. */
const repairsPerSegment = 5;

/** Adds a segment with its repairs; answers what that fills. */
const addSegment = (
  batch: ImportBatch,
  segment: PreparedSegment,
  rank: string,
  language: Language,
  repairs: readonly PreparedRepair[],
): Filling => {
  for (const repair of repairs) batch.repairs.push({ ...repair, segment: batch.ranks.length });
  batch.blocks.push(batch.kinds.length - 1);
  batch.ranks.push(rank);
  batch.gaps.push(segment.gap);
  let tags = 0;
  for (const to of batch.columns) {
    if (to.side === 'source') addCell(to, segment, language);
    else addCell(to, segment.converted[to.side] ?? nothing, to.side);
    if (to.side === 'source') tags = to.tags.at(-1)?.length ?? 0;
  }
  return { segments: 1 + repairs.length / repairsPerSegment, units: segment.text.length + tags };
};

const plus = (to: Filling, { segments, units }: Filling): void => {
  to.segments += segments;
  to.units += units;
};

const isFull = ({ segments, units }: Filling, most: BatchOptions): boolean =>
  segments >= most.segments || units >= most.units;

/** Packs prepared blocks into batches, numbers their segments in order (`ranks`), and adds search keys and counts. */
export function* batchBlocks(blocks: Iterable<PreparedBlock>, options: BatchOptions): Generator<ImportBatch> {
  let batch = emptyBatch(options);
  const filled: Filling = { segments: 0, units: 0 };
  let rank: string | null = null;
  const next = (continues: boolean): void => {
    batch = emptyBatch(options, continues);
    Object.assign(filled, { segments: 0, units: 0 });
  };
  for (const block of blocks) {
    openBlock(batch, block);
    const repairs = Map.groupBy(block.repairs, ({ segment }) => segment);
    const own: Filling = { segments: 0, units: 0 };
    for (const [number, segment] of block.segments.entries()) {
      // A block that is more than a batch by itself is several; any other stays whole.
      if (isFull(own, options)) {
        yield batch;
        next(true);
        openBlock(batch, block);
        Object.assign(own, { segments: 0, units: 0 });
      }
      rank = generateKeyBetween(rank, null);
      plus(own, addSegment(batch, segment, rank, options.language, repairs.get(number) ?? []));
    }
    plus(filled, own);
    if (!isFull(filled, options)) continue;
    yield batch;
    next(false);
  }
  if (batch.ranks.length > 0) yield batch;
}
