import type { Hit } from '#api/find.ts';
import { ok, type Result, type Side } from '#core/model/index.ts';
import { compileQuery } from '#core/text/search/index.ts';
import { segmentFor } from '../project/address.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellsOf } from '../store/cells-repository.ts';
import { excerptOf } from './excerpt.ts';
import type { CheckedQuery } from './query.ts';
import { replacingIn, sessionOf } from './replacing.ts';
import { scanCells, type FoundCell } from './scan.ts';
import { changesWith, waitingIn, type Scope } from './scope.ts';

export type SearchAnswer = { readonly total: number; readonly cells: number; readonly hits: readonly Hit[] };

/** The last search of a project, so that its further pages need no further search. */
type Kept = { readonly name: string; readonly found: readonly FoundCell[] };

const kept = new WeakMap<OpenProject, Kept>();
const newest = new WeakMap<OpenProject, number>();

/** A newer search makes an older one of the same project stop. */
const beginSearch = (project: OpenProject, isOpen: () => boolean): (() => boolean) => {
  const number = (newest.get(project) ?? 0) + 1;
  newest.set(project, number);
  return () => isOpen() && newest.get(project) === number;
};

const findAll = async (
  project: OpenProject,
  query: CheckedQuery,
  scope: Scope,
  { page, isOpen }: { readonly page: SearchPage; readonly isOpen: () => boolean },
): Promise<Result<readonly FoundCell[]>> => {
  const nameNow = (): string =>
    JSON.stringify([query, page.session, scope.session.revision, project.sequence]);
  const name = nameNow();
  const last = kept.get(project);
  if (last?.name === name) return ok(last.found);
  const isWanted = beginSearch(project, isOpen);
  const found = await scanCells(project, query, waitingIn(scope), { sides: query.sides, isWanted });
  if (found.ok && name === nameNow()) kept.set(project, { name, found: found.value });
  return found;
};

const describe = (project: OpenProject, scope: Scope, { segment, side }: FoundCell): readonly Hit[] => {
  const found = segmentFor(project, segment);
  const row = project.order.rowOf(segment);
  if (!found.ok || row === null) return [];
  const cells = new Map(cellsOf(project.handle, segment).map(({ side, cell }) => [side, cell]));
  const text = cells.get(side)?.text ?? '';
  const { hits } = replacingIn(scope.session, scope.matcher, { segment, side }, text);
  const ranges = hits.map(({ start, end }) => ({ start, end }));
  const follows = changesWith(scope, { segment, side }, found.value.document, cells);
  // Cells may have changed while the rest was searched.
  return ranges.length === 0 ? [] : [{ segment, row, side, follows, ranges, ...excerptOf(text, ranges) }];
};

export type SearchPage = {
  readonly from: number;
  readonly count: number;
  /** The replacing session whose waiting hits are asked for. */
  readonly session?: string | undefined;
};

/**
 * The hits of a query in reading order, a page of cells at a time. Lets other work go first as it goes.
 * Failures: find.bad-pattern, find.unsafe-pattern; job.cancelled when a newer search has begun.
 */
export const searchProject = async (
  project: OpenProject,
  query: CheckedQuery,
  page: SearchPage,
  isOpen: () => boolean,
): Promise<Result<SearchAnswer>> => {
  const matcher = compileQuery(query);
  if (!matcher.ok) return matcher;
  const session = sessionOf(project, page.session, query);
  const isInScope = (side: Side): boolean => query.sides?.includes(side) ?? true;
  const scope: Scope = { session, matcher: matcher.value, isInScope };
  const all = await findAll(project, query, scope, { page, isOpen });
  if (!all.ok) return all;
  const found = all.value;
  return ok({
    total: found.reduce((sum, { hits }) => sum + hits, 0),
    cells: found.length,
    hits: found.slice(page.from, page.from + page.count).flatMap((cell) => describe(project, scope, cell)),
  });
};
