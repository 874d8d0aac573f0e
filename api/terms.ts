import { z } from 'zod';
import {
  genders,
  longestConceptText,
  longestTerm,
  mostTerms,
  mostTitles,
  nameKinds,
  termStatuses,
  type Concept,
  type Language,
  type NameFacts,
  type Range,
  type Side,
  type TermStatus,
} from '#core/model/index.ts';
import { text, where } from '#core/model/shape.ts';
import { conceptDetailFields } from '#core/model/shapes.ts';
import { aside, call, lasting, reading, type WrittenFile } from './define.ts';
import { documentOrigin } from './documents.ts';
import type { TermCandidates } from './term-candidates.ts';
import type { ChangedWithTexts, TermImpact } from './term-impact.ts';
import {
  conceptId,
  documentId,
  interfaceLanguage,
  language,
  members,
  pathOfProject,
  pathToWrite,
  segmentId,
  shaped,
  side,
} from './shapes.ts';

/** A term of a column's language that stands for a concept. */
export type TermChoice = {
  readonly text: string;
  readonly status: TermStatus;
  /** Set when the termbase has it in the other script of Chinese only: this is its conversion. */
  readonly converted?: true;
  /** Made of a title and the family name of a person. */
  readonly address?: true;
};

/** A concept that is named in the original of a row. */
export type RowTerm = {
  readonly concept: Concept;
  /** What the shared termbase that it is of is called; null for that of the project. */
  readonly termbase: string | null;
  /** The term that was found, and everywhere it stands in the original. */
  readonly text: string;
  readonly ranges: readonly Range[];
  /** Nowhere by itself: each time within a longer term. */
  readonly inside: boolean;
  /** The words of the original where a person is not named in full: the family name with a title, or the given name. */
  readonly called?: string;
  /** For each shown column beside the original, best first; forbidden ones last. */
  readonly columns: readonly {
    readonly side: Side;
    readonly language: Language;
    readonly terms: readonly TermChoice[];
  }[];
};

export type PairAdded = {
  readonly concept: Concept;
  readonly added: 'concept' | 'term' | 'nothing';
  readonly termbase: string | null;
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
const line = bounded(longestTerm);
const name = z.object({
  kind: z.enum(nameKinds),
  surname: line.default(''),
  gender: z.enum(genders).nullable().default(null),
  titles: z
    .array(z.object({ original: line, translation: line.default('') }))
    .max(mostTitles)
    .readonly()
    .default([]),
  romanisations: z.object({
    pinyin: line.default(''),
    pinyinTones: line.default(''),
    wadeGiles: line.default(''),
    jyutping: line.default(''),
  }),
});

/** Which entries of a termbase: those that are names, those that are not, or names of one kind. */
export const entryKinds = ['names', 'terms', ...nameKinds] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What is proposed for a name in characters. */
/** `established`: what it is called in English as a rule; empty where nothing says so. */
export type NameProposal = Pick<NameFacts, 'surname' | 'romanisations'> & { readonly established: string };

const content = z.object({
  terms: z
    .array(z.object({ language, text: bounded(longestTerm), status: z.enum(termStatuses) }))
    .max(mostTerms)
    .readonly(),
  partOfSpeech: partOfSpeech.default(null),
  domain: bounded(longestConceptText).default(''),
  note: bounded(longestConceptText).default(''),
  source: bounded(longestConceptText).default(''),
  picture: bounded(longestConceptText).optional(),
  name: name.optional(),
});

/** UTF-16 units of what is looked for. */
export const longestSearch = longestTerm;

export type ConceptPage = { readonly total: number; readonly concepts: readonly Concept[] };

/** Words of a column. */
const words = z.object({ segment: segmentId, side, text: bounded(longestTerm) });

/**
 * The terms of the open project: its own termbase, and the shared ones beside it (`termbases`), whose concepts have ids of their own here. Each change is
 * one step: of undo, or, of a shared termbase, of the undo of that.
 */
export const terms = {
  /** The concepts that are named in the original of a row, in the order of the text. */
  inRow: call(z.object({ segment: segmentId }), reading).gives<readonly RowTerm[]>(),
  /** The newest concepts first; with `text` those that say it, in either script of Chinese. */
  list: call(
    z.object({
      text: z.string().max(longestSearch).default(''),
      /** A shared termbase; without it that of the project. */
      termbase: pathOfProject.optional(),
      kind: z.enum(entryKinds).optional(),
      from: z.number().int().nonnegative().default(0),
      count: z.number().int().min(1).max(500).default(100),
    }),
    reading,
  ).gives<ConceptPage>(),
  /** How a name in characters is read, and which family name it begins with: for a person the one given, or the one that is likely. */
  romanise: call(
    z.object({ text: line, kind: z.enum(nameKinds), surname: line.optional() }),
    aside,
  ).gives<NameProposal>(),
  /** Failure: concept.unknown. */
  get: call(z.object({ concept: conceptId }), reading).gives<Concept>(),
  /**
   * Adds a concept: to a shared termbase, to the project (null), or, where nothing is said, where new terms go. Failures: concept.no-terms when all its terms
   * are empty; termbase.unknown, termbase.read-only.
   */
  add: call(content.extend({ into: pathOfProject.nullable().optional() })).gives<Concept>(),
  /**
   * Adds words of two columns as terms of one concept, where new terms go: of the one that is known there by the first words already, if there is one.
   * `added` says what was new, `termbase` what the shared termbase is called that has it; null for the project.
   */
  addPair: call(z.object({ first: words, second: words })).gives<PairAdded>(),
  /** Failures: concept.unknown, concept.damaged, concept.no-terms. */
  change: call(z.object({ concept: conceptId, content })).gives<Concept>(),
  /** The translations that a change of a concept touches, with what each would be; changes nothing. Failures: as of `change`. */
  impact: call(z.object({ concept: conceptId, content }), reading).gives<TermImpact>(),
  /** Changes a concept and the accepted texts with it, as one step of undo. Failures: as of `change`. */
  changeWithTexts: call(
    z.object({
      concept: conceptId,
      content,
      accepted: z
        .array(z.object({ segment: segmentId, side, before: z.string().max(2_000_000) }))
        .max(100_000),
    }),
  ).gives<ChangedWithTexts>(),
  /** Terms and names that originals seem to have and nobody knows yet, likeliest first; as a job. */
  candidates: call(
    z.object({
      document: documentId.optional(),
      /** How often an ordinary term has to be there. */
      least: z.number().int().min(2).max(1000).default(2),
      count: z.number().int().min(1).max(5000).default(500),
      job: z.string(),
    }),
    lasting(reading),
  ).gives<TermCandidates>(),
  /** Puts the concepts of a TBX file, a table or a workbook into the project, or into a shared termbase; as a job, one step of undo. Failed or cancelled, none of them. */
  import: call(
    z.object({ from: documentOrigin, termbase: pathOfProject.optional(), job: z.string() }),
    lasting({}),
  ).gives<TermsImported>(),
  /** Writes the termbase as TBX, as a table or as a workbook, which the name says where one is given; without it into the exports folder. As a job. */
  export: call(
    z.object({
      to: pathToWrite.optional(),
      format: z.enum(['tbx', 'csv', 'xlsx']).default('tbx'),
      termbase: pathOfProject.optional(),
      kind: z.enum(entryKinds).optional(),
      job: z.string(),
      interfaceLanguage: interfaceLanguage.default('en'),
    }),
    reading,
  ).writes<TermsExported>(),
  /** Failures: concept.unknown, concept.damaged. */
  remove: call(z.object({ concepts: z.array(conceptId).max(100_000) })).gives<{ readonly removed: number }>(),
};
