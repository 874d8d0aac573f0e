import { generateKeyBetween } from 'fractional-indexing';
import type { RawFacts } from '../formats/raw-block.ts';
import type {
  BlockKind,
  Cell,
  CellOrigin,
  CellState,
  Column,
  Language,
  RichText,
  Side,
} from '../model/index.ts';
import { isEmpty, languageOfSide } from '../model/index.ts';
import { countText } from '../text/count.ts';
import { fold } from '../text/fold.ts';
import type { PreparedBlock, PreparedComment, PreparedRepair, PreparedSegment } from './prepared.ts';

/** What a cell is besides its text. */
type CellFacts = Pick<Cell, 'state' | 'locked' | 'origin' | 'stale'>;

/** One column of a batch: the same place in each list belongs to the same segment. */
type BatchColumn = {
  readonly side: Side;
  /** Of every cell of which the file says nothing. One without words and tags is empty, whatever this says. */
  readonly usual: CellFacts;
  /** Of the others, by the number of the segment in the batch: each has its own. */
  readonly own: Map<number, CellFacts>;
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
  /** Where formats find segments in the file, by their numbers in the batch. */
  readonly refs: Map<number, string>;
  /** `segment` counts the batch's segments from 0. */
  readonly repairs: PreparedRepair[];
  readonly comments: (PreparedComment & { readonly segment: number })[];
  /** Of segments that were aligned. */
  readonly alignments: SegmentAlignment[];
};

/** How certain it is, from 0 to 1, that a text belongs to the original of a segment of the batch. */
type SegmentAlignment = { readonly segment: number; readonly side: Side; readonly certainty: number };

export type BatchOptions = {
  readonly language: Language;
  readonly targets: readonly Side[];
  /** All columns of the document, which say what language the targets are in. */
  readonly columns: readonly Column[];
  /** The targets that are converted from the original; the others begin empty. */
  readonly converted: readonly Side[];
  /**
   * A batch is closed behind the block that fills it to so many segments (`repairsPerSegment` count as one), or so many UTF-16
   * units of the original and the JSON of its tags: it is stored at once, and saves wait for that.
   */
  readonly segments: number;
  readonly units: number;
};

const column = (side: Side, state: CellState, origin: CellOrigin): BatchColumn => ({
  side,
  usual: { state, origin, locked: false, stale: false },
  own: new Map(),
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
  refs: new Map(),
  repairs: [],
  comments: [],
  alignments: [],
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

/** The state of a text that a file gives. An import raises no state: a text of which nothing is said is a draft. */
const givenState = (rich: RichText, { state }: RawFacts, usual: CellState): CellState => {
  if (isEmpty(rich)) return 'empty';
  return state === undefined || state === 'empty' ? usual : state;
};

const factsOf = (rich: RichText, facts: RawFacts, usual: CellState): CellFacts => ({
  state: givenState(rich, facts, usual),
  locked: facts.locked ?? false,
  origin: 'imported',
  stale: facts.stale ?? false,
});

/** Adds a segment's text of one column; answers how long the JSON of its tags is. */
const addText = (
  to: BatchColumn,
  segment: PreparedSegment,
  number: number,
  { language, columns }: BatchOptions,
): number => {
  const { side } = to;
  if (side === 'source') {
    addCell(to, segment, language);
    if (segment.facts !== undefined) to.own.set(number, factsOf(segment, segment.facts, to.usual.state));
    return to.tags.at(-1)?.length ?? 0;
  }
  const given = segment.given?.find((cell) => cell.side === side);
  addCell(to, given?.rich ?? segment.converted[side] ?? nothing, languageOfSide(columns, side));
  if (given === undefined) return 0;
  to.own.set(number, factsOf(given.rich, given, 'draft'));
  return given.rich.text.length + (to.tags.at(-1)?.length ?? 0);
};

/** The beginning of a block in a batch, or where it goes on in the next. */
const openBlock = (batch: ImportBatch, { kind, level, line }: PreparedBlock): void => {
  batch.kinds.push(kind);
  batch.levels.push(level);
  batch.lines.push(line);
};

/** How much there is in a batch, or in the part of a block that is in it. */
type Filling = { segments: number; units: number };

/** Repairs, or comments, that take as long to be stored as a segment with its columns. */
const repairsPerSegment = 5;

/** Adds a segment with its repairs; answers what that fills. */
const addSegment = (
  batch: ImportBatch,
  segment: PreparedSegment,
  rank: string,
  options: BatchOptions,
  repairs: readonly PreparedRepair[],
): Filling => {
  const number = batch.ranks.length;
  for (const repair of repairs) batch.repairs.push({ ...repair, segment: number });
  for (const comment of segment.comments ?? []) batch.comments.push({ ...comment, segment: number });
  for (const { side, certainty } of segment.given ?? [])
    if (certainty !== undefined) batch.alignments.push({ segment: number, side, certainty });
  if (segment.ref !== undefined) batch.refs.set(number, segment.ref);
  batch.blocks.push(batch.kinds.length - 1);
  batch.ranks.push(rank);
  batch.gaps.push(segment.gap);
  let units = segment.text.length;
  for (const to of batch.columns) units += addText(to, segment, number, options);
  const besides = repairs.length + (segment.comments?.length ?? 0);
  return { segments: 1 + besides / repairsPerSegment, units };
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
      plus(own, addSegment(batch, segment, rank, options, repairs.get(number) ?? []));
    }
    plus(filled, own);
    if (!isFull(filled, options)) continue;
    yield batch;
    next(false);
  }
  if (batch.ranks.length > 0) yield batch;
}
