import { realignRows, certainFrom, joinTexts, type RowPair } from '#core/align/index.ts';
import { alignmentOf, certaintyOfPair, isUncertain } from '#core/checks/alignment.ts';
import {
  fail,
  languageOfSide,
  ok,
  originalSide,
  plain,
  sameRich,
  type Cell,
  type Result,
  type RowNumber,
  type SegmentId,
  type Sequence,
  type Side,
} from '#core/model/index.ts';
import { commit } from '../project/commit.ts';
import type { OpenProject } from '../project/open-project.ts';
import { alignmentsOf, putAlignments } from '../store/alignments-repository.ts';
import { findCell } from '../store/cells-repository.ts';
import { dealSteps, dealtCell, joinedState, movable, neighbourOf, type Movable } from './cells.ts';
import { lacksLexicon, lexiconFor } from './lexicon.ts';
import { namedConcepts, sharedTermsOf } from './shared-terms.ts';

export type RealignReport = {
  readonly sequence: Sequence;
  /** Rows that have another text now. */
  readonly changed: number;
  /** The rows that were looked at: between pairs that are fixed. */
  readonly first: RowNumber;
  readonly last: RowNumber;
  /** The dictionary was not there, by whose words Chinese and other texts are compared. */
  readonly noDictionary?: true;
};

/** Rows on either side that are looked at; pairs further away do not hang on this one. */
const reach = 200;

const originalOf = (project: OpenProject, segment: SegmentId): string =>
  findCell(project.handle, segment, originalSide)?.text ?? '';

/**
 * Whether a pair stays as it is: somebody has locked, reviewed, approved or confirmed it, or has made it (changed or moved a text by hand), or there
 * is no original.
 */
const isFixedPair = (project: OpenProject, { segment, cell }: Movable, side: Side): boolean => {
  if (cell.state === 'reviewed' || cell.state === 'approved') return true;
  const original = originalOf(project, segment);
  if (original === '') return true;
  const known = alignmentsOf(project.handle, [segment]).get(segment)?.get(side) ?? [];
  const certainty = certaintyOfPair(known, original, cell.text);
  return certainty === null || (cell.state === 'translated' && isUncertain(certainty));
};

/** Rows from one on, upwards or downwards, up to the next that is fixed; in their order. */
const openFrom = (project: OpenProject, from: Movable, side: Side, by: -1 | 1): readonly Movable[] => {
  const found: Movable[] = [];
  for (let at = from; found.length < reach;) {
    const next = neighbourOf(project, at, side, by);
    if (!next.ok || isFixedPair(project, next.value, side)) break;
    found.push(next.value);
    at = next.value;
  }
  return by === -1 ? found.reverse() : found;
};

/** A text that was dealt out: a draft where that is not certain. */
const certainState = (cell: Cell, certainty: number): Cell['state'] =>
  certainty < certainFrom ? 'draft' : cell.state === 'empty' ? 'translated' : cell.state;

type Change = {
  readonly of: Movable;
  readonly text: RowPair['text'];
  readonly certainty: number | null;
  /** Where nothing is known of how certain it is; else as it was. */
  readonly state?: Cell['state'];
};

/** Writes what rows get, with what is known of the new pairs, as one step of undo. */
const write = (
  project: OpenProject,
  side: Side,
  changes: readonly Change[],
  actor: string,
): Result<{ readonly sequence: Sequence; readonly changed: number }> => {
  const changed = changes.filter(({ of, text }) => !sameRich(of.cell, text));
  const steps = dealSteps(
    project,
    side,
    changed.map(({ of, text, certainty, state = of.cell.state }) => ({
      of,
      after: dealtCell(of.cell, text, certainty === null ? state : certainState(of.cell, certainty)),
    })),
  );
  if (steps.length === 0) return ok({ sequence: project.sequence, changed: 0 });
  const pairs = changed.flatMap(({ of, text, certainty }) =>
    certainty === null
      ? []
      : [
          {
            segment: of.segment,
            side,
            ...alignmentOf(originalOf(project, of.segment), text.text, certainty),
          },
        ],
  );
  const done = commit(project, {
    kind: 'realign',
    steps,
    actor,
    also: (handle) => {
      putAlignments(handle, pairs);
    },
  });
  return done.ok ? ok({ sequence: done.value.sequence, changed: changed.length }) : done;
};

