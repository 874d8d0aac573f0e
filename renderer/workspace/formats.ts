import { useQuery } from '@tanstack/react-query';
import type { FormatFacts } from '#core/formats/format.ts';
import { client } from '../api.ts';
import { answerOf, queryClient } from './queries.ts';

/** The formats do not change while the engine runs. */
const asked = {
  queryKey: ['formats'],
  queryFn: () => answerOf(client.documents.formats({})),
  gcTime: Number.POSITIVE_INFINITY,
};

/** What the engine knows of formats of documents; none before it has answered. */
export const useFormats = (): readonly FormatFacts[] => useQuery(asked).data ?? [];

/** The same for code outside React. */
export const knownFormats = (): Promise<readonly FormatFacts[]> => queryClient.fetchQuery(asked);
