import { fail, ok, type Row, type Side } from '#core/model/index.ts';
import { field, mapped, type Outcome } from '../answer.ts';
import { createPacked } from '../packed.ts';
import { columnsOf, inProject } from '../session.ts';

const pageSize = 500;

/** The number and every column of the project; a document that lacks one leaves its field empty. */
const line = (row: Row, columns: readonly Side[]): string =>
  [row.row, ...columns.map((side) => field(row.cells[side]?.text ?? ''))].join('\t');

/**
 * `rows PROJECT [--from N --count M]`: rows N to N + M - 1, 1-based over the project; without a count, to the end.
 * Fails with `row.unknown` when the project ends before row N.
 */
export const rows = (path: string, options: { from: number; count?: number }): Outcome =>
  inProject(path, async ({ client, project }) => {
    if (options.from > Math.max(project.rows, 1)) return fail('row.unknown', { row: options.from });
    const end = Math.min(project.rows, options.from - 1 + (options.count ?? project.rows));
    const found = createPacked<Row>();
    for (let from = options.from; from <= end; from += pageSize) {
      const page = await client.rows.page({ from, count: Math.min(pageSize, end - from + 1) });
      if (!page.ok) return page;
      found.add(page.value.rows);
    }
    const columns = columnsOf(project);
    return ok({
      json: { total: project.rows, rows: found.all },
      lines: mapped(found.all, (row) => line(row, columns)),
    });
  });
