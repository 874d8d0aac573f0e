import { useQuery } from '@tanstack/react-query';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { reviewedRow } from './deeds.ts';

/** The active row and what it was handed over as; until they are known, those of the row before. */
export const useActiveRow = () => {
  const path = useWorkspace(({ project }) => project?.path);
  const row = useWorkspace(({ active }) => active.row);
  return useQuery({
    queryKey: [liveKey, 'review', 'active-row', path, row],
    queryFn: () => answerOf(reviewedRow(row)),
    placeholderData: (before) => before,
  });
};
