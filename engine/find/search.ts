import type { Hit } from '../../api/find.ts';
import { ok, type Result } from '../../core/model/index.ts';
import { compileQuery, type Matcher } from '../../core/text/search/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { findCell } from '../store/cells-repository.ts';
import { excerptOf } from './excerpt.ts';
import { scanCells, type FoundCell } from './scan.ts';
import type { CheckedQuery } from './query.ts';

export type SearchAnswer = { readonly total: number; readonly cells: number; readonly hits: readonly Hit[] };

/** The last search of a project, so that its further pages need no further search. */
type Kept = { readonly query: string; readonly sequence: number; readonly found: readonly FoundCell[] };

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
  matcher: Matcher,
  isOpen: () => boolean,
): Promise<Result<readonly FoundCell[]>> => {
  const name = JSON.stringify(query);
  const last = kept.get(project);
  if (last !== undefined && last.query === name && last.sequence === project.sequence) return ok(last.found);
  const { sequence } = project;
  const isWanted = beginSearch(project, isOpen);
  const found = await scanCells(project, query, matcher, { sides: query.sides, isWanted });
  if (found.ok && sequence === project.sequence)
    kept.set(project, { query: name, sequence, found: found.value });
  return found;
};

const describe = (project: OpenProject, matcher: Matcher, { segment, side }: FoundCell): readonly Hit[] => {
  const row = project.order.rowOf(segment);
  const text = findCell(project.handle, segment, side)?.text ?? '';
  const ranges = matcher(text);
  // Cells may have changed while the rest was searched.
  return row === null || ranges.length === 0
    ? []
    : [{ segment, row, side, ranges, ...excerptOf(text, ranges) }];
};

/**
 * The hits of a query in reading order, a page of cells at a time. Lets other work go first as it goes.
 * Failures: find.bad-pattern, find.unsafe-pattern; job.cancelled when a newer search has begun.
 */
export const searchProject = async (
  project: OpenProject,
  query: CheckedQuery,
  page: { readonly from: number; readonly count: number },
  isOpen: () => boolean,
): Promise<Result<SearchAnswer>> => {
  const matcher = compileQuery(query);
  if (!matcher.ok) return matcher;
  const all = await findAll(project, query, matcher.value, isOpen);
  if (!all.ok) return all;
  const found = all.value;
  return ok({
    total: found.reduce((sum, { hits }) => sum + hits, 0),
    cells: found.length,
    hits: found
      .slice(page.from, page.from + page.count)
      .flatMap((cell) => describe(project, matcher.value, cell)),
  });
};
