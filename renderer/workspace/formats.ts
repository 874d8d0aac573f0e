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

/** Why nothing is known of them; null while they are asked for, and once they are known. */
export const useFormatsError = (): Error | null => useQuery(asked).error;

/** The same for code outside React; a failure is thrown as `EngineFailure`. */
export const knownFormats = (): Promise<readonly FormatFacts[]> => queryClient.fetchQuery(asked);
