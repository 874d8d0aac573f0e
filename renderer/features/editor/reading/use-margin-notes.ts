import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AnnotationInfo } from '#api/annotations.ts';
import type { AnnotationId, Row } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import type { MarginNote } from './MarginNotes.tsx';

/** As many annotations as one call tells of. */
const most = 500;

const idsIn = (rows: readonly Row[]): readonly AnnotationId[] => [
  ...new Set(rows.flatMap(({ marks }) => marks.map(({ annotation }) => annotation))),
];

/**
 * The annotations of the rows that are drawn, all in one call, while they are `wanted`. Answers those of some rows: each once, with the
 * first of these rows in which it has words.
 */
export const useMarginNotes = (
  rows: readonly Row[],
  wanted: boolean,
): ((among: readonly Row[]) => readonly MarginNote[]) => {
  const ids = wanted ? idsIn(rows).slice(0, most) : [];
  const { data } = useQuery({
    queryKey: [liveKey, 'annotations', 'of', ids.join(' ')],
    queryFn: () => answerOf(client.annotations.of({ annotations: [...ids] })),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  const byId = useMemo(
    () => new Map<AnnotationId, AnnotationInfo>((data ?? []).map((info) => [info.annotation.id, info])),
    [data],
  );
  return (among) =>
    idsIn(among).flatMap((id) => {
      const info = byId.get(id);
      const row = among.find(({ marks }) => marks.some(({ annotation }) => annotation === id));
      return wanted && info !== undefined && row !== undefined ? [{ info, row: row.row }] : [];
    });
};
