import { projectSettings } from '../../api/shapes.ts';
import type { Result, Sequence, Step } from '../../core/model/index.ts';
import { validRich } from '../../core/text/mapping.ts';
import { eachCell } from '../store/cells-repository.ts';
import { guarded } from '../store/failures.ts';
import { all, first } from '../store/handles.ts';
import { countEvents } from '../store/history-repository.ts';
import { orderedSegments } from '../store/segments-repository.ts';
import { eachStep } from '../store/steps-repository.ts';
import { annotationProblems } from './check-annotations.ts';
import type { OpenProject } from './open-project.ts';

export type CheckReport = {
  readonly problems: readonly string[];
  readonly rows: number;
  readonly events: number;
};

/** How many problems of one kind are told; the rest are counted. */
const toldOfAKind = 20;

const abridged = (found: readonly string[]): readonly string[] =>
  found.length <= toldOfAKind
    ? found
    : [...found.slice(0, toldOfAKind), `... and ${found.length - toldOfAKind} more like the last`];

const fileProblems = ({ handle }: OpenProject): readonly string[] => {
  const report = handle.pragma('integrity_check') as readonly { integrity_check: string }[];
  const integrity = report.map((line) => line.integrity_check).filter((line) => line !== 'ok');
  const keys = handle.pragma('foreign_key_check') as readonly {
    table: string;
    rowid: number;
    parent: string;
  }[];
  return [
    ...integrity,
    ...keys.map(({ table, rowid, parent }) => `${table} ${rowid} refers to a missing row of ${parent}`),
  ];
};

const cellProblems = ({ handle }: OpenProject): readonly string[] => {
  const problems: string[] = [];
  for (const { segment, side, cell } of eachCell(handle)) {
    const name = `text of segment ${segment}, ${side}`;
    if (!validRich(cell)) problems.push(`${name}: tags or characters that cannot be`);
    if ((cell.state === 'empty') !== (cell.text === '' && cell.tags.length === 0)) {
      problems.push(`${name}: state "${cell.state}" does not fit its text`);
    }
  }
  return problems;
};

const orderProblems = ({ handle, order }: OpenProject): readonly string[] => {
  const twins = all<{ document_id: number; rank: string }>(
    handle,
    'SELECT document_id, rank FROM segments GROUP BY document_id, rank HAVING count(*) > 1',
  ).map(({ document_id, rank }) => `two segments of document ${document_id} stand at ${rank}`);
  const stored = order.stretches().flatMap(({ document }) => orderedSegments(handle, document));
  const shown = order.slice(1, order.size());
  const same = stored.length === shown.length && stored.every((id, i) => id === shown[i]);
  return same ? twins : [...twins, 'the order in memory is not the order in the file'];
};

/** A repair stands in its text, or in the gap behind it. */
const repairProblems = ({ handle }: OpenProject): readonly string[] =>
  all<{ id: number }>(
    handle,
    `SELECT r.id FROM repairs r LEFT JOIN segments s ON s.id = r.segment_id
     LEFT JOIN cells c ON c.segment_id = r.segment_id AND c.side = 'source'
     WHERE r.status = 'live' AND (c.text IS NULL OR r.start < 0 OR r.start > r."end"
       OR r."end" > length(c.text) + length(s.gap))`,
  ).map(({ id }) => `repair ${id} stands outside its text`);

/** What a step is about, and its value after it, for steps whose values hang together. */
const linkOf = (step: Step): { subject: string; before: unknown; after: unknown } | null => {
  if (step.on === 'lineage') return null;
  const subject =
    step.on === 'cell'
      ? `text of segment ${step.segment}, ${step.side}`
      : step.on === 'settings'
        ? 'settings'
        : step.on === 'anchors'
          ? `anchors of annotation ${step.annotation}`
          : step.on === 'review'
            ? `${step.list} of review ${step.review}, ${step.uid}`
            : `${step.on} ${step.id}`;
  if (step.on === 'settings') {
    // Members that came with a later version are missing from older steps.
    return { subject, before: projectSettings.parse(step.before), after: projectSettings.parse(step.after) };
  }
  return { subject, before: step.before, after: step.after };
};

/** Each standing step must begin where the standing step before it on the same thing ended. */
const historyProblems = ({ handle }: OpenProject): readonly string[] => {
  const problems: string[] = [];
  const standing = new Set(
    all<{ seq: Sequence }>(handle, `SELECT seq FROM history WHERE state = 'done' AND of IS NULL`).map(
      ({ seq }) => seq,
    ),
  );
  const ends = new Map<string, string>();
  for (const { seq, step } of eachStep(handle)) {
    const link = standing.has(seq) ? linkOf(step) : null;
    if (link === null) continue;
    const end = ends.get(link.subject);
    if (end !== undefined && end !== JSON.stringify(link.before)) {
      problems.push(`event ${seq}: the ${link.subject} was not as the event before left it`);
    }
    ends.set(link.subject, JSON.stringify(link.after));
  }
  const orphans = first<{ n: number }>(
    handle,
    `SELECT count(*) AS n FROM history h WHERE h.of IS NULL AND NOT EXISTS (SELECT 1 FROM steps WHERE seq = h.seq)`,
  );
  return orphans === undefined || orphans.n === 0
    ? problems
    : [...problems, `${orphans.n} events without steps`];
};

/**
 * Reads the whole file and tells what is wrong with it, in plain English for a report: SQLite's own checks
 * (PRAGMA integrity_check and foreign_key_check), then what the rows must be to each other.
 */
export const checkProject = (project: OpenProject): Result<CheckReport> =>
  guarded(project.path, () => {
    const checks = [
      fileProblems,
      cellProblems,
      orderProblems,
      repairProblems,
      annotationProblems,
      historyProblems,
    ];
    const problems = checks.flatMap((check) => abridged(check(project)));
    return { problems, rows: project.order.size(), events: countEvents(project.handle) };
  });
