import type { ReviewRecord, ReviewedCell, Version } from '#core/model/index.ts';
import { cellUid } from '#core/review/merge.ts';
import { advanceVersions, mergeVersions, versionsByUid } from '#core/review/versions.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { sentRecordOf } from '../../store/review-versions-repository.ts';
import type { GuestReview } from '../find.ts';
import { handedBack, ownCells } from './own-cells.ts';

/**
 * The record of a copy with the reviewer's texts as they are now. A text nobody touched, of which nothing was ever said,
 * is left out; one that was handed back before and is now as it was handed over says so.
 */
export const withOwnCells = (
  project: OpenProject,
  review: GuestReview,
  record: ReviewRecord,
): ReviewRecord => {
  const known = mergeVersions(record.cells, sentRecordOf(project.handle, review.id).cells);
  const byUid = new Map<string, readonly Version<ReviewedCell>[]>(versionsByUid(known));
  for (const own of ownCells(project, review)) {
    const value = handedBack(review, own);
    const uid = cellUid(value);
    const versions = byUid.get(uid) ?? [];
    const isTouched = own.isChanged || own.cell.state !== own.frozen.state;
    if (isTouched || versions.length > 0) byUid.set(uid, advanceVersions(versions, uid, value));
  }
  return { ...record, cells: mergeVersions([...byUid.values()].flat(), []) };
};
