import { evidenceOf, isBrokenAt, type BreakEvidence } from './line-evidence.ts';
import { factsOf, widthOf, type LineFacts } from './line-facts.ts';

/** A line without its end, and the white space before its words, or null when that is not known. */
export type Line = { readonly text: string; readonly indent: string | null };

/** What is known of lines that follow one another. All but widths is worked out when it is asked for, once. */
export type LineReading = {
  readonly lines: readonly string[];
  /** Columns, with the indent. */
  readonly widths: readonly number[];
  readonly facts: (at: number) => LineFacts;
  /** The break behind line `at`. */
  readonly evidence: (at: number) => BreakEvidence;
  readonly isBroken: (at: number) => boolean;
};

/** Two full-width spaces: what the first line of a document may have had before it, where that is not known. */
const usualIndent = 4;

/** In: the lines, and the width that their document is wrapped at, or 0. */
export const readLines = (given: readonly Line[], wrapWidth: number): LineReading => {
  const lines = given.map(({ text }) => text);
  const widths = given.map(({ text, indent }) => {
    const width = widthOf(text) + widthOf(indent ?? '');
    return indent === null && width + usualIndent <= wrapWidth ? width + usualIndent : width;
  });
  const allFacts: LineFacts[] = [];
  const allEvidence: BreakEvidence[] = [];
  const allBroken: boolean[] = [];
  const facts = (at: number): LineFacts =>
    (allFacts[at] ??= { ...factsOf(lines[at] ?? ''), width: widths[at] ?? 0 });
  const evidence = (at: number): BreakEvidence =>
    (allEvidence[at] ??= evidenceOf(lines[at] ?? '', facts(at), lines[at + 1] ?? ''));
  const isBroken = (at: number): boolean =>
    (allBroken[at] ??= isBrokenAt(lines[at] ?? '', evidence(at), lines[at + 1] ?? ''));
  return { lines, widths, facts, evidence, isBroken };
};
