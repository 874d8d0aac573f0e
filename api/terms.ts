import { z } from 'zod';
import {
  longestConceptText,
  longestTerm,
  mostTerms,
  termStatuses,
  type Concept,
  type Language,
  type Range,
  type Side,
  type TermStatus,
} from '#core/model/index.ts';
import { text, where } from '#core/model/shape.ts';
import { conceptDetailFields } from '#core/model/shapes.ts';
import { call, lasting, reading, type WrittenFile } from './define.ts';
import { documentOrigin } from './documents.ts';
import { conceptId, language, members, pathToWrite, segmentId, shaped, side } from './shapes.ts';

/** A term of a column's language that stands for a concept. */
export type TermChoice = {
  readonly text: string;
  readonly status: TermStatus;
  /** Set when the termbase has it in the other script of Chinese only: this is its conversion. */
  readonly converted?: true;
};

/** A concept that is named in the original of a row. */
export type RowTerm = {
  readonly concept: Concept;
  /** The term that was found, and everywhere it stands in the original. */
  readonly text: string;
  readonly ranges: readonly Range[];
  /** Nowhere by itself: each time within a longer term. */
  readonly inside: boolean;
  /** For each shown column beside the original, best first; forbidden ones last. */
  readonly columns: readonly {
    readonly side: Side;
    readonly language: Language;
    readonly terms: readonly TermChoice[];
  }[];
};

export type TermsImported = {
  readonly name: string;
  /** In the termbase now; how many of them are new, and how many say something else than before. */
  readonly concepts: number;
  readonly added: number;
  readonly changed: number;
  /** Concepts of the file that are there already. */
  readonly same: number;
  /** Without a term, or with more than a concept may hold. */
  readonly skipped: number;
};

export type TermsExported = WrittenFile & { readonly concepts: number };

const bounded = (most: number) => shaped(where(text, ({ length }) => length <= most));
const { partOfSpeech } = members(conceptDetailFields);
const content = z.object({
  terms: z
    .array(z.object({ language, text: bounded(longestTerm), status: z.enum(termStatuses) }))
    .max(mostTerms)
    .readonly(),
  partOfSpeech: partOfSpeech.default(null),
  domain: bounded(longestConceptText).default(''),
  note: bounded(longestConceptText).default(''),
  source: bounded(longestConceptText).default(''),
});

/** Words of a column. */
const words = z.object({ segment: segmentId, side, text: bounded(longestTerm) });

/** The termbase of the open project: what its concepts are called in each language. Each change is one step of undo. */
export const terms = {
  /** The concepts that are named in the original of a row, in the order of the text. */
  inRow: call(z.object({ segment: segmentId }), reading).gives<readonly RowTerm[]>(),
  /** The newest concepts first; with `text` those that say it, in either script of Chinese. */
  list: call(
    z.object({
      text: z.string().max(longestTerm).default(''),
      from: z.number().int().nonnegative().default(0),
      count: z.number().int().min(1).max(500).default(100),
    }),
    reading,
  ).gives<{
    readonly total: number;
    readonly concepts: readonly Concept[];
  }>(),
  /** Failure: concept.unknown. */
  get: call(z.object({ concept: conceptId }), reading).gives<Concept>(),
  /** Adds a concept. Failure: concept.no-terms when all its terms are empty. */
  add: call(content).gives<Concept>(),
  /**
   * Adds words of two columns as terms of one concept: of the one that is known by the first words already, if there is one. `added`
   * says what was new.
   */
  addPair: call(z.object({ first: words, second: words })).gives<{
    readonly concept: Concept;
    readonly added: 'concept' | 'term' | 'nothing';
  }>(),
  /** Failures: concept.unknown, concept.damaged, concept.no-terms. */
  change: call(z.object({ concept: conceptId, content })).gives<Concept>(),
  /** Puts the concepts of a TBX file or a table into the termbase; as a job, one step of undo. Failed or cancelled, none of them. */
  import: call(z.object({ from: documentOrigin, job: z.string() }), lasting({})).gives<TermsImported>(),
  /** Writes the termbase as TBX, or as a table where the name ends in `.csv`; as a job. */
  export: call(z.object({ to: pathToWrite, job: z.string() }), reading).writes<TermsExported>(),
  /** Failures: concept.unknown, concept.damaged. */
  remove: call(z.object({ concepts: z.array(conceptId).max(100_000) })).gives<{ readonly removed: number }>(),
};
