import { z } from 'zod';
import {
  findingSeverities,
  type FindingKind,
  type FindingSeverity,
  type Params,
  type Range,
  type RowNumber,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import { call, editing, reading } from './define.ts';
import { segmentId, side } from './shapes.ts';

/** Findings of one check with one code, for the groups of the panel. */
export type FindingGroup = {
  readonly check: string;
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly count: number;
  /** How many of them have a fix. */
  readonly fixable: number;
};

/** Which finding of which text. */
export type FindingAt = FindingKind & { readonly segment: SegmentId; readonly side: Side };

export type FoundFinding = FindingAt & {
  readonly row: RowNumber;
  readonly severity: FindingSeverity;
  readonly params: Params;
  readonly ranges: readonly Range[];
  /** The text, cut round the first place when long, and where the places lie in it. */
  readonly excerpt: string;
  readonly excerptRanges: readonly Range[];
  /** What its fix puts in place of the words; null where there is none, or the text is locked. */
  readonly fix: string | null;
};

/** What is ignored, and where: `row` is null for what is ignored everywhere. */
export type IgnoredEntry = FindingKind & {
  readonly segment: SegmentId | null;
  readonly side: Side | null;
  readonly row: RowNumber | null;
};

export type FixReport = {
  readonly fixed: number;
  /** Left as they were, because their text is locked or damaged. */
  readonly left: number;
};

const name = z.string().min(1).max(100);
const kind = { check: name, code: name, words: z.string().max(100_000) };
const findingAt = z.object({ ...kind, segment: segmentId, side });

/** Each member narrows. */
const filter = {
  check: name.optional(),
  code: name.optional(),
  severity: z.enum(findingSeverities).optional(),
  side: side.optional(),
  segment: segmentId.optional(),
};
export type FindingFilter = { readonly [M in keyof typeof filter]?: z.output<(typeof filter)[M]> };

/** With a name, the search tells how far it is and can be cancelled (`jobs.cancel`). */
const job = z.string().min(1).max(100).optional();
const page = {
  from: z.number().int().nonnegative().default(0),
  count: z.number().int().min(1).max(500).default(100),
};

/**
 * Findings of checks that nobody ignores. All rows are looked at once, giving way to other work, and then kept up with what is
 * changed. What a converted text has from the text it follows is told of that one only.
 */
export const checks = {
  /** The groups, in the order of the checks and their codes; and how much is ignored. */
  groups: call(z.object({ ...filter, job }), reading).gives<{
    readonly groups: readonly FindingGroup[];
    readonly total: number;
    readonly ignored: number;
  }>(),
  /** In reading order. */
  list: call(z.object({ ...filter, ...page, job }), reading).gives<{
    readonly total: number;
    readonly findings: readonly FoundFinding[];
  }>(),
  /** The next row after `after` (wrapping round) that has findings, of one check where it is named, or null. */
  next: call(
    z.object({
      after: z.number().int().nonnegative(),
      backwards: z.boolean().default(false),
      check: name.optional(),
    }),
    reading,
  ).gives<{ readonly row: RowNumber; readonly segment: SegmentId } | null>(),
  /** What is ignored: everywhere first, then by rows. Rows that are not there now are left out, and those a filter does not admit. */
  ignored: call(z.object({ side: side.optional(), segment: segmentId.optional(), ...page }), reading).gives<{
    readonly total: number;
    readonly entries: readonly IgnoredEntry[];
  }>(),
  /**
   * Shows a finding no longer: `here`, in this text until it is changed; `everywhere`, where the same words have it. One step of
   * undo.
   */
  ignore: call(
    z.object({ finding: findingAt, where: z.enum(['here', 'everywhere']) }),
    editing,
  ).gives<null>(),
  /** Shows again what was ignored. Answers how many of these were. */
  unignore: call(
    z.object({
      entries: z
        .array(z.object({ ...kind, segment: segmentId.nullable(), side: side.nullable() }))
        .min(1)
        .max(1000),
    }),
    editing,
  ).gives<{ readonly shown: number }>(),
  /** Puts all places of a finding right, in its text. Columns converted from it follow. */
  fix: call(z.object({ finding: findingAt }), editing).gives<null>(),
  /** Fixes all findings that have a fix, as one step of undo. */
  fixAll: call(z.object({ ...filter, job }), editing).gives<FixReport>(),
};
