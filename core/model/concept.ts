import type { ConceptId } from './ids.ts';
import type { Language } from './language.ts';
import type { NameFacts } from './name.ts';

/** How a term is to be used. An `admitted` one may stand in place of the preferred one; a `forbidden` one is to be replaced. */
export const termStatuses = ['preferred', 'admitted', 'forbidden'] as const;
export type TermStatus = (typeof termStatuses)[number];

export const partsOfSpeech = ['noun', 'properNoun', 'verb', 'adjective', 'adverb', 'other'] as const;
type PartOfSpeech = (typeof partsOfSpeech)[number];

/** What a concept is called in a language. */
export type Term = {
  readonly language: Language;
  readonly text: string;
  readonly status: TermStatus;
};

/** What a termbase says of a concept; empty and null where it says nothing. */
export type ConceptContent = {
  /** One at least; of one language the first preferred one is what a translation should have. */
  readonly terms: readonly Term[];
  readonly partOfSpeech: PartOfSpeech | null;
  /** The field it belongs to, such as law or botany. */
  readonly domain: string;
  readonly note: string;
  /** Where its terms are taken from. */
  readonly source: string;
  /** Where a picture of it is: the address or the name of a file. Nothing is fetched from there. */
  readonly picture?: string | undefined;
  /** Set when it is a name. */
  readonly name?: NameFacts | undefined;
};

/** An entry of a termbase. `uid` names it in files that are exchanged (of TBX its `id`). */
export type Concept = ConceptContent & {
  readonly id: ConceptId;
  readonly uid: string;
  /** Set when part of what is stored of it is not what was written: it is neither found in texts nor changed. */
  readonly damaged?: true;
};

/** UTF-16 units of a term, and of each other text of a concept. */
export const longestTerm = 500;
export const longestConceptText = 4000;
/** Terms of one concept. */
export const mostTerms = 200;
