import type { ReviewRecord, Step } from '../../core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
export const landingSteps = (
  _project: OpenProject,
  _review: string,
  _record: ReviewRecord,
): readonly Step[] => [];
