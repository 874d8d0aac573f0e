import type { TFunction } from 'i18next';
import { cellStates, type Cell, type CellState, type Row, type Side } from '#core/model/index.ts';
import { countNotes, type NoteCounts } from './marks/groups.ts';

/** The words every row needs, looked up once for the whole grid: a hook in each cell would cost more than the cell. */
export type GridWords = {
  readonly states: Readonly<Record<CellState, string>>;
  readonly columns: Readonly<Record<Side, string>>;
  readonly locked: string;
  readonly stale: string;
  readonly converted: string;
  readonly fromMemory: string;
  readonly damaged: string;
  readonly decideOnDamage: string;
  readonly separator: string;
  readonly repairs: (count: number) => string;
  readonly findings: (count: number) => string;
  readonly notes: (counts: NoteCounts) => string;
  readonly cell: (row: Row, side: Side, cell: Cell) => string;
};

const notesIn = (t: TFunction<'editor'>, count: number, open: number): string =>
  open === 0 ? t('notes.resolved', { count }) : t('notes.counted', { count, open });

const record = <K extends string>(
  keys: readonly K[],
  word: (key: K) => string,
): Readonly<Record<K, string>> =>
  Object.fromEntries(keys.map((key) => [key, word(key)])) as Readonly<Record<K, string>>;

/** Looks the words up in the present language; `t` is that of the `editor` namespace. */
export const gridWords = (t: TFunction<'editor'>, sides: readonly Side[]): GridWords => ({
  states: record(cellStates, (state) => t(`states.${state}`)),
  columns: record(sides, (side) => t(`columns.${side}`)),
  locked: t('locked'),
  stale: t('stale.mark'),
  converted: t('converted'),
  fromMemory: t('fromMemory'),
  damaged: t('damage.mark'),
  decideOnDamage: t('damage.decide'),
  separator: t('listSeparator'),
  repairs: (count) => t('openRepairs', { count }),
  findings: (count) => t('findings', { count }),
  notes: ({ total, open }) => notesIn(t, total, open),
  cell: ({ row, marks }, side, { state, damaged }) => {
    const named = t('cellLabel', { row, column: t(`columns.${side}`), state: t(`states.${state}`) });
    const label = damaged === true ? `${named}${t('listSeparator')}${t('damage.mark')}` : named;
    const { total, open } = countNotes(marks.filter((mark) => mark.side === side));
    return total === 0 ? label : `${label}${t('listSeparator')}${notesIn(t, total, open)}`;
  },
});
