import type { ElementText } from '../element-text.ts';
import type { LanguageTag } from '../raw-block.ts';
import type { Slice } from '../source-place.ts';

/** Something said of a concept, a language or a term: `definition`, `partOfSpeech`, `note`. */
export type Datum = { readonly type: string; readonly text: string };

export type Term = {
  /** Where its words stand; of `<term/>` the tag. */
  readonly at: Slice;
  readonly isTag: boolean;
  readonly text: ElementText;
  readonly data: readonly Datum[];
};

/** The terms of a concept in one language. */
export type LanguageSection = {
  readonly language: LanguageTag;
  readonly tag: Slice;
  readonly end: Slice;
  /** The names of what is around a term, the outermost first: `ntig`, `termGrp`. Empty as long as there is none. */
  readonly around: readonly string[];
  readonly terms: readonly Term[];
  readonly data: readonly Datum[];
};

/** A concept. `n` counts from 0. */
export type Concept = {
  readonly n: number;
  /** What names it in its file; empty where nothing does. */
  readonly id: string;
  readonly tag: Slice;
  readonly sections: readonly LanguageSection[];
  readonly data: readonly Datum[];
};
