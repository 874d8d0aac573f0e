import {
  plain,
  type BlockKind,
  type CellState,
  type Range,
  type RepairDraft,
  type RichText,
} from '../model/index.ts';
import type { SourcePlace } from './source-place.ts';

/** A language as a file calls it, in BCP 47. Which column that is, if any, is for the project to say. */
export type LanguageTag = string;

/** What a file says of a text besides its words. What it does not say is as for any imported text. */
export type RawFacts = {
  readonly state?: CellState;
  readonly locked?: boolean;
  /** The text it was made from has changed since: fuzzy, in PO. */
  readonly stale?: boolean;
};

/** A translation that a file brings along, in one language. No translation is another thing than an empty one. */
export type RawTranslation = RawFacts & { readonly language: LanguageTag; readonly rich: RichText };

/** What somebody wrote in a file about a text of it; becomes an annotation. */
export type RawComment = {
  /** Plain words. */
  readonly body: string;
  readonly author?: string;
  /** ISO 8601 in UTC. */
  readonly created?: string;
  /** The translation it is about; left out, it is about the original. */
  readonly on?: LanguageTag;
  /** Code points of that text; left out, it is about all of it. */
  readonly range?: Range;
  /** Another wording that it proposes for that text; its words may be none then. */
  readonly wording?: string;
};

/** A segment that its file has cut itself. */
export type RawSegment = {
  readonly rich: RichText;
  /** What stands between it and the next segment of its block. */
  readonly gap: string;
  /** As of a block. */
  readonly ref?: string;
  /** Of the original. */
  readonly facts?: RawFacts;
  readonly translations?: readonly RawTranslation[];
  /** The languages its file has a place for a translation in, written or not; left out: those of its translations. */
  readonly languages?: readonly LanguageTag[];
  readonly comments?: readonly RawComment[];
};

/** One paragraph, heading, item, cell or line of a document, as it was read. */
export type RawBlock = {
  readonly kind: BlockKind;
  /** 1..6 for headings, the depth (from 1) for list items and quotes, else 0. */
  readonly level: number;
  readonly rich: RichText;
  /**
   * White space between this block and the next. In plain text exactly what the file has (indents included);
   * in Markdown and HTML, where the file's own white space means nothing, a blank line between blocks, a newline
   * between items of a list and rows of a table, a tab between cells of a row.
   */
  readonly gap: string;
  /** 1-based line of the file where it starts. */
  readonly line: number;
  /** Where its words stand in the file; of Markdown. */
  readonly place?: SourcePlace;
  /**
   * Where the format finds the block in the kept original again: a string that only the format reads. Stored with each of
   * its segments, and told when the document is filled. Lines that have one are not joined, unless `joins` says so.
   */
  readonly ref?: string;
  /** Lines may be joined though they have references: the joined one has the first's and the last's, a space between. */
  readonly joins?: true;
  /** How its file cuts it, where it does. The splitter leaves it alone, and lines are not joined with it. */
  readonly segments?: readonly RawSegment[];
  /** Repairs that only the reader of its format can see; code points of the text, in order. */
  readonly drafts?: readonly RepairDraft[];
  /** True when a single newline of a plain text separates it from the next, so that the two may be one sentence. */
  readonly softBreak: boolean;
};

/** A block that its file has cut itself: its words are those of the segments. */
export const cutBlock = (
  about: Pick<RawBlock, 'kind' | 'level' | 'line' | 'gap'>,
  segments: readonly RawSegment[],
): RawBlock => ({
  ...about,
  rich: plain(
    segments.map(({ rich, gap }, n) => (n + 1 < segments.length ? rich.text + gap : rich.text)).join(''),
  ),
  segments,
  softBreak: false,
});

/** A block is never longer than this (UTF-16 code units): longer lines and paragraphs are cut, see `cut.ts`. */
export const longestBlock = 100_000;

/**
 * Markdown, HTML and what else is held in memory while it is read: more text than this (UTF-16 code units) is refused. A half more took up to 656 MB
 * over the idle engine, of which 512 are wanted.
 */
export const longestMarkup = 16 * 1024 * 1024;
