import type { BlockId, RepairId, SegmentId, Step } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { PlacedOriginal } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { nextId } from '../store/ids.ts';
import type { Newer } from './newer.ts';

/** A row of the updated document, before it has a rank. */
export type Slot = {
  readonly id: SegmentId;
  /** Its number among the present segments; null when it is new. */
  readonly present: number | null;
  /** The new segment whose block it is in; null when it stays in its own. */
  readonly fresh: number | null;
  /** The block in which the file had it before. */
  readonly block: BlockId | null;
  readonly gap: string;
};

type Tally = {
  -readonly [
    K in
      | 'kept'
      | 'changed'
      | 'moved'
      | 'added'
      | 'removed'
      | 'split'
      | 'merged'
      | 'held'
      | 'accepted'
      | 'offered'
      | 'carried'
  ]: number;
};

/** An update in the making. Nothing is written before its steps are committed. */
export type Draft = {
  readonly project: OpenProject;
  readonly document: StoredDocument;
  readonly present: readonly PlacedOriginal[];
  readonly newer: Newer;
  readonly tally: Tally;
  readonly steps: Step[];
  readonly newSegment: () => SegmentId;
  readonly newBlock: () => BlockId;
  readonly newRepair: () => RepairId;
};

const nothing: Tally = {
  kept: 0,
  changed: 0,
  moved: 0,
  added: 0,
  removed: 0,
  split: 0,
  merged: 0,
  held: 0,
  accepted: 0,
  offered: 0,
  carried: 0,
};

export const beginDraft = (
  project: OpenProject,
  document: StoredDocument,
  present: readonly PlacedOriginal[],
  newer: Newer,
): Draft => {
  let segment = nextId(project.handle, 'segments');
  let block = nextId(project.handle, 'blocks');
  let repair = nextId(project.handle, 'repairs');
  return {
    project,
    document,
    present,
    newer,
    tally: { ...nothing },
    steps: [],
    newSegment: () => segment++ as SegmentId,
    newBlock: () => block++ as BlockId,
    newRepair: () => repair++ as RepairId,
  };
};
