import { z } from 'zod';
import type { DictionaryEntry, DictionaryInfo } from '#core/dictionary/index.ts';
import type { ReadWord } from '#core/readings/index.ts';
import { readingWays } from '#core/readings/ways.ts';
import { aside, call } from './define.ts';

export type LookedUp = {
  /** The dictionary, its version and its licence. */
  readonly info: DictionaryInfo;
  /** The text as one word; of English words the entries that mean them. */
  readonly entries: readonly DictionaryEntry[];
  /** The words in the text, where it is not one itself. */
  readonly words: readonly { readonly word: string; readonly entries: readonly DictionaryEntry[] }[];
};

/** CC-CEDICT, which is part of the installation: no network is asked. */
export const dictionary = {
  /** Chinese in either script, or English. Read from its file when it is first asked. Failure: dictionary.missing. */
  lookUp: call(
    z.object({ text: z.string().min(1).max(1000), most: z.number().int().min(1).max(200).default(50) }),
    aside,
  ).gives<LookedUp>(),
  /** How a Chinese text is read, word by word. Without the dictionary by what the libraries of readings know. */
  readings: call(z.object({ text: z.string().max(10_000), way: z.enum(readingWays) }), aside).gives<{
    readonly words: readonly ReadWord[];
  }>(),
};
