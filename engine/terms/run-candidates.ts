import { readFileSync } from 'node:fs';
import { openDictionary, wordUse } from '#core/dictionary/index.ts';
import { ok, type NameKind } from '#core/model/index.ts';
import { findCandidates, type CandidatePlace } from '#core/terms/candidates.ts';
import { romanise } from '#core/terms/names/romanise.ts';
import { surnameOf } from '#core/terms/names/surnames.ts';
import { fold } from '#core/text/fold.ts';
import type { TaskCode } from '../workers/task.ts';

export type CandidatesOrder = {
  /** Originals; what is found in one is told by its number. */
  readonly texts: readonly string[];
  /** Folded terms of the termbase. */
  readonly known: readonly string[];
  /** The file of the dictionary; null where there is none. */
  readonly dictionary: string | null;
  readonly least: number;
  readonly most: number;
};

export type CandidateFound = {
  readonly text: string;
  readonly kind: NameKind | null;
  readonly frequency: number;
  readonly reading: string;
  /** What a translation may have for a name. */
  readonly spelling: string;
  readonly places: readonly CandidatePlace<number>[];
};

export type CandidatesTypes = {
  readonly order: CandidatesOrder;
  readonly said: never;
  readonly answer: { readonly total: number; readonly candidates: readonly CandidateFound[] };
};

/** Looks for candidates in a thread: the dictionary is read for it, and let go with what was counted. */
export const runCandidates: TaskCode<CandidatesTypes> = ({ texts, known, dictionary, least, most }) => {
  const terms = new Set(known);
  const words = dictionary === null ? null : openDictionary(readFileSync(dictionary, 'utf8'));
  const isKnown = (word: string): boolean => terms.has(fold(word)) || (words?.word(word).length ?? 0) > 0;
  const found = findCandidates(
    texts.map((text, at) => ({ at, text })),
    {
      least,
      isKnown,
      ...(words === null ? {} : { wordUse: (word: string) => wordUse(words.word(word)) }),
    },
  );
  const candidates = found.slice(0, most).map(({ text, kind, frequency, places }): CandidateFound => {
    const { pinyin, pinyinTones } = romanise(text, kind ?? 'work', kind === 'person' ? surnameOf(text) : '');
    const reading = kind === null ? pinyinTones.toLowerCase() : pinyinTones;
    return { text, kind, frequency, reading, spelling: kind === null ? '' : pinyin, places };
  });
  return Promise.resolve(ok({ total: found.length, candidates }));
};
