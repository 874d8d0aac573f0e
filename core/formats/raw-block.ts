import type { BlockKind, RepairDraft, RichText } from '../model/index.ts';
import type { SourcePlace } from './source-place.ts';

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
  /** Repairs that only the reader of its format can see; code points of the text, in order. */
  readonly drafts?: readonly RepairDraft[];
  /** True when a single newline of a plain text separates it from the next, so that the two may be one sentence. */
  readonly softBreak: boolean;
};

/** A block is never longer than this (UTF-16 code units): longer lines and paragraphs are cut, see `cut.ts`. */
export const longestBlock = 100_000;

/** Markdown and HTML are held in memory while they are read; more text than this (UTF-16 code units) is refused. */
export const longestMarkup = 32 * 1024 * 1024;
