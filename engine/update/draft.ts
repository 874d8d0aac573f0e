import type { BlockId, RepairId, SegmentId, Step } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { PlacedOriginal } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { nextId } from '../store/ids.ts';
import type { Base } from './base.ts';
import type { Newer } from './newer.ts';

/** A row of the updated document, before it has a rank. */
export type Slot = {
  /** Its number among the present segments; null when it is new. */
  readonly present: number | null;
  /** The new segment whose block it is in; null when it stays in its own. */
  readonly fresh: number | null;
  /** The block in which the file had it before. */
  readonly block: BlockId | null;
  readonly gap: string;
};

/** A row as it is written. */
export type WrittenRow = Slot & { readonly id: SegmentId };

export type Tally = {
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

export const emptyTally = (): Tally => ({
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
});

/** A document, what its file said of it before, and what the newer file says. */
export type Scene = {
  readonly project: OpenProject;
  readonly document: StoredDocument;
  readonly present: readonly PlacedOriginal[];
  readonly base: Base;
  readonly newer: Newer;
};

/** Steps of an update in the making. Nothing is written before they are committed. */
export type Draft = Scene & {
  readonly tally: Tally;
  readonly steps: Step[];
  readonly newSegment: () => SegmentId;
  readonly newRepair: () => RepairId;
};

/** A draft whose steps must be committed before anything else is. */
export const beginDraft = (scene: Scene, tally: Tally): Draft => {
  const { handle } = scene.project;
  let segment = nextId(handle, 'segments');
  let repair = nextId(handle, 'repairs');
  return {
    ...scene,
    tally,
    steps: [],
    newSegment: () => segment++ as SegmentId,
    newRepair: () => repair++ as RepairId,
  };
};
