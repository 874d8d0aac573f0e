/** What the commands need to know of the grid as it is drawn. */
type GridView = {
  readonly rowsInSight: () => number;
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
export const drawnCell = (row: number, side: string): HTMLElement | null => view?.cell(row, side) ?? null;
