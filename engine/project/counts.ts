import type { Result, SideCounts } from '#core/model/index.ts';
import { countCells } from '../store/cells-repository.ts';
import { guarded } from '../store/failures.ts';
import type { OpenProject } from './open-project.ts';

/** How far each column of a project is. Of a project that hides no document, from one index. */
export const countsOf = ({ documents, path, handle }: OpenProject): Result<readonly SideCounts[]> => {
  const everyDocument = [...documents.values()].every(
    ({ present, status, versionOf }) => versionOf !== null || (present && status === 'ready'),
  );
  return guarded(path, () => countCells(handle, everyDocument));
};
