/** What the commands need to know of the grid as it is drawn. */
type GridView = {
  readonly rowsInSight: () => number;
  /** Scrolls on in a row that is taller than the window; false when it ends in sight. */
  readonly scrollInRow: (row: number, by: -1 | 1) => boolean;
  readonly cell: (row: number, side: string) => HTMLElement | null;
};

let view: GridView | null = null;

/** Tells how the grid is drawn. Answers how to say that it is gone. */
export const holdGridView = (now: GridView): (() => void) => {
  view = now;
  return () => {
    if (view === now) view = null;
  };
};

export const rowsInSight = (): number => view?.rowsInSight() ?? 10;
export const scrollsInRow = (row: number, by: -1 | 1): boolean => view?.scrollInRow(row, by) ?? false;
export const drawnCell = (row: number, side: string): HTMLElement | null => view?.cell(row, side) ?? null;
