import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DictionaryAnswer, FoundEntry } from '#api/dictionary.ts';
import { client } from '../../api.ts';
import { answerOf } from '../../workspace/queries.ts';

/** Under which what was looked up is kept. */
export const lookedUpKey = ['dictionary'] as const;

/** What the dictionaries have for a text; nothing for an empty one. */
export const useLookedUp = (text: string) =>
  useQuery({
    queryKey: [...lookedUpKey, text],
    queryFn: () => answerOf(client.dictionary.lookUp({ text })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    enabled: text !== '',
  });

export const keyOf = ({ words, reading, meanings }: FoundEntry): string =>
  `${words.join(' ')} ${reading} ${meanings[0] ?? ''}`;

/** All entries of an answer, each once. */
export const entriesOf = ({ entries, parts }: DictionaryAnswer): readonly FoundEntry[] => {
  const all = [...entries, ...parts.flatMap((part) => part.entries)];
  return [...new Map(all.map((entry) => [keyOf(entry), entry])).values()];
};

/** A licence by the name it is known by: that of Creative Commons for its address. */
export const licenceName = (licence: string): string => {
  const found = /creativecommons\.org\/(?:licenses\/([a-z-]+)|publicdomain\/(zero))\/([\d.]+)/iu.exec(
    licence,
  );
  if (found === null) return licence;
  const [, kind = '0', , version = ''] = found;
  return kind === '0' ? `CC0 ${version}` : `CC ${kind.toUpperCase()} ${version}`;
};
