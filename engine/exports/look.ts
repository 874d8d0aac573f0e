import type { ExportFinding } from '#api/exports.ts';
import { blockTags } from '#core/checks/block-tags.ts';
import {
  fail,
  ok,
  plain,
  type Finding,
  type Result,
  type RowNumber,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import type { Job } from '../jobs.ts';
import { findingsIn, notIgnored } from '../project/findings.ts';
import type { OpenProject } from '../project/open-project.ts';
import { textRowsOf, type TextRow } from '../project/rows.ts';
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

type Told = { readonly row: TextRow; readonly finding: Finding };

const tagFindings = (
  project: OpenProject,
  row: TextRow,
  isOpen: ReturnType<typeof notIgnored>,
): readonly Told[] => {
  const document = project.documents.get(row.document);
  if (document === undefined) return [];
  const texts = { segment: row.segment, document, block: row.block.kind, cells: row.cells };
  const rules = { terms: null, spelling: null, grammar: null, repaired: () => [] };
  return findingsIn({ ...texts, ...rules }, codesCheck)
    .filter(isOpen)
    .map(({ finding }) => ({ row, finding }));
};

/** Codes of findings that say nothing where the tag stands in another segment of the paragraph. */
const movable: ReadonlySet<string> = new Set(['missing', 'extra', 'missing-format', 'extra-format']);

/** Segments of a paragraph that are judged together: they are put together anew for each that is added. */
const mostJoined = 200;

/** What is wrong with the codes of a paragraph in one column, given what is wrong in each of its rows: a file that is filled has paragraphs. */
const inBlock = (block: readonly TextRow[], side: Side, found: readonly Told[]): readonly Told[] => {
  if (block.length === 1 || block.length > mostJoined) return found;
  if (!found.some(({ finding }) => movable.has(finding.code))) return found;
  const none = plain('');
  const whole = blockTags(
    block.map(({ cells }) => ({ source: cells.source ?? none, rich: cells[side] ?? none })),
  );
  const isWrong = ({ code, words }: Finding): boolean =>
    !movable.has(code) || whole.some((one) => one.code === code && one.words === words);
  const moved = found.find(({ finding }) => !isWrong(finding) && finding.code.startsWith('extra'));
  // Moved into another segment, a code that must keep its place among others may have passed them.
  const order = moved === undefined ? [] : whole.filter(({ code }) => code === 'order');
  return [
    ...found.filter(({ finding }) => isWrong(finding)),
    ...order.flatMap(({ code, words, params = {} }): readonly Told[] =>
      moved === undefined
        ? []
        : [{ row: moved.row, finding: { ...moved.finding, code, words, params, severity: 'error' } }],
    ),
  ];
};

const codeFindings = (
  project: OpenProject,
  block: readonly TextRow[],
  sides: readonly Side[],
  isOpen: ReturnType<typeof notIgnored>,
): readonly ExportFinding[] => {
  const own = block.flatMap((row) => tagFindings(project, row, isOpen));
  if (own.length === 0) return [];
  const bySide = Map.groupBy(own, ({ finding }) => finding.side);
  return sides
    .flatMap((side) => inBlock(block, side, bySide.get(side) ?? []))
    .toSorted((a, b) => a.row.row - b.row.row)
    .map(({ row: { row, segment }, finding: { check, code, params, side, severity } }) => ({
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
  let block: TextRow[] = [];
  const endBlock = (): void => {
    const found = codeFindings(project, block, sides, isOpen);
    block = [];
    count += found.length;
    findings.push(...found.slice(0, toldFindings - findings.length));
  };
  for (let at = 0; at < segments.length; at += pageLength) {
    for (const row of textRowsOf(project, segments.slice(at, at + pageLength))) {
      if (isUntranslated(row)) untranslated.push({ row: row.row, segment: row.segment });
      if (block[0] !== undefined && block[0].block.id !== row.block.id) endBlock();
      block.push(row);
    }
    progress('surveying', Math.min(at + pageLength, segments.length), segments.length);
    await giveWay();
    if (signal.aborted) return fail('job.cancelled');
  }
  endBlock();
  return ok({ untranslated, findings, count });
};
