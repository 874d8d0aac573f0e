import { useQuery } from '@tanstack/react-query';
import { client } from '../../api.ts';
import { answerOf, liveKey } from '../../workspace/queries.ts';

/** What is open: a translator's project with its reviews, or a reviewer's copy. */
export const useOverview = (enabled = true) =>
  useQuery({
    queryKey: [liveKey, 'review', 'overview'],
    enabled,
    queryFn: () => answerOf(client.review.overview({})),
  });
