import type { ReviewRecord, ReviewedCell, SegmentId, Version } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { recordOf } from '../store/review-versions-repository.ts';
import { generationOf } from './generation.ts';

/** The record of a review in memory, with what is looked up in it for every row. */
export type KeptRecord = {
  readonly record: ReviewRecord;
  readonly cellsOf: ReadonlyMap<SegmentId, readonly Version<ReviewedCell>[]>;
};

type Kept = KeptRecord & { readonly review: string; readonly sequence: number; readonly generation: number };

const kept = new WeakMap<OpenProject, Kept>();

/** What `recordOf` answers, read once for as long as nothing is committed. */
export const keptRecord = (project: OpenProject, review: string): KeptRecord => {
  const last = kept.get(project);
  const { sequence } = project;
  const generation = generationOf(project);
  if (last?.review === review && last.sequence === sequence && last.generation === generation) return last;
  const record = recordOf(project.handle, review);
  const cellsOf = Map.groupBy(record.cells, ({ value }) => value.segment);
  const next = { review, sequence, generation, record, cellsOf };
  kept.set(project, next);
  return next;
};
