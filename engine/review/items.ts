import type { ReviewCounts } from '../../api/review.ts';
import type { OpenProject } from '../project/open-project.ts';
export const reviewCounts = (_project: OpenProject, _review: string): ReviewCounts => ({
  items: 0,
  standings: { free: 0, clash: 0, gone: 0, made: 0, answered: 0, conflict: 0 },
  adrift: 0,
  conflicts: 0,
});
