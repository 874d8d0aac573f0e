import type { RowFilter } from '#api/rows.ts';
import { cellStates, type CellState, type Side } from '#core/model/index.ts';

/** What one column is asked. Nothing is asked by what is empty or false. */
export type ColumnFilter = {
  readonly states: readonly CellState[];
  readonly text: string;
  readonly locked: boolean;
  readonly stale: boolean;
};

/** What the rows of the grid are asked: all of it has to be met. */
export type GridFilter = {
  readonly columns: ReadonlyMap<Side, ColumnFilter>;
  /** In any column. */
  readonly text: string;
  readonly annotated: 'any' | 'open' | null;
  readonly openRepairs: boolean;
  readonly findings: boolean;
  /** ISO 8601, in UTC. */
  readonly changedSince: string | null;
};

export const asksNothing: ColumnFilter = { states: [], text: '', locked: false, stale: false };

export const noFilter: GridFilter = {
  columns: new Map(),
  text: '',
  annotated: null,
  openRepairs: false,
  findings: false,
  changedSince: null,
};

/** One thing that is asked, and the filter without it. `side` is null for what is asked of rows. */
export type Chip = {
  readonly key: string;
  readonly side: Side | null;
  readonly is:
    | 'states'
    | 'text'
    | 'locked'
    | 'stale'
    | 'annotated'
    | 'annotatedOpen'
    | 'openRepairs'
    | 'findings'
    | 'changedSince';
  readonly states: readonly CellState[];
  readonly value: string;
  readonly without: GridFilter;
};

export const withColumn = (filter: GridFilter, side: Side, change: Partial<ColumnFilter>): GridFilter => {
  const columns = new Map(filter.columns);
  columns.set(side, { ...(columns.get(side) ?? asksNothing), ...change });
  return { ...filter, columns };
};

/** A state more or less; in the order of states. */
export const withState = (
  states: readonly CellState[],
  state: CellState,
  isIn: boolean,
): readonly CellState[] => cellStates.filter((each) => (each === state ? isIn : states.includes(each)));

const columnChips = (filter: GridFilter): readonly Chip[] =>
  [...filter.columns].flatMap(([side, { states, text, locked, stale }]): readonly Chip[] => {
    const chip = (is: Chip['is'], value: string, change: Partial<ColumnFilter>): Chip => {
      return { key: `${side} ${is}`, side, is, states, value, without: withColumn(filter, side, change) };
    };
    return [
      ...(states.length > 0 ? [chip('states', '', { states: [] })] : []),
      ...(text === '' ? [] : [chip('text', text, { text: '' })]),
      ...(locked ? [chip('locked', '', { locked: false })] : []),
      ...(stale ? [chip('stale', '', { stale: false })] : []),
    ];
  });

/** Everything that is asked, one by one. */
export const chipsOf = (filter: GridFilter): readonly Chip[] => {
  const chip = (is: Chip['is'], value: string, without: Partial<GridFilter>): Chip => {
    return { key: is, side: null, is, states: [], value, without: { ...filter, ...without } };
  };
  const { text, annotated, openRepairs, findings, changedSince } = filter;
  return [
    ...(text === '' ? [] : [chip('text', text, { text: '' })]),
    ...columnChips(filter),
    ...(annotated === 'any' ? [chip('annotated', '', { annotated: null })] : []),
    ...(annotated === 'open' ? [chip('annotatedOpen', '', { annotated: null })] : []),
    ...(openRepairs ? [chip('openRepairs', '', { openRepairs: false })] : []),
    ...(findings ? [chip('findings', '', { findings: false })] : []),
    ...(changedSince === null ? [] : [chip('changedSince', changedSince, { changedSince: null })]),
  ];
};

/** The filter as the engine is asked it; null where nothing is asked. */
export const askedOf = (filter: GridFilter): RowFilter | null => {
  if (chipsOf(filter).length === 0) return null;
  const { columns, text, annotated, openRepairs, findings, changedSince } = filter;
  const cells = [...columns].map(([side, one]) => ({
    side,
    ...(one.states.length > 0 && { states: [...one.states] }),
    ...(one.text !== '' && { text: one.text }),
    ...(one.locked && { locked: true }),
    ...(one.stale && { stale: true as const }),
  }));
  return {
    cells: [...(text === '' ? [] : [{ text }]), ...cells.filter((cell) => Object.keys(cell).length > 1)],
    ...(annotated !== null && { annotated }),
    ...(openRepairs && { openRepairs }),
    ...(findings && { findings }),
    ...(changedSince !== null && { changedSince }),
  };
};
