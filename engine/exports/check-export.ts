import type { DuizhaoContract, ExportCheck, Input } from '#api/index.ts';
import type { ExportFinding } from '#api/exports.ts';
import type { FillFinding } from '#core/formats/format.ts';
import { fillSentence } from '#core/formats/sentences.ts';
import { ok, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import { patience } from '../workers/listen.ts';
import { taskKind } from '../workers/task.ts';
import { askBeside } from './ask-beside.ts';
import { lookThrough } from './look.ts';
import { toldFindings, type CheckTypes } from './messages.ts';
import { segmentsOf, type Pages } from './pages.ts';
import { planExport, refusalOf } from './plan.ts';
import { prepareExport } from './run-export.ts';

export type CheckRequest = Input<DuizhaoContract['exports']['check']>;

const checkTask = taskKind<CheckTypes>({
  id: 'check-export',
  memory: 2048,
  patience: { ...patience, silence: 600_000 },
});

/** Rows without a translation that are told one by one. */
const toldRows = 1000;

/** A finding of a format in the terms of the project; those of rows that are gone by now are left out. */
const placed = (
  { order }: OpenProject,
  pages: Pages,
  { code, row: number, side, severity, detail }: FillFinding,
): readonly ExportFinding[] => {
  const segment = pages.segmentOf(number);
  const row = segment === null ? null : order.rowOf(segment);
  return segment === null || row === null
    ? []
    : [{ sentence: fillSentence(code), params: { detail }, row, segment, side, severity }];
};

/**
 * Looks through what an export would write, as a job, and writes nothing. Where words go back into the document's own file, its format
 * looks too, and it is filled to nowhere, which tells how it would be adapted, or why it cannot be written.
 */
export const checkExport = async (
  context: EngineContext,
  project: OpenProject,
  { job: _id, ...wish }: CheckRequest,
  job: Job,
): Promise<Result<ExportCheck>> => {
  const plan = planExport(project, wish);
  if (!plan.ok) return plan;
  const looked = await lookThrough(project, segmentsOf(project, wish.document), plan.value, job);
  if (!looked.ok) return looked;
  const { untranslated, findings, count } = looked.value;
  const own = { untranslated: { count: untranslated.length, rows: untranslated.slice(0, toldRows) } };
  if (!plan.value.fills) return ok({ ...own, findings, count, adapted: [], failure: null });
  const { order, pages, originals } = await prepareExport(context, project, plan.value, {
    ...wish,
    adapt: true,
  });
  const checked = await askBeside(
    checkTask,
    { ...order, path: '' },
    { pages, originals, path: project.path, job },
  );
  if (!checked.ok) return checked;
  const { adapted, failure, ...format } = checked.value;
  const all = [...findings, ...format.findings.flatMap((finding) => placed(project, pages, finding))];
  return ok({
    ...own,
    findings: all.toSorted((a, b) => a.row - b.row).slice(0, toldFindings),
    count: count + format.count,
    adapted,
    failure: failure === null ? null : refusalOf(failure, plan.value),
  });
};
