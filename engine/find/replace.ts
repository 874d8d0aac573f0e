import type { ReplaceReport } from '#api/find.ts';
import {
  chineseScript,
  convertedFrom,
  fail,
  isFixed,
  languageOfSide,
  ok,
  type BlockKind,
  type Cell,
  type Language,
  type Result,
  type SegmentId,
  type Side,
  type Step,
  type TextEdit,
} from '#core/model/index.ts';
import { mapTags } from '#core/text/mapping.ts';
import {
  compileQuery,
  insertIn,
  replaceHits,
  rewritten,
  type Insert,
  type Replacing,
} from '#core/text/search/index.ts';
import { editKey } from '../project/action-request.ts';
import { segmentFor } from '../project/address.ts';
import { withText } from '../project/cell-rules.ts';
import { commit } from '../project/commit.ts';
import { convertedEdits, converterFor } from '../project/conversion.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { afterChange, cellSteps, repairAfterEdits } from '../project/source-change.ts';
import { kindOf } from '../store/blocks-repository.ts';
import { cellsOf } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { repairsOf } from '../store/repairs-repository.ts';
import type { CheckedQuery } from './query.ts';
import { remember, replacingIn, sessionOf } from './replacing.ts';
import { scanCells } from './scan.ts';
import { changesWith, waitingIn, type Scope } from './scope.ts';

/** A cell to replace in; with `hit`, only that one of its hits, counted from 0. */
type ReplaceTarget = {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly hit?: number | undefined;
};

export type ReplaceRequest = {
  readonly replacement: string;
  readonly only?: readonly ReplaceTarget[] | undefined;
  readonly session?: string | undefined;
};

/** The longest text a cell may come to hold, in UTF-16 units; the contract admits no longer one either. */
const longestText = 2_000_000;

type Work = Scope & {
  readonly project: OpenProject;
  readonly insertFor: (to: Language, kind: BlockKind | null) => Insert;
  readonly steps: Step[];
  /** The edits made, for annotations to follow. */
  readonly edits: Map<string, readonly TextEdit[]>;
  /** What each text of the session was and becomes, to be remembered once it is on disk. */
  readonly texts: Map<string, { readonly was: Replacing; readonly is: Replacing; readonly direct: boolean }>;
  readonly replaced: Map<Side, number>;
  readonly followed: Map<Side, number>;
  readonly tally: { cells: number; following: number; keptLocked: number };
};

const add = (counts: Map<Side, number>, side: Side, count: number): void =>
  void counts.set(side, (counts.get(side) ?? 0) + count);

/** Writes Chinese in the script of a column, by the project's rules; in code as it is. */
const inserterFor = (project: OpenProject, query: CheckedQuery, replacement: string): Work['insertFor'] => {
  const made = new Map<string, Insert>();
  return (to, kind) => {
    const key = `${to} ${kind === 'code'}`;
    const from = chineseScript(to) === 'zh-Hans' ? 'zh-Hant' : 'zh-Hans';
    const insert =
      made.get(key) ?? insertIn(query, replacement, to, converterFor(project.settings, from, to, kind));
    made.set(key, insert);
    return insert;
  };
};

/** Which of a cell's hits are asked for: all, or those named. */
const isNamed = (targets: readonly ReplaceTarget[]): ((index: number) => boolean) => {
  if (targets.some(({ hit }) => hit === undefined)) return () => true;
  const named = new Set(targets.map(({ hit }) => hit));
  return (index) => named.has(index);
};

/** A segment while it is replaced in: its texts as they were before, and as they are by now. */
type Open = {
  readonly segment: SegmentId;
  readonly document: StoredDocument;
  readonly before: ReadonlyMap<Side, Cell>;
  readonly now: Map<Side, Cell>;
};

/** Replaces in one text, found as it was before anything was replaced; null when nothing is written. */
const replaceInCell = (
  work: Work,
  { segment, document, before, now }: Open,
  side: Side,
  targets: readonly ReplaceTarget[],
): Result<readonly TextEdit[] | null> => {
  const { session, matcher, tally } = work;
  const [cell, present] = [before.get(side), now.get(side)];
  if (cell === undefined || present === undefined) return ok(null);
  const was = replacingIn(session, matcher, { segment, side }, cell.text);
  const isChosen = isNamed(targets);
  const chosen = was.hits.filter((_, index) => isChosen(index)).length;
  if (chosen === 0) return ok(null);
  if (isFixed(cell)) {
    tally.keptLocked += 1;
    return ok(null);
  }
  if (changesWith(work, { segment, side }, document, before)) {
    tally.following += chosen;
    return ok(null);
  }
  const insert = work.insertFor(languageOfSide(document.columns, side), kindOf(work.project.handle, segment));
  const { next, edits } = replaceHits(was, isChosen, insert);
  if (next.text.length > longestText || !next.text.isWellFormed())
    return fail('cell.bad-text', { detail: 'replacement' });
  const key = editKey(segment, side);
  work.texts.set(key, { was, is: next, direct: true });
  if (edits.length === 0) return ok(null);
  now.set(side, withText(present, { text: next.text, tags: mapTags(cell.tags, edits) }, 'typed'));
  work.edits.set(key, edits);
  add(work.replaced, side, edits.length);
  tally.cells += 1;
  return ok(edits);
};

