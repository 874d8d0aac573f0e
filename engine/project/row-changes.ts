import type { ChangesPage, RowChange, RowChanges } from '#api/history.ts';
import { annotationMatches } from '#core/annotations/search-text.ts';
import {
  fail,
  invertSteps,
  ok,
  sameRich,
  type HistoryEntry,
  type Result,
  type SegmentId,
  type Sequence,
  type Step,
} from '#core/model/index.ts';
import { changeExcerpt } from '#core/text/change-excerpt.ts';
import { findCell } from '../store/cells-repository.ts';
import { eventsOfBurst, findEvent, type StoredEvent } from '../store/history-repository.ts';
import { stepsOf, type CellStep } from '../store/steps-repository.ts';
import { giveWay } from '../turns.ts';
import { historyEntry } from './history.ts';
import { isClosed, languageOf, type OpenProject } from './open-project.ts';

/** Code points of a text that are shown. */
const longest = 2000;

/** Which part of a list of changes is wanted. */
export type WantedChanges = { readonly from: number; readonly count: number; readonly words: string };

/** A change of a row, wherever that stands. */
export type UnplacedChange = Omit<RowChange, 'row' | 'language'>;

/** A page of those changes whose texts have the words that are looked for, whatever their script and case. */
export const pageOfChanges = (
  changes: readonly RowChange[],
  { from, count, words }: WantedChanges,
): ChangesPage => {
  const found =
    words.trim() === ''
      ? changes
      : changes.filter(({ before, after }) => annotationMatches(words, [before, after]));
  return { all: changes.length, total: found.length, items: found.slice(from, from + count) };
};

type SegmentStep = Extract<Step, { on: 'segment' }>;

const cellOf = (step: CellStep): Pick<RowChange, 'is' | 'before' | 'after'> | null => {
  const { before, after } = step;
  const texts = changeExcerpt(before?.text ?? '', after?.text ?? '', longest);
  if (before !== null && after !== null && before.text === after.text) {
    if (!sameRich(before, after)) return { is: 'formatted', ...texts };
    return before.state === after.state ? null : { is: 'state', before: before.state, after: after.state };
  }
  return { is: before === null ? 'added' : after === null ? 'removed' : 'changed', ...texts };
};

type ToldChange = Pick<RowChange, 'is' | 'before' | 'after' | 'moved'> & { readonly cell: CellStep | null };

/** What became of one segment. Texts made by conversion follow others, and are left out where there are others. */
const changesOf = (
  kind: HistoryEntry['kind'],
  place: SegmentStep | undefined,
  cells: readonly CellStep[],
): readonly ToldChange[] => {
  const source = cells.find(({ side }) => side === 'source') ?? null;
  const row =
    place === undefined ? null : place.before === null ? 'added' : place.after === null ? 'removed' : null;
  if (row !== null && place !== undefined) {
    const texts = changeExcerpt(source?.before?.text ?? '', source?.after?.text ?? '', longest);
    return [{ is: row, ...texts, cell: source }];
  }
  const own = cells.filter(
    ({ after, before, side }) => side === 'source' || (after ?? before)?.origin !== 'converted',
  );
  const told = (own.length === 0 ? cells : own).flatMap((cell) => {
    const change = cellOf(cell);
    // A translation whose original changed is out of date, which the change of the original says.
    const isAside = kind === 'update-document' && cell.side !== 'source';
    return change === null || isAside ? [] : [{ ...change, cell }];
  });
  const [was, is] = [place?.before ?? null, place?.after ?? null];
  const moved = was !== null && is !== null && was.rank !== is.rank;
  if (!moved) return told;
  return told.length === 0
    ? [{ is: 'moved', before: '', after: '', cell: null }]
    : told.map((change) => ({ ...change, moved: true }));
};

const isCell = (step: Step): step is Extract<Step, { on: 'cell' }> => step.on === 'cell';

