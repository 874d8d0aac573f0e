import { ok, type Result } from '#core/model/index.ts';
import type { OfficePackage } from '#core/ooxml/package.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml } from '#core/xml/read.ts';
import type { Slice } from '../source-place.ts';
import { cellPlace, type CellPlace } from './cell-place.ts';
import { workbookNames } from './names.ts';

/** A column of a table: its name, which is what its head says, and the label that the row of totals has for it. */
type TableColumn = { readonly name: string; readonly label: string | null; readonly tag: Slice };

/**
 * A table of a sheet (section 18.5.1). Rows and columns from 1; `head` and `totals` are rows, null where it has none. `isFixed`: its heads come
 * from elsewhere, or something else knows them by their names, so that they stay.
 */
export type Table = {
  readonly part: string;
  /** As formulas call it. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
  readonly head: number | null;
  readonly totals: number | null;
  readonly columns: readonly TableColumn[];
  readonly isFixed: boolean;
};

const readTable = (part: string, text: string, hasSlicers: boolean): Result<Table | null> => {
  let table: Table | null = null;
  const columns: TableColumn[] = [];
  const fault = readWholeXml(
    text,
    {
      open: ({ name, attributes }, tag) => {
        if (name === 's:tableColumn')
          columns.push({
            name: attributes.get('name') ?? '',
            label: attributes.get('totalsRowLabel') ?? null,
            tag,
          });
        if (name !== 's:table' || table !== null) return;
        const [start = '', end = start] = (attributes.get('ref') ?? '').split(':');
        const [from, to] = [cellPlace(start), cellPlace(end)];
        if (from === null || to === null) return;
        const type = attributes.get('tableType') ?? 'worksheet';
        const totals = Number(attributes.get('totalsRowCount') ?? 0);
        table = {
          part,
          name: attributes.get('displayName') ?? attributes.get('name') ?? '',
          from: from.column,
          to: to.column,
          first: from.row,
          last: to.row,
          head: attributes.get('headerRowCount') === '0' ? null : from.row,
          totals: totals > 0 ? to.row : null,
          columns,
          isFixed: type !== 'worksheet' || hasSlicers,
        };
      },
    },
    { namespaces: workbookNames },
  );
  return fault === null ? ok(table) : xmlFailure(fault, part);
};

/** The tables of a sheet. Failures: of the package and its XML. */
export const tablesOf = (office: OfficePackage, sheet: string): Result<readonly Table[]> => {
  const relations = office.relations(sheet);
  if (!relations.ok) return relations;
  // Slicers know the columns of tables by name.
  const hasSlicers = office.names.some((name) => /(?:^|\/)slicerCaches\//i.test(name));
  const tables: Table[] = [];
  for (const { kind, part } of relations.value) {
    const text = kind === 'table' && part !== null ? office.text(part) : ok(null);
    if (!text.ok) return text;
    const table =
      part === null || text.value === null ? ok(null) : readTable(part, text.value.text, hasSlicers);
    if (!table.ok) return table;
    if (table.value !== null) tables.push(table.value);
  }
  return ok(tables);
};

/** The table in whose head or row of totals a cell stands; null for any other cell. */
export const namingTable = (tables: readonly Table[], { row, column }: CellPlace): Table | null =>
  tables.find(
    ({ head, totals, from, to }) => from <= column && column <= to && (head === row || totals === row),
  ) ?? null;

/** The table that a cell stands in. */
export const tableAround = (tables: readonly Table[], { row, column }: CellPlace): Table | null =>
  tables.find(({ from, to, first, last }) => from <= column && column <= to && first <= row && row <= last) ??
  null;
