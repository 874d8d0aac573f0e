import type { BlockId, DocumentId, RichText, SegmentId } from '#core/model/index.ts';
import { originalsFrom, type PlacedOriginal } from '../store/cells-repository.ts';
import type { ReadHandle } from '../store/handles.ts';
import { originalStepsBefore, type OriginalStep, type StepKey } from '../store/steps-repository.ts';
import type { Pace } from './pace.ts';

/** A segment as its file last gave it: without what was done to the original here since. */
export type BaseSegment = RichText & {
  readonly id: SegmentId;
  readonly block: BlockId;
  readonly rank: string;
  readonly gap: string;
};

export type Base = {
  /** In the order of the file. */
  readonly segments: readonly BaseSegment[];
  /** Which segments came out of which here since, by cutting and joining. */
  readonly links: readonly { readonly from: readonly SegmentId[]; readonly into: readonly SegmentId[] }[];
};

type Rewound = {
  readonly known: Map<SegmentId, BaseSegment>;
  /** What the last update from a file wrote is what the file said: before that lies an older file. */
  readonly settledTexts: Set<SegmentId>;
  readonly settledPlaces: Set<SegmentId>;
  readonly links: Extract<OriginalStep, { on: 'lineage' }>[];
};

const rewindPlace = (
  { known }: Rewound,
  { id, before }: Extract<OriginalStep, { on: 'segment' }>,
  document: DocumentId,
): void => {
  if (before === null) known.delete(id);
  else if (before.document === document) {
    const { block, rank, gap } = before;
    known.set(id, { ...(known.get(id) ?? { id, text: '', tags: [] }), block, rank, gap });
  }
};

/** Segments cut or joined here hang together, unless an update has written one of them since: then all are as it left them. */
const link = (
  { settledTexts, settledPlaces, links }: Rewound,
  step: OriginalStep & { on: 'lineage' },
): void => {
  const ids = [...step.from, ...step.into];
  if (!ids.some((id) => settledTexts.has(id))) {
    links.push(step);
    return;
  }
  for (const id of ids) {
    settledTexts.add(id);
    settledPlaces.add(id);
  }
};

const rewind = (state: Rewound, step: OriginalStep, isUpdate: boolean, document: DocumentId): void => {
  if (step.on === 'lineage') {
    if (!isUpdate) link(state, step);
  } else if (step.on === 'segment') {
    if (isUpdate) state.settledPlaces.add(step.id);
    else if (!state.settledPlaces.has(step.id)) rewindPlace(state, step, document);
  } else if (isUpdate) state.settledTexts.add(step.segment);
  else {
    const segment = state.known.get(step.segment);
    if (segment === undefined || step.before === null || state.settledTexts.has(step.segment)) return;
    const { text, tags } = step.before;
    state.known.set(step.segment, { ...segment, text, tags });
  }
};

const byRank = (a: BaseSegment, b: BaseSegment): number =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id - b.id;

/** Rows, and steps of history, that are read at a time: some milliseconds. */
const readAtOnce = 2000;

/** The originals of a document in order, read little by little; what was read so far where `pace` says to stop. */
export const readOriginals = async (
  handle: ReadHandle,
  document: DocumentId,
  pace: Pace,
  atOnce = readAtOnce,
): Promise<readonly PlacedOriginal[]> => {
  const originals: PlacedOriginal[] = [];
  for (let more = true; more && (await pace());) {
    const rows = originalsFrom(handle, document, originals.at(-1)?.place ?? null, atOnce);
    for (const row of rows) originals.push(row);
    more = rows.length === atOnce;
  }
  return originals;
};

/**
 * The document as its file last gave it, found by taking back in memory what history says was done to its originals
 * since: edits, repairs switched, segments cut and joined. Against this a newer file shows what changed *there*.
 */
export const baseOf = async (
  handle: ReadHandle,
  document: DocumentId,
  present: readonly PlacedOriginal[],
  pace: Pace,
  atOnce = readAtOnce,
): Promise<Base> => {
  const state: Rewound = {
    known: new Map(),
    settledTexts: new Set(),
    settledPlaces: new Set(),
    links: [],
  };
  for (const { place, cell } of present) {
    const { id, block, rank, gap } = place;
    const { text, tags } = cell;
    state.known.set(id, { id, text, tags, block, rank, gap });
    if (!(await pace())) break;
  }
  let isReordered = false;
  for (let before: StepKey | null = null; await pace();) {
    const { found, last } = originalStepsBefore(handle, before, atOnce);
    for (const { kind, step } of found) {
      isReordered ||= step.on === 'segment';
      rewind(state, step, kind === 'update-document', document);
    }
    before = last;
    if (last === null) break;
  }
  const segments = [...state.known.values()];
  return { segments: isReordered ? segments.sort(byRank) : segments, links: state.links };
};
