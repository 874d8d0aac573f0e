import { useQuery } from '@tanstack/react-query';
import { client } from '../../api.ts';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';

/** What is open: a translator's project with its reviews, or a reviewer's copy. Not asked while nothing is. */
export const useOverview = (enabled = true) => {
  const path = useWorkspace(({ project }) => project?.path);
  return useQuery({
    queryKey: [liveKey, 'review', 'overview', path],
    queryFn: () => answerOf(client.review.overview({})),
    enabled: enabled && path !== undefined,
  });
};
