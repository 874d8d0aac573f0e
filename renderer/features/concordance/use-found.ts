import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ConcordanceEntry } from '#api/memory.ts';
import { client } from '../../api.ts';
import { answerOf, EngineFailure, liveKey } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';
import type { ConcordanceView } from './store.ts';

/** A line of the list. Of rows with one original only the first, which `opens` the group, shows it. */
export type FoundLine = { readonly entry: ConcordanceEntry; readonly opens: boolean };

type Found = { readonly lines: readonly FoundLine[]; readonly count: number; readonly isCut: boolean };

const nothing: Found = { lines: [], count: 0, isCut: false };

const findWords = async (text: string): Promise<Found> => {
  if (text === '') return nothing;
  const { entries, isCut } = await answerOf(client.memory.search({ text }));
  return { lines: entries.map((entry) => ({ entry, opens: true })), count: entries.length, isCut };
};

const findDifferences = async (): Promise<Found> => {
  const { groups, isCut } = await answerOf(client.memory.differences({}));
  const lines = groups.flatMap(({ rows }) => rows.map((entry, at) => ({ entry, opens: at === 0 })));
  return { lines, count: groups.length, isCut };
};

/** A newer search stopped this one: its own answer follows. */
const isStopped = (error: Error): boolean =>
  error instanceof EngineFailure && error.failure.code === 'job.cancelled';

/**
 * What a view lists. Texts are searched when words are given or the list is opened again, not after each edit: memories may be large. What is
 * translated differently follows every change.
 */
export const useFoundLines = (view: ConcordanceView, text: string) => {
  const path = useWorkspace(({ project }) => project?.path);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey:
      view === 'words'
        ? ['concordance', path, text]
        : ([liveKey, 'concordance', path, 'differences'] as const),
    queryFn: () => (view === 'words' ? findWords(text) : findDifferences()),
    placeholderData: keepPreviousData,
    staleTime: view === 'words' ? 0 : Number.POSITIVE_INFINITY,
  });
  const failure = error === null || isStopped(error) ? null : error;
  return {
    ...(data ?? nothing),
    error: failure,
    searching: failure === null && (data === undefined || isPlaceholderData),
  };
};
