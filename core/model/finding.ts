import type { SegmentId } from './ids.ts';
import type { Side } from './column.ts';
import type { Params } from './result.ts';
import type { Range, TextEdit } from './text.ts';

/** The gravest first. */
export const findingSeverities = ['error', 'warning', 'info'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

/** What a finding is, wherever it is found. Two findings of one text never share all three. */
export type FindingKind = {
  /** The id of a check (`core/checks/`), which need not be one that this version knows. */
  readonly check: string;
  readonly code: string;
  /** The words it is about, or what names the tag it is about. */
  readonly words: string;
};

/** What a check has found in one text of a row. Its sentence is `texts.<check>.<code>` in `locales/<lang>/checks.json`. */
export type Finding = FindingKind & {
  readonly severity: FindingSeverity;
  readonly side: Side;
  /** Every place of the words (code points), in order; none where something is missing. */
  readonly ranges: readonly Range[];
  readonly params: Params;
  /** Edits of the text that put it right and can do no harm; none where somebody has to decide. */
  readonly fix?: readonly TextEdit[];
};

/** Findings that are not shown: in one text, as long as it stays as it was, or wherever these words are found. */
export type IgnoredFinding = FindingKind & {
  /** The text; null for every one. */
  readonly cell: { readonly segment: SegmentId; readonly side: Side } | null;
  /** Of the text it was ignored in, tags included (`findingHash`); empty for every one. */
  readonly hash: string;
};
