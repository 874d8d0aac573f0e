/** New names of a table's columns by their old ones, as `columnKey` gives these. */
export type ColumnNames = ReadonlyMap<string, string>;

/** The same by the name of the table that formulas use, in lower case. */
export type TableColumns = ReadonlyMap<string, ColumnNames>;

/** Names of columns are the same whatever their case; a line end in one may be written as an escape (section 22.9.2.19). */
export const columnKey = (name: string): string =>
  name
    .replace(/_x000[Dd]_/g, '')
    .replace(/_x000[Aa]_|\r\n?/g, '\n')
    .toLowerCase();

/** What stands behind `'` within brackets, since it would end the name or mean something else. */
const escaped = (name: string): string => name.replace(/['#@[\]]/g, (character) => `'${character}`);
const unescaped = (written: string): string => written.replace(/'([^])/g, '$1');

/** A name that needs no brackets of its own within those of its table. */
const isSimple = (name: string): boolean => /^[\p{L}\p{N}_][\p{L}\p{N}_ ]*$/u.test(name);

/** Where the bracket at `open` ends: behind its partner, or -1. `'` takes the meaning of what follows it. */
const bracketEnd = (formula: string, open: number): number => {
  let depth = 0;
  for (let at = open; at < formula.length; at += 1) {
    const character = formula.charAt(at);
    if (character === "'") at += 1;
    else if (character === '[') depth += 1;
    else if (character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
};

/** What stands in the brackets of a table, with the columns in it by their new names: `列`, `@列`, `[#Headers],[甲]:[乙]`. */
const renamedInside = (inside: string, columns: ColumnNames): string => {
  const inner = /\[((?:[^[\]']|'[^])*)\]/g;
  if (inside.includes('[') && inner.test(inside))
    return inside.replace(inner, (whole, name: string) => {
      const now = name.startsWith('#') ? undefined : columns.get(columnKey(unescaped(name)));
      return now === undefined ? whole : `[${escaped(now)}]`;
    });
  const [, row = '', name = ''] = /^(@?)([^]*)$/.exec(inside) ?? [];
  const now = name.startsWith('#') ? undefined : columns.get(columnKey(unescaped(name)));
  if (now === undefined) return inside;
  return isSimple(now) ? row + now : `${row}[${escaped(now)}]`;
};

/** Texts, names of sheets, and whatever a bracket may stand behind: the name of a table, or nothing for the table around the cell. */
const tokens = /"(?:[^"]|"")*"|'(?:[^']|'')*'|((?:[\p{L}_\\][\p{L}\p{N}_.\\?]*)?)\[/gu;

/**
 * A formula with the columns of tables by their new names (structured references, ECMA-376 Part 1, section 18.17.2.3). `own`: the table that the
 * formula stands in, which it need not name. References into other workbooks stay.
 */
export const renameColumns = (formula: string, tables: TableColumns, own: ColumnNames | null): string => {
  if (!formula.includes('[')) return formula;
  let [result, read] = ['', 0];
  tokens.lastIndex = 0;
  for (let match = tokens.exec(formula); match !== null; match = tokens.exec(formula)) {
    const [whole, table] = match;
    if (table === undefined) continue;
    const open = match.index + whole.length - 1;
    const end = bracketEnd(formula, open);
    if (end < 0) break;
    tokens.lastIndex = end;
    // `[1]Sheet1!A1`, `[1]!Table[column]`: another workbook.
    const isForeign =
      formula.charAt(match.index - 1) === '!' || /^[\p{L}\p{N}_'!.]/u.test(formula.slice(end, end + 1));
    const columns = isForeign ? undefined : table === '' ? own : tables.get(table.toLowerCase());
    if (columns === undefined || columns === null) continue;
    result += formula.slice(read, open + 1) + renamedInside(formula.slice(open + 1, end - 1), columns);
    read = end - 1;
  }
  return result + formula.slice(read);
};