/** What was looked at, and whether without the dictionary. */
const lookedAt = (
  { document: { columns } }: Movable,
  side: Side,
  rows: Pick<RealignReport, 'first' | 'last'>,
): Omit<RealignReport, 'sequence' | 'changed'> =>
  lacksLexicon(languageOfSide(columns, originalSide), languageOfSide(columns, side))
    ? { ...rows, noDictionary: true }
    : rows;

const dealt = (
  project: OpenProject,
  side: Side,
  rows: readonly Movable[],
  texts: readonly RowPair['text'][],
) => {
  const columns = rows[0]?.document.columns ?? [];
  const original = languageOfSide(columns, originalSide);
  const language = languageOfSide(columns, side);
  const pairs = rows.map(({ segment }, n) => ({
    original: originalOf(project, segment),
    text: texts[n] ?? plain(''),
  }));
  const terms = sharedTermsOf(namedConcepts(project), original, language);
  const out = realignRows(pairs, { original, text: language }, lexiconFor(original, language), terms);
  return rows.map((of, n): Change => ({
    of,
    text: out[n]?.text ?? plain(''),
    certainty: out[n]?.certainty ?? 0,
  }));
};

/**
 * Deals the texts of a column out anew among the rows around one, between the nearest pairs that are fixed, as told in api/alignment.ts.
 * Failures: align.nothing-open, and those of `movable` and commit.
 */
export const realignAround = (
  project: OpenProject,
  { segment, side }: { readonly segment: SegmentId; readonly side: Side },
  actor: string,
): Result<RealignReport> => {
  const here = movable(project, segment, side);
  if (!here.ok) return here;
  const isOpen = !isFixedPair(project, here.value, side);
  const rows = [
    ...(isOpen ? openFrom(project, here.value, side, -1) : []),
    ...(isOpen ? [here.value] : []),
    ...openFrom(project, here.value, side, 1),
  ];
  if (rows.length < 2) return fail('align.nothing-open');
  const done = write(
    project,
    side,
    dealt(
      project,
      side,
      rows,
      rows.map(({ cell }) => cell),
    ),
    actor,
  );
  const rowsSeen = { first: rows[0]?.row ?? 0, last: rows.at(-1)?.row ?? 0 };
  return done.ok ? ok({ ...done.value, ...lookedAt(here.value, side, rowsSeen) }) : done;
};

/**
 * Leaves a row without a text: what stood there goes to the rows behind it, up to the next fixed pair, which are dealt out anew; to the very next row
 * where that is fixed already. Failures: align.nothing-to-move, align.no-neighbour, and those of `movable` and commit.
 */
export const insertGap = (
  project: OpenProject,
  { segment, side }: { readonly segment: SegmentId; readonly side: Side },
  actor: string,
): Result<RealignReport> => {
  const here = movable(project, segment, side);
  if (!here.ok) return here;
  const { cell, document } = here.value;
  if (cell.text === '') return fail('align.nothing-to-move');
  const next = neighbourOf(project, here.value, side, 1);
  if (!next.ok) return next;
  const open = openFrom(project, here.value, side, 1);
  const language = languageOfSide(document.columns, side);
  const rows = open.length === 0 ? [next.value] : open;
  const texts = rows.map((row, n) => (n === 0 ? joinTexts(cell, row.cell, language) : row.cell));
  const changes: readonly Change[] =
    open.length < 2
      ? rows.map((of, n) => ({
          of,
          text: texts[n] ?? plain(''),
          certainty: null,
          state: joinedState(of.cell, cell),
        }))
      : dealt(project, side, rows, texts);
  const done = write(
    project,
    side,
    [{ of: here.value, text: plain(''), certainty: null }, ...changes],
    actor,
  );
  if (!done.ok) return done;
  const rowsSeen = { first: here.value.row, last: rows.at(-1)?.row ?? 0 };
  return ok({ ...done.value, ...(open.length < 2 ? rowsSeen : lookedAt(here.value, side, rowsSeen)) });
};
