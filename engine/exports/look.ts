import type { ExportFinding } from '#api/exports.ts';
import {
  fail,
  ok,
  type Result,
  type Row,
  type RowNumber,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import type { Job } from '../jobs.ts';
import { findingsIn, notIgnored } from '../project/findings.ts';
import type { OpenProject } from '../project/open-project.ts';
import { rowsOf } from '../project/rows.ts';
import { allIgnored } from '../store/ignored-findings-repository.ts';
import { giveWay } from '../turns.ts';
import { toldFindings } from './messages.ts';
import type { ExportPlan } from './plan.ts';

/** Rows looked at before others have their turn. */
const pageLength = 200;

/** The check whose findings speak against filling: codes that are missing, too many, or nested otherwise. */
const codesCheck = 'tags';

export type Looked = {
  readonly untranslated: readonly { readonly row: RowNumber; readonly segment: SegmentId }[];
  /** The first of them, and how many there are. */
  readonly findings: readonly ExportFinding[];
  readonly count: number;
};

const codeFindings = (
  project: OpenProject,
  { row, segment, document, block, cells }: Row,
  sides: readonly Side[],
  isOpen: ReturnType<typeof notIgnored>,
): readonly ExportFinding[] => {
  const stored = project.documents.get(document);
  if (stored === undefined) return [];
  return findingsIn({
    segment,
    document: stored,
    block: block.kind,
    cells,
    terms: null,
    spelling: null,
    grammar: null,
    repaired: () => [],
  })
    .filter(
      (found) => found.finding.check === codesCheck && sides.includes(found.finding.side) && isOpen(found),
    )
    .map(({ finding: { check, code, side, severity, params } }) => ({
      sentence: `checks:texts.${check}.${code}`,
      params,
      row,
      segment,
      side,
      severity: severity === 'error' ? 'error' : 'warning',
    }));
};

/** Which rows of an export have no translation, and whose codes are not those of their original. Failure: job.cancelled. */
export const lookThrough = async (
  project: OpenProject,
  segments: readonly SegmentId[],
  { sides, isUntranslated }: Pick<ExportPlan, 'sides' | 'isUntranslated'>,
  { signal, progress }: Pick<Job, 'signal' | 'progress'>,
): Promise<Result<Looked>> => {
  const isOpen = notIgnored(allIgnored(project.handle));
  const untranslated: Looked['untranslated'][number][] = [];
  const findings: ExportFinding[] = [];
  let count = 0;
  for (let at = 0; at < segments.length; at += pageLength) {
    for (const row of rowsOf(project, segments.slice(at, at + pageLength))) {
      if (isUntranslated(row)) untranslated.push({ row: row.row, segment: row.segment });
      if (row.findings === 0) continue;
      const found = codeFindings(project, row, sides, isOpen);
      count += found.length;
      findings.push(...found.slice(0, toldFindings - findings.length));
    }
    progress('surveying', Math.min(at + pageLength, segments.length), segments.length);
    await giveWay();
    if (signal.aborted) return fail('job.cancelled');
  }
  return ok({ untranslated, findings, count });
};
