import { fail, ok, type Result, type SegmentId, type Side } from '#core/model/index.ts';
import { itemName, itemOf, problemsOfRow } from '../project/check/rows.ts';
import { placeOf, type RowPlace } from '../project/check/row-places.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { SummedTable } from '../store/row-sums.ts';
import { findRow, type RawRow } from '../store/rows-repository.ts';

/** A damaged row of the open project. */
export type FoundDamage = RowPlace & {
  readonly item: string;
  readonly table: SummedTable;
  readonly key: readonly string[];
  readonly raw: RawRow;
  readonly what: readonly string[];
};

/** The damaged row of this name. Failures: damage.none when there is no such row, or it is sound. */
export const findDamage = (project: OpenProject, item: string): Result<FoundDamage> => {
  const named = itemOf(project, item);
  const raw = named === null ? null : findRow(project.handle, named.table, named.key);
  if (named === null || raw === null) return fail('damage.none', { item });
  const { table, key } = named;
  const row = Object.fromEntries(
    [...table.columns, 'sum'].map((column, index) => [column, raw[index] ?? null]),
  );
  const what = problemsOfRow(project, table, row);
  if (what.length === 0) return fail('damage.none', { item });
  return ok({ item, table, key, raw, what, ...placeOf(project, table.name, row) });
};

/** The name of a text. */
export const cellItem = (segment: SegmentId, side: Side): string => itemName('cells', [segment, side]);

/** The value of one column. */
export const valueIn = ({ table, raw }: Pick<FoundDamage, 'table' | 'raw'>, column: string) =>
  raw[table.columns.indexOf(column)] ?? null;
