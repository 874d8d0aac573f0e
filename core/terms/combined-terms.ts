import type { ConceptId, Language } from '../model/index.ts';
import { inTextOrder, withInside, type TermIndex, type TermMatch, type TermsRead } from './term-index.ts';
import { termKey } from './term-key.ts';

const chained = function* <T>(lists: readonly Iterable<T>[]): Iterable<T> {
  for (const list of lists) yield* list;
};

/**
 * Several termbases as one, the first above the others: of matches that stand alike its come first, and an entry that an earlier one has by
 * the same `uid` is not found in a later one, since it was taken from there and may say something else. Ids of concepts must differ
 * (`concept-place.ts`). A look-up is one in each.
 */
export const combinedTerms = (indexes: readonly TermIndex[]): TermsRead => {
  const [only] = indexes;
  if (only !== undefined && indexes.length === 1) return only;
  const firstOf = <T>(ask: (index: TermIndex) => T | null): T | null => {
    for (const index of indexes) {
      const found = ask(index);
      if (found !== null) return found;
    }
    return null;
  };
  const rankOf = (id: ConceptId): number => indexes.findIndex((index) => index.get(id) !== null);
  const isShadowed = (rank: number, id: ConceptId): boolean => {
    const uid = rank === 0 ? undefined : indexes[rank]?.get(id)?.uid;
    return uid !== undefined && indexes.slice(0, rank).some((index) => index.byUid(uid) !== null);
  };
  const visible = (rank: number, ids: readonly ConceptId[]): readonly ConceptId[] =>
    ids.filter((id) => !isShadowed(rank, id));
  const find = (text: string, language: Language): readonly TermMatch[] => {
    const key = termKey(text);
    const found = indexes.flatMap((index, rank) => {
      const matches = index.find(text, language, key);
      return rank === 0 ? matches : matches.filter(({ concept }) => !isShadowed(rank, concept));
    });
    // Stable: of those that stand alike, the first termbase's come first.
    return withInside(found.sort(inTextOrder));
  };
  return {
    find,
    rankOf,
    get: (id) => firstOf((index) => index.get(id)),
    size: () => indexes.reduce((sum, index) => sum + index.size(), 0),
    hasPeople: () => indexes.some((index) => index.hasPeople()),
    hasWord: (word) => indexes.some((index) => index.hasWord(word)),
    byUid: (uid) => firstOf((index) => index.byUid(uid)),
    latinWords: () => chained(indexes.map((index) => index.latinWords())),
    all: () => chained(indexes.map((index) => index.all())),
    named: (text, language) => indexes.flatMap((index, rank) => visible(rank, index.named(text, language))),
  };
};
