import { useQuery } from '@tanstack/react-query';
import type { ReviewCopy } from '#api/review.ts';
import { client } from '#renderer/api.ts';
import { answerOf } from '#renderer/workspace/queries.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { useOverview } from '../use-overview.ts';

/** Whether a reviewer's copy is open. Asked once of each project: it is one for good, or never. */
const useIsCopy = (): boolean => {
  const path = useWorkspace(({ project }) => project?.path);
  const { data } = useQuery({
    queryKey: ['review', 'role', path],
    queryFn: async () => (await answerOf(client.review.overview({}))).role,
    enabled: path !== undefined,
  });
  return data === 'guest';
};

/** The reviewer's copy that is open; null while none is, or while that is not known. */
export const useCopy = (): ReviewCopy | null => {
  const { data } = useOverview(useIsCopy());
  return data?.role === 'guest' ? data.copy : null;
};
