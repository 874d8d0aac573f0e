import { useQuery } from '@tanstack/react-query';
import type { SegmentId } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';

/** The segment of the active row, asked for while `wanted`; null until known. */
export const useActiveSegment = (wanted: boolean): SegmentId | null => {
  const row = useWorkspace((state) => state.active.row);
  const { data } = useQuery({
    queryKey: [liveKey, 'segment-of', row],
    enabled: wanted,
    queryFn: () => answerOf(client.rows.page({ from: row, count: 1 })),
  });
  return data?.rows[0]?.segment ?? null;
};
