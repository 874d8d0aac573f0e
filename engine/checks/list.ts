import type { FindingFilter, FindingGroup, FoundFinding, IgnoredEntry } from '#api/checks.ts';
import { checks } from '#core/checks/index.ts';
import {
  isFixed,
  ok,
  type Finding,
  type IgnoredFinding,
  type Result,
  type Sequence,
} from '#core/model/index.ts';
import { excerptOf } from '../find/excerpt.ts';
import { notIgnored, type RowFinding } from '../project/findings.ts';
import type { OpenProject } from '../project/open-project.ts';
import { sharedTermsState } from '../project/terms.ts';
import { findCell } from '../store/cells-repository.ts';
import { allIgnored } from '../store/ignored-findings-repository.ts';
import { allFindings, type Asked } from './known.ts';

const admits =
  ({ check, code, severity, side, segment: of }: FindingFilter) =>
  ({ finding, segment }: RowFinding): boolean =>
    (check === undefined || finding.check === check) &&
    (code === undefined || finding.code === code) &&
    (severity === undefined || finding.severity === severity) &&
    (side === undefined || finding.side === side) &&
    (of === undefined || segment === of);

/** The lists of a project by their filters, at a point of its history, so that further pages need no further sorting. */
type Lists = {
  readonly sequence: Sequence;
  /** Of the shared termbases. */
  readonly terms: string;
  readonly byFilter: Map<string, readonly RowFinding[]>;
};

const kept = new WeakMap<OpenProject, Lists>();

const listsNow = (project: OpenProject): Lists['byFilter'] => {
  const last = kept.get(project);
  const terms = sharedTermsState(project);
  if (last?.sequence === project.sequence && last.terms === terms) return last.byFilter;
  const fresh: Lists = { sequence: project.sequence, terms, byFilter: new Map() };
  kept.set(project, fresh);
  return fresh.byFilter;
};

/** What is checked has changed without a commit. */
export const forgetLists = (project: OpenProject): void => void kept.delete(project);

/** Reading order: by rows; the findings of one row are in order already. */
const inOrder = ({ order }: OpenProject, found: readonly RowFinding[]): readonly RowFinding[] =>
  found.toSorted((a, b) => (order.rowOf(a.segment) ?? 0) - (order.rowOf(b.segment) ?? 0));

/** The findings that nobody ignores and the filter admits, in reading order. Failures: job.cancelled. */
export const openFindings = async (
  project: OpenProject,
  filter: FindingFilter,
  asked: Asked,
): Promise<Result<readonly RowFinding[]>> => {
  const all = await allFindings(project, asked);
  if (!all.ok) return all;
  const { check, code, severity, side, segment } = filter;
  const name = JSON.stringify([check, code, severity, side, segment].map((part) => part ?? null));
  const lists = listsNow(project);
  const known = lists.get(name);
  if (known !== undefined) return ok(known);
  const isOpen = notIgnored(allIgnored(project.handle));
  const isShown = ({ segment }: RowFinding): boolean => project.order.rowOf(segment) !== null;
  const isAdmitted = admits(filter);
  const found = inOrder(
    project,
    all.value.filter((one) => isAdmitted(one) && isShown(one) && isOpen(one)),
  );
  lists.set(name, found);
  return ok(found);
};

/** The groups that have findings, in the order of the checks and their codes. */
export const groupFindings = (found: readonly RowFinding[]): readonly FindingGroup[] => {
  const groups = Map.groupBy(found, ({ finding }) => `${finding.check} ${finding.code}`);
  return checks.all.flatMap(({ id, codes }) =>
    Object.entries(codes).flatMap(([code, severity]): readonly FindingGroup[] => {
      const own = groups.get(`${id} ${code}`) ?? [];
      if (own.length === 0) return [];
      const fixable = own.filter(({ finding }) => finding.fix !== undefined).length;
      return [{ check: id, code, severity, count: own.length, fixable }];
    }),
  );
};

/** What a fix puts in place of the words; of several places the first. */
const replacementOf = ({ fix, ranges: [first] }: Finding): string | null =>
  (fix?.find(({ start }) => start === first?.start) ?? fix?.[0])?.insert ?? null;

/** A finding with its row and its text as they are now; nothing when the text has changed since it was listed. */
export const describeFinding = (
  project: OpenProject,
  { segment, finding }: RowFinding,
): readonly FoundFinding[] => {
  const { check, code, words, side, severity, params, ranges } = finding;
  const row = project.order.rowOf(segment);
  const cell = findCell(project.handle, segment, side);
  if (row === null || cell === null) return [];
  const fix = isFixed(cell) ? null : replacementOf(finding);
  const found = { segment, row, side, check, code, words, severity, params, ranges, fix };
  return [{ ...found, ...excerptOf(cell.text, ranges) }];
};

const entryOf = (
  project: OpenProject,
  { check, code, words, cell }: IgnoredFinding,
): readonly IgnoredEntry[] => {
  if (cell === null) return [{ check, code, words, segment: null, side: null, row: null }];
  const row = project.order.rowOf(cell.segment);
  return row === null ? [] : [{ check, code, words, ...cell, row }];
};

/** What is ignored, everywhere first and then in the order of the rows. Each member of the filter narrows. */
export const ignoredEntries = (
  project: OpenProject,
  { side, segment }: Pick<FindingFilter, 'side' | 'segment'> = {},
): readonly IgnoredEntry[] =>
  allIgnored(project.handle)
    .filter(
      ({ cell }) =>
        (side === undefined || cell?.side === side) && (segment === undefined || cell?.segment === segment),
    )
    .flatMap((ignored) => entryOf(project, ignored))
    .toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