/** The text of a row that only moved. */
const textOf = ({ handle }: OpenProject, segment: SegmentId): Pick<RowChange, 'before' | 'after'> => {
  const text = findCell(handle, segment, 'source')?.text ?? '';
  return changeExcerpt(text, text, longest);
};

/** What steps of an action do to rows, by the order of the steps. Reads the texts of rows that only move. */
export const changesInSteps = (
  project: OpenProject,
  kind: HistoryEntry['kind'],
  steps: readonly Step[],
): readonly UnplacedChange[] => {
  const places = new Map<SegmentId, SegmentStep>();
  const cells = new Map<SegmentId, CellStep[]>();
  for (const step of steps) {
    if (step.on === 'segment') places.set(step.id, step);
    if (isCell(step)) cells.set(step.segment, [...(cells.get(step.segment) ?? []), step]);
  }
  const segments = [...new Set([...places.keys(), ...cells.keys()])];
  return segments.flatMap((segment) =>
    changesOf(kind, places.get(segment), cells.get(segment) ?? []).map(({ cell, ...change }) => ({
      ...change,
      ...(change.is === 'moved' ? textOf(project, segment) : {}),
      segment,
      side: cell?.side ?? 'source',
    })),
  );
};

const listChanges = (
  project: OpenProject,
  kind: HistoryEntry['kind'],
  steps: readonly Step[],
): readonly RowChange[] =>
  changesInSteps(project, kind, steps).map((change) => ({
    ...change,
    row: project.order.rowOf(change.segment),
    language: languageOf(project, change.segment, change.side),
  }));

/** What an event did: of an undo or redo, what that did. */
const stepsDone = (project: OpenProject, { seq, kind, of }: StoredEvent): readonly Step[] => {
  const steps = stepsOf(project.handle, of ?? seq);
  return kind === 'undo' ? invertSteps(steps) : steps;
};

/** An event, and the portions of the same action: no row is in two of them. */
const portionsWith = ({ handle }: OpenProject, event: StoredEvent): readonly StoredEvent[] => {
  const of = event.of === null ? event : findEvent(handle, event.of);
  const burst = of?.kind === 'update-document' ? of.burst : null;
  if (burst === null) return [event];
  return eventsOfBurst(handle, burst).map((seq) =>
    event.of === null ? { ...event, seq } : { ...event, of: seq },
  );
};

const listAll = async (project: OpenProject, event: StoredEvent): Promise<readonly RowChange[]> => {
  const { handle } = project;
  const kind = event.of === null ? event.kind : (findEvent(handle, event.of)?.kind ?? event.kind);
  const changes: RowChange[] = [];
  for (const [n, portion] of portionsWith(project, event).entries()) {
    if (n > 0) await giveWay();
    if (isClosed(project)) break;
    for (const change of listChanges(project, kind, stepsDone(project, portion))) changes.push(change);
  }
  const rowOf = ({ row }: RowChange): number => row ?? Number.MAX_SAFE_INTEGER;
  return changes.sort((a, b) => rowOf(a) - rowOf(b));
};

type Kept = { readonly of: Sequence; readonly at: number; readonly changes: readonly RowChange[] };

/** What was listed last of each project, so that its further pages need no second look. */
const kept = new WeakMap<OpenProject, Kept>();

/**
 * A page of what an action did to the rows of the project, in the order of the text as it now is; rows that are no longer
 * there come last. Of an undo or redo, what that did. Failures: history.unknown.
 */
export const rowChanges = async (
  project: OpenProject,
  sequence: Sequence,
  wanted: WantedChanges,
): Promise<Result<RowChanges>> => {
  const event = findEvent(project.handle, sequence);
  if (event === null) return fail('history.unknown', { sequence });
  const last = kept.get(project);
  const isKnown = last?.of === sequence && last.at === project.sequence;
  const at = project.sequence;
  const changes = isKnown ? last.changes : await listAll(project, event);
  if (isClosed(project)) return fail('project.none-open');
  kept.set(project, { of: sequence, at, changes });
  return ok({ entry: historyEntry(project, event, null), ...pageOfChanges(changes, wanted) });
};
