import type { ReviewRecord } from '../../core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { recordOf } from '../store/review-versions-repository.ts';
export const presentRecord = (project: OpenProject, review: string): ReviewRecord =>
  recordOf(project.handle, review);
