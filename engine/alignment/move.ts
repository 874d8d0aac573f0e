import { joinTexts, sentencesIn } from '#core/align/index.ts';
import {
  fail,
  languageOfSide,
  ok,
  plain,
  type Language,
  type Result,
  type RichText,
  type RowNumber,
  type SegmentId,
  type Sequence,
  type Side,
} from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { splitRich } from '#core/text/mapping.ts';
import { commit } from '../project/commit.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cutAt, halves } from '../project/split-cells.ts';
import { dealSteps, dealtCell, joinedState, movable, neighbourOf } from './cells.ts';

export type MoveRequest = {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly to: 'before' | 'behind';
  /** Code point at which the text is cut; null for its first or last sentence. */
  readonly at: number | null;
};

export type MoveReport = { readonly sequence: Sequence; readonly row: RowNumber; readonly from: RowNumber };

/** Where the first or last sentence of a text ends or begins, in code points; null where it is the only one. */
const sentenceEdge = (text: RichText, language: Language, to: MoveRequest['to']): number | null => {
  const sentences = sentencesIn(text, language);
  if (sentences.length < 2) return null;
  const one = sentences.at(to === 'before' ? 0 : -1);
  const length = codePointLength(one?.text ?? '');
  return to === 'before' ? length : codePointLength(text.text.trimEnd()) - length;
};

/** What stays of a text and what goes; all goes where there is nothing to cut. */
const parted = (
  cell: RichText,
  language: Language,
  { to, at }: MoveRequest,
): { readonly stays: RichText; readonly goes: RichText } => {
  const edge = at ?? sentenceEdge(cell, language, to);
  const cut = edge === null ? null : cutAt(cell.text, edge);
  if (cut === null) return { stays: plain(''), goes: splitRich(cell, 0)[1] };
  const [head, rest] = halves(cell, cut);
  return to === 'before' ? { stays: rest, goes: head } : { stays: head, goes: rest };
};

/**
 * Moves a sentence of one column, or what stands before or behind a place in it, to the row before or behind, as told in api/alignment.ts.
 * Failures: align.nothing-to-move, align.no-neighbour, align.not-here, cell.locked, cell.damaged, and those of commit.
 */
export const moveSentence = (
  project: OpenProject,
  request: MoveRequest,
  actor: string,
): Result<MoveReport> => {
  const { segment, side, to } = request;
  const here = movable(project, segment, side);
  if (!here.ok) return here;
  const { cell, document } = here.value;
  if (cell.text === '') return fail('align.nothing-to-move');
  const other = neighbourOf(project, here.value, side, to === 'before' ? -1 : 1);
  if (!other.ok) return other;
  const language = languageOfSide(document.columns, side);
  const { stays, goes } = parted(cell, language, request);
  const there = other.value.cell;
  const joined = to === 'before' ? joinTexts(there, goes, language) : joinTexts(goes, there, language);
  const rows = [
    { of: here.value, after: dealtCell(cell, stays, cell.state) },
    { of: other.value, after: dealtCell(there, joined, joinedState(there, cell)) },
  ];
  const steps = dealSteps(project, side, to === 'before' ? rows.toReversed() : rows);
  const done = commit(project, { kind: 'move-text', steps, actor });
  return done.ok ? ok({ sequence: done.value.sequence, row: other.value.row, from: here.value.row }) : done;
};
