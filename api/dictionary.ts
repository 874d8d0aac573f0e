import { z } from 'zod';
import type { Failure } from '#core/model/index.ts';
import type { ReadWord } from '#core/readings/index.ts';
import { readingWays } from '#core/readings/ways.ts';
import { aside, call } from './define.ts';
import { documentOrigin } from './documents.ts';

/** A dictionary of this machine. What its file does not say is empty. */
export type DictionaryFacts = {
  readonly id: string;
  readonly name: string;
  /** As its file says, or the day it was issued. */
  readonly version: string;
  readonly licence: string;
  readonly author: string;
  readonly entries: number;
  /** Whether it is looked up. */
  readonly on: boolean;
  /** It is part of the installation, and can be switched off but not removed. */
  readonly builtIn: boolean;
};

/** An entry, all of it plain text. */
export type FoundEntry = {
  /** The word, and other forms of it. */
  readonly words: readonly string[];
  /** The words are the Traditional and the Simplified form. */
  readonly scripts: boolean;
  /** Pinyin with tone marks, or what the dictionary has; empty where it has none. */
  readonly reading: string;
  readonly meanings: readonly string[];
};

/** What one dictionary has. */
export type DictionaryAnswer = {
  readonly dictionary: Pick<DictionaryFacts, 'id' | 'name' | 'version' | 'licence'>;
  /** The text as one word; of English words the entries that mean them. */
  readonly entries: readonly FoundEntry[];
  /** The words in the text, where no dictionary has it as one. */
  readonly parts: readonly { readonly word: string; readonly entries: readonly FoundEntry[] }[];
  /** Why it could not be looked into. */
  readonly failure: Failure | null;
};

/** In the order of the list, those that are switched on. */
export type LookedUp = { readonly answers: readonly DictionaryAnswer[] };

export type DictionaryImported = {
  readonly dictionary: DictionaryFacts;
  /** Entries of the file that say nothing, point nowhere, or are too large. */
  readonly skipped: number;
};

const id = z.string().min(1).max(64);
type Listing = { readonly dictionaries: readonly DictionaryFacts[] };

/** CC-CEDICT, which is part of the installation, and dictionaries that the user brought (decision 0130): no network is asked. */
export const dictionary = {
  /** Chinese in either script, or English. Each dictionary is read from its file when it is first asked. */
  lookUp: call(
    z.object({ text: z.string().min(1).max(1000), most: z.number().int().min(1).max(200).default(50) }),
    aside,
  ).gives<LookedUp>(),
  /** How a Chinese text is read, word by word. Without the dictionary by what the libraries of readings know. */
  readings: call(z.object({ text: z.string().max(10_000), way: z.enum(readingWays) }), aside).gives<{
    readonly words: readonly ReadWord[];
  }>(),
  /** The dictionaries of this machine, in the order in which they answer. */
  list: call(z.object({}), aside).gives<Listing>(),
  /**
   * Stores a dictionary in app data, as a job: of StarDict by its `.ifo`, whose other files lie beside it or are given in `beside`; CSV, TSV; or a list in the form of CC-CEDICT; each packed by gzip or not.
   * Failed or cancelled, nothing of it stays. Failures: dictionary.not-stardict, dictionary.missing-part, dictionary.no-entries, file.too-large, file.too-many, document.undecodable, document.damaged-package.
   */
  import: call(
    z.object({ from: documentOrigin, beside: z.array(documentOrigin).max(8).default([]), job: z.string() }),
    aside,
  ).gives<DictionaryImported>(),
  /** Switches one on or off. Failure: dictionary.unknown. */
  set: call(z.object({ id, on: z.boolean() }), aside).gives<Listing>(),
  /** Puts one at a place of the list, counted from 0. Failure: dictionary.unknown. */
  move: call(z.object({ id, to: z.number().int().min(0) }), aside).gives<Listing>(),
  /** Removes one; for a week it can be brought back by `restore`. Failure: dictionary.unknown, also for the one of the installation. */
  remove: call(z.object({ id }), aside).gives<Listing>(),
  restore: call(z.object({ id }), aside).gives<Listing>(),
};