/** What follows in the segment from one replaced text: converted columns, and translations that are now out of date. */
const followCell = (work: Work, open: Open, side: Side, edits: readonly TextEdit[]): void => {
  const { segment, document, before, now } = open;
  const [was, after] = [before.get(side), now.get(side)];
  if (was === undefined || after === undefined) return;
  const change = { segment, document, side, before: was, after, edits };
  for (const target of document.targets) {
    const cell = now.get(target);
    if (target === side || cell === undefined) continue;
    const next = afterChange(work.project, change, target, cell);
    now.set(target, next);
    if (next.text === cell.text || convertedFrom(document.columns, target) !== side) continue;
    const key = editKey(segment, target);
    const converted = { before: cell.text, after: next.text };
    const made = convertedEdits(edits, { before: was.text, after: after.text }, converted);
    if (made !== null) work.edits.set(key, made);
    const state = replacingIn(work.session, work.matcher, { segment, side: target }, cell.text);
    const known = made === null ? {} : { edits: made };
    const is = rewritten(state, next.text, work.matcher, { by: 'conversion', ...known });
    work.texts.set(key, { was: state, is, direct: false });
    add(work.followed, target, 1);
  }
};

const repairSteps = (project: OpenProject, segment: SegmentId, edits: readonly TextEdit[]): Step[] =>
  repairsOf(project.handle, segment)
    .map((repair) => repairAfterEdits(repair, edits))
    .filter((step) => step !== null);

const replaceInSegment = (
  work: Work,
  segment: SegmentId,
  document: StoredDocument,
  targets: readonly ReplaceTarget[],
): Result<null> => {
  const before = new Map(cellsOf(work.project.handle, segment).map(({ side, cell }) => [side, cell]));
  const open = { segment, document, before, now: new Map(before) };
  let repairs: readonly Step[] = [];
  for (const side of ['source', ...document.targets] as const) {
    const own = targets.filter((target) => target.side === side);
    const edits = own.length === 0 ? ok(null) : replaceInCell(work, open, side, own);
    if (!edits.ok) return edits;
    if (edits.value === null) continue;
    followCell(work, open, side, edits.value);
    if (side === 'source') repairs = repairSteps(work.project, segment, edits.value);
  }
  work.steps.push(...cellSteps(segment, before, open.now), ...repairs);
  return ok(null);
};

const reportOf = ({ project, replaced, followed, tally }: Work): ReplaceReport => ({
  ...tally,
  replaced: [...replaced.values()].reduce((sum, count) => sum + count, 0),
  columns: project.settings.columns.flatMap(({ id: side }) => {
    const count = replaced.get(side);
    return count === undefined ? [] : [{ side, replaced: count }];
  }),
  followed: project.settings.columns.flatMap(({ id: side }) => {
    const cells = followed.get(side);
    return cells === undefined ? [] : [{ side, cells }];
  }),
});

/** The columns replaced in: those of the query, and those of cells that are named. */
const scopeOf = (query: CheckedQuery, only: readonly ReplaceTarget[] | undefined) => {
  if (query.sides === undefined) return () => true;
  const chosen = new Set<Side>([...query.sides, ...(only ?? []).map(({ side }) => side)]);
  return (side: Side): boolean => chosen.has(side);
};

/**
 * Replaces a query's hits in the given cells, or everywhere, as one action. All hits are found before anything is written,
 * in the cells as they are now, so that nothing is written over that changed meanwhile.
 * Failures: those of the query, of commit, cell.bad-text.
 */
export const replaceInProject = async (
  project: OpenProject,
  query: CheckedQuery,
  request: ReplaceRequest,
  who: { readonly actor: string; readonly isOpen: () => boolean },
): Promise<Result<ReplaceReport>> => {
  const matcher = compileQuery(query);
  if (!matcher.ok) return matcher;
  const { replacement, only } = request;
  if (!replacement.isWellFormed()) return fail('cell.bad-text', { detail: 'lone surrogate' });
  const session = sessionOf(project, request.session, query);
  const scope: Scope = { session, matcher: matcher.value, isInScope: scopeOf(query, only) };
  const targets =
    only === undefined
      ? await scanCells(project, query, waitingIn(scope), { sides: query.sides, isWanted: who.isOpen })
      : ok(only);
  if (!targets.ok) return targets;
  const handle = writable(project);
  if (!handle.ok) return handle;
  const work: Work = {
    ...scope,
    project,
    insertFor: inserterFor(project, query, replacement),
    steps: [],
    edits: new Map(),
    texts: new Map(),
    replaced: new Map(),
    followed: new Map(),
    tally: { cells: 0, following: 0, keptLocked: 0 },
  };
  for (const [segment, group] of Map.groupBy<SegmentId, ReplaceTarget>(targets.value, (t) => t.segment)) {
    const found = segmentFor(project, segment);
    if (!found.ok && only === undefined) continue; // gone since it was found
    if (!found.ok) return found;
    const made = replaceInSegment(work, segment, found.value.document, group);
    if (!made.ok) return made;
  }
  const done = commit(project, { kind: 'replace', steps: work.steps, edits: work.edits, actor: who.actor });
  if (!done.ok) return done;
  for (const [key, { was, is, direct }] of work.texts) {
    remember(session, key, was, is);
    if (direct) session.replacedIn.add(key);
  }
  return ok(reportOf(work));
};
