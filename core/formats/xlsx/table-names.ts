import type { RichText } from '#core/model/index.ts';
import { escapeXmlAttribute, writtenAttributes } from '#core/xml/tag-source.ts';
import type { SourceEdit } from '../patch.ts';
import type { CellPlace } from './cell-place.ts';
import type { StringCell } from './cells.ts';
import type { OpenSheet } from './open-workbook.ts';
import { escapeString } from './strings.ts';
import { columnKey, type ColumnNames } from './structured-references.ts';
import { tableAround, type Table } from './tables.ts';

/** A table whose columns are called otherwise: `names` for its part and for formulas. */
type NamedTable = {
  readonly table: Table;
  readonly names: ColumnNames;
  readonly edits: readonly SourceEdit[];
};

/** What becomes of the tables of a sheet: their new names, and heads that cannot say just what was wanted. */
export type TableNames = {
  readonly tables: readonly NamedTable[];
  readonly texts: ReadonlyMap<StringCell, RichText>;
};

/** The program repairs a file with longer names. */
const longestName = 255;

/** What a head can say: one line of text, without what XML cannot hold. */
const possible = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .slice(0, longestName)
    .replace(/[\ud800-\udbff]$/, '');

type Head = { readonly cell: StringCell | undefined; readonly was: string; readonly wanted: RichText | null };

/** The names of the columns in order: no two are the same, whatever their case, and a head without words keeps the one it has. */
const uniqueNames = (heads: readonly Head[]): readonly string[] => {
  const taken = new Set(heads.filter(({ wanted }) => wanted === null).map(({ was }) => columnKey(was)));
  return heads.map(({ was, wanted }) => {
    if (wanted === null) return was;
    const own = possible(wanted.text);
    let name = own;
    for (let n = 2; taken.has(columnKey(name)); n += 1)
      name = `${own.slice(0, longestName - String(n).length)}${n}`;
    taken.add(columnKey(name));
    return name;
  });
};

const attributeEdits = (
  source: string,
  { tag }: Table['columns'][number],
  values: Readonly<Record<string, string | undefined>>,
): readonly SourceEdit[] =>
  writtenAttributes(source.slice(tag.from, tag.to)).flatMap(({ name, value }) => {
    const now = values[name];
    return now === undefined
      ? []
      : [
          {
            from: tag.from + value.from,
            to: tag.from + value.to,
            text: escapeXmlAttribute(escapeString(now).replaceAll('\n', '_x000a_')),
          },
        ];
  });

/**
 * The names that the columns of a sheet's tables get from the translations of their heads, since a program repairs a file whose heads say
 * something else, or the same twice. `wanted`: the new text of a cell; undefined where it keeps the one it has. `sourceOf`: the text of a part.
 */
export const tableNames = (
  { sheet, cells }: OpenSheet,
  wanted: (cell: StringCell) => RichText | undefined,
  sourceOf: (part: string) => string,
): TableNames => {
  const texts = new Map<StringCell, RichText>();
  const tables: NamedTable[] = [];
  const named = sheet.tables.filter(({ isFixed }) => !isFixed);
  if (named.length === 0) return { tables, texts };
  const byPlace = new Map(cells.map((one) => [`${one.cell.row}:${one.cell.column}`, one]));
  const at = (row: number | null, column: number): StringCell | undefined =>
    row === null ? undefined : byPlace.get(`${row}:${column}`);
  const changed = (cell: StringCell | undefined): RichText | null => {
    const rich = cell === undefined ? undefined : wanted(cell);
    return rich === undefined || rich.text.trim() === '' || rich.text === cell?.string.rich.text
      ? null
      : rich;
  };
  for (const table of named) {
    const heads = table.columns.map(({ name }, n): Head => {
      const cell = at(table.head, table.from + n);
      return { cell, was: name, wanted: changed(cell) };
    });
    const now = uniqueNames(heads);
    const names = new Map<string, string>();
    const edits: SourceEdit[] = [];
    for (const [n, { cell, was, wanted: rich }] of heads.entries()) {
      const name = now[n] ?? was;
      const own = cell === undefined ? undefined : wanted(cell);
      if (cell !== undefined && rich === null && own !== undefined && own.text.trim() === '')
        texts.set(cell, cell.string.rich);
      if (cell !== undefined && rich !== null && name !== rich.text) texts.set(cell, { ...rich, text: name });
      if (name !== was) names.set(columnKey(was), name);
      const column = table.columns[n];
      const label = changed(at(table.totals, table.from + n))?.text;
      if (column !== undefined)
        edits.push(
          ...attributeEdits(sourceOf(table.part), column, {
            ...(name === was ? {} : { name }),
            ...(column.label === null || label === undefined ? {} : { totalsRowLabel: possible(label) }),
          }),
        );
    }
    if (edits.length > 0) tables.push({ table, names, edits });
  }
  return { tables, texts };
};

/** The new names of the columns around a place: of the table whose part it is, or that the cell of a sheet stands in. */
export const columnsAround =
  (all: readonly { readonly sheet: string; readonly tables: readonly NamedTable[] }[]) =>
  (part: string, cell: CellPlace | null): ColumnNames | null => {
    for (const { sheet, tables } of all)
      for (const { table, names } of tables)
        if (table.part === part || (sheet === part && cell !== null && tableAround([table], cell) !== null))
          return names;
    return null;
  };
