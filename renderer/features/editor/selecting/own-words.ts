import { wordsOf } from '#core/annotations/words.ts';
import type { Range, RowNumber, Side } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { answerOf, liveKey, queryClient } from '#renderer/workspace/queries.ts';
import { languageHere } from '#renderer/workspace/columns.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';

const termsKey = [liveKey, 'annotations', 'terms'] as const;
/** Terms beyond this many would make finding words slow; the rest are words as the dictionary has them. */
const mostTerms = 500;

const quotesOfTerms = async (): Promise<readonly string[]> => {
  const { items } = await answerOf(
    client.annotations.list({ filter: { kinds: ['term'] }, count: mostTerms }),
  );
  return items.flatMap(({ anchors }) => anchors.map(({ quote }) => quote));
};

/** Asks for the words annotated as terms, unless they are known. Ready by the next time words are looked for. */
export const fetchOwnWords = (): void => {
  void queryClient.prefetchQuery({ queryKey: termsKey, queryFn: quotesOfTerms });
};

/** The words the project has of its own: those its settings protect, and those annotated as terms. */
export const ownWords = (): readonly string[] => {
  fetchOwnWords();
  const protectedWords = useWorkspace.getState().project?.settings.protectedWords ?? [];
  const terms = queryClient.getQueryData<readonly string[]>(termsKey) ?? [];
  return [...new Set([...protectedWords.map(({ word }) => word), ...terms])];
};

/** The word round a place in a text, else the one that ends there (code points); null between words. */
export const wordAround = (row: RowNumber, side: Side, text: string, at: number): Range | null => {
  const words = wordsOf(text, languageHere(row, side), ownWords());
  return (
    words.find(({ start, end }) => start <= at && at < end) ?? words.find(({ end }) => end === at) ?? null
  );
};
