import { fail, ok, type CellState, type Result, type Row, type Side } from '#core/model/index.ts';
import type { EngineClient } from '#api/index.ts';
import type { RowFilter, RowRun } from '#api/rows.ts';
import { field, mapped, type Outcome, type Setting } from '../answer.ts';
import { createPacked } from '../packed.ts';
import { columnIn, columnsOf } from '../columns.ts';
import { inProject } from '../session.ts';

export type RowsOptions = {
  readonly from: number;
  readonly count?: number;
  readonly column?: string;
  readonly state?: readonly CellState[];
  readonly text?: string;
  readonly exactScript: boolean;
  readonly locked?: true;
  readonly stale?: true;
  readonly annotated?: true;
  readonly repairs?: true;
  readonly issues?: true;
  /** ISO 8601, in UTC. */
  readonly since?: string;
};

const pageSize = 500;

/** The number and every column of the project; a document that lacks one leaves its field empty. */
const line = (row: Row, columns: readonly Side[]): string =>
  [row.row, ...columns.map((side) => field(row.cells[side]?.text ?? ''))].join('\t');

/** What a cell is asked, or null when nothing is. */
const cellFilterOf = ({ state, text, exactScript, locked, stale }: RowsOptions, side: Side | null) =>
  state === undefined && text === undefined && locked === undefined && stale === undefined
    ? null
    : {
        exactScript,
        ...(side !== null && { side }),
        ...(state && { states: [...state] }),
        ...(text !== undefined && { text }),
        ...(locked && { locked }),
        ...(stale && { stale }),
      };

/** The filter that the options are; null when they are none. */
const filterOf = (options: RowsOptions, side: Side | null): RowFilter | null => {
  const { annotated, repairs, issues, since } = options;
  const cell = cellFilterOf(options, side);
  const filter: RowFilter = {
    ...(cell && { cells: [cell] }),
    ...(annotated && { annotated: 'any' }),
    ...(repairs && { openRepairs: repairs }),
    ...(issues && { findings: issues }),
    ...(since !== undefined && { changedSince: since }),
  };
  return Object.keys(filter).length === 0 ? null : filter;
};

/** The part of runs that lies from a row on, at most so many rows of it. */
const runsFrom = (runs: readonly RowRun[], from: number, most: number): readonly RowRun[] => {
  let left = most;
  return runs.flatMap(([first, count]): RowRun[] => {
    const start = Math.max(first, from);
    const length = Math.min(first + count - start, left);
    if (length <= 0) return [];
    left -= length;
    return [[start, length]];
  });
};

const readRuns = async (client: EngineClient, runs: readonly RowRun[]): Promise<Result<Iterable<Row>>> => {
  const found = createPacked<Row>();
  for (const [first, count] of runs) {
    for (let from = first; from < first + count; from += pageSize) {
      const page = await client.rows.page({ from, count: Math.min(pageSize, first + count - from) });
      if (!page.ok) return page;
      found.add(page.value.rows);
    }
  }
  return ok(found.all);
};

/** The options that are about one column. */
const aboutColumn = ['state', 'locked', 'stale'] as const;

/**
 * `rows PROJECT [--from N --count M]`: rows N to N + M - 1, 1-based over the project; without a count, to the end. With options that
 * filter, as many of the rows that meet them. Fails with `row.unknown` when the project ends before row N.
 */
export const rows = async ({ words }: Setting, path: string, options: RowsOptions): Outcome => {
  const { t } = words;
  const lacking =
    options.column === undefined ? aboutColumn.filter((name) => options[name] !== undefined) : [];
  if (lacking.length > 0) {
    const names = lacking.map((name) => `--${name}`).join(', ');
    return fail('usage', { detail: t('usage.needsLang', { names }) });
  }
  return inProject(path, async ({ client, project }) => {
    if (options.from > Math.max(project.rows, 1)) return fail('row.unknown', { row: options.from });
    const side = options.column === undefined ? ok(null) : columnIn(words, project, options.column);
    if (!side.ok) return side;
    const filter = filterOf(options, side.value);
    const filtered = filter === null ? null : await client.rows.filter(filter);
    if (filtered?.ok === false) return filtered;
    const admitted: readonly RowRun[] = filtered?.value.runs ?? [[1, project.rows]];
    const found = await readRuns(client, runsFrom(admitted, options.from, options.count ?? project.rows));
    if (!found.ok) return found;
    const columns = columnsOf(project);
    return ok({
      json: {
        total: project.rows,
        ...(filtered && { matching: filtered.value.count }),
        rows: found.value,
      },
      lines: mapped(found.value, (row) => line(row, columns)),
    });
  });
};
