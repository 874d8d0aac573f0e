/** Columns that are kept track of; a table wider than this has its cells one after the other. */
const widest = 1000;

const spanOf = (value: string | undefined, most: number): number => {
  const span = Number.parseInt(value ?? '1', 10);
  return Number.isNaN(span) || span < 0 ? 1 : Math.min(span, most);
};

/**
 * Where the cells of a table stand when rows and columns are spanned (HTML, section 4.9.12, "forming a table"). Gives for
 * each cell how many columns lie between it and the cell before it in its row, or the row's start, without a cell of their own.
 */
export const tableGrid = () => {
  let column = 0;
  /** For each column, how many more rows a cell above reaches down. */
  let reaching: number[] = [];

  const skipSpanned = (): number => {
    const start = column;
    while (column < widest && (reaching[column] ?? 0) > 0) column++;
    return column - start;
  };
  let pending = 0; // columns that the cell before spans beyond its own

  return {
    row: (): void => {
      reaching = reaching.map((rows) => Math.max(0, rows - 1));
      column = 0;
      pending = 0;
    },
    cell: (attributes: ReadonlyMap<string, string>): number => {
      const skipped = pending + skipSpanned();
      const columns = Math.max(1, spanOf(attributes.get('colspan'), widest));
      const rows = spanOf(attributes.get('rowspan'), 65_534);
      // 0: to the end of the table's section. One more than rows, since the next row takes one off.
      const reach = rows === 0 ? Infinity : rows;
      for (let at = column; at < Math.min(column + columns, widest); at++) reaching[at] = reach;
      column += columns;
      pending = columns - 1;
      return Math.min(skipped, widest);
    },
    /** A section (`thead`, `tbody`) begins: no cell reaches into it from above. */
    section: (): void => {
      reaching = [];
    },
  };
};

export type TableGrid = ReturnType<typeof tableGrid>;
