import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Failure, ProjectInfo } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { failureOf } from '#renderer/workspace/FailureNotice.tsx';
import { answerOf } from '#renderer/workspace/queries.ts';
import { rowsRoot } from '../rows-cache.ts';
import { cutText, type TextPieces } from './pieces-of-text.ts';

/** The pieces of the text, once its paragraphs are known: they are read again whenever rows come or go. */
export const useTextPieces = (
  project: ProjectInfo,
): { readonly text: TextPieces | null; readonly failure: Failure | null; readonly again: () => void } => {
  const { data, error, refetch } = useQuery({
    queryKey: [rowsRoot, 'paragraphs'],
    queryFn: () => answerOf(client.rows.paragraphs({})),
  });
  const text = useMemo(() => (data === undefined ? null : cutText(data, project.rows)), [data, project.rows]);
  return { text, failure: error === null ? null : failureOf(error), again: () => void refetch() };
};
