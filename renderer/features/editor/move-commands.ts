import type { rowWants } from '#api/rows.ts';
import type { Side } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { linkSelection } from '../../workspace/annotations.ts';
import type { Command } from '../../workspace/command.ts';
import { onThisJourney, refuseInput } from '../../workspace/input-hold/input-hold.ts';
import {
  goTo,
  notify,
  notifyFailure,
  openOverlay,
  shownColumns,
  useWorkspace,
} from '../../workspace/store.ts';
import { firstShown, lastShown, rowFurther, shownRuns } from './filter/row-view.ts';
import { drawnCell, rowsInSight, scrollsInRow } from './grid-view.ts';
import { inReadingOrder } from './reading/reading-order.ts';
import { caretAtEdge, enterAt, moveCaretByPage } from './open-cell.ts';

const isEditing = (): boolean => useWorkspace.getState().mode === 'edit';

/** The columns on the screen, in the order in which they are there. */
export const columnsInSight = (): readonly Side[] => {
  const { project, preferences, reading } = useWorkspace.getState();
  if (project === null) return [];
  const shown = shownColumns(project, preferences.hiddenColumns);
  return reading.open ? inReadingOrder(shown, reading.order) : shown;
};

/** To another row; an open cell closes and the one it comes to opens, the caret keeping its place on the line. */
const moveRow = (by: 1 | -1): void => {
  const { active } = useWorkspace.getState();
  const caret = isEditing() ? caretAtEdge(by === 1 ? 'bottom' : 'top') : null;
  if (caret !== null) enterAt({ ...caret, edge: by === 1 ? 'top' : 'bottom' });
  goTo({ row: rowFurther(active.row, by) });
};

const canMoveRow = (by: 1 | -1): boolean => {
  const { row } = useWorkspace.getState().active;
  if (isEditing()) return caretAtEdge(by === 1 ? 'bottom' : 'top') !== null;
  return rowFurther(row, by) !== row;
};

/** On by what is in sight: through a row that is taller than that first. An open cell takes its caret along. */
const movePage = (by: -1 | 1): void => {
  const { row } = useWorkspace.getState().active;
  if (isEditing() ? moveCaretByPage(by) : scrollsInRow(row, by)) return;
  goTo({ row: rowFurther(row, by * Math.max(1, rowsInSight())) });
};

/** To the next cell, over the ends of rows when `wrap`. */
const moveCell = (by: 1 | -1, wrap: boolean): void => {
  const { active } = useWorkspace.getState();
  const columns = columnsInSight();
  const at = columns.indexOf(active.side) + by;
  const side = columns[at];
  if (side !== undefined) goTo({ side });
  else if (wrap && rowFurther(active.row, by) !== active.row) {
    const edge = by === 1 ? columns[0] : columns.at(-1);
    if (edge !== undefined) goTo({ row: rowFurther(active.row, by), side: edge });
  }
};

const step = async (
  want: (typeof rowWants)[number],
  backwards: boolean,
  isStillMeant: () => boolean,
): Promise<void> => {
  if (!isStillMeant()) return;
  const { active, mode } = useWorkspace.getState();
  const among = shownRuns()?.map(([from, count]): [number, number] => [from, count]);
  const answer = await client.rows.next({
    after: active.row,
    side: active.side,
    want,
    backwards,
    ...(among !== undefined && { among }),
  });
  if (!isStillMeant()) return;
  if (answer.ok && answer.value !== null) {
    goTo({ row: answer.value.row, mode });
    return;
  }
  // What is typed on was meant for another cell: this one is closed, so that nothing of it lands here.
  refuseInput();
  goTo({ mode: 'grid' });
  if (!answer.ok) notifyFailure(answer.error);
  else
    notify({ tone: 'good', key: among === undefined ? 'editor:allDone' : 'rows:allDone', topic: 'all-done' });
};

const steps = { last: Promise.resolve() };

/**
 * To the next row, from the active one, whose active column is as wanted; says so when there is none. Asked again
 * before the engine has answered, it goes on from where the first step leads.
 */
export const goToWanted = (
  want: (typeof rowWants)[number],
  backwards = false,
  isStillMeant = onThisJourney(),
): Promise<void> => {
  steps.last = steps.last.then(() => step(want, backwards, isStillMeant));
  return steps.last;
};

/** Puts the focus back into the text: the active cell, open or not. */
export const focusText = (): void => {
  const { active } = useWorkspace.getState();
  const cell = drawnCell(active.row, active.side);
  const editor = cell?.querySelector<HTMLElement>('.cm-content');
  (editor ?? cell)?.focus({ preventScroll: true });
};

export const moveCommands: readonly Command[] = [
  {
    id: 'moveUp',
    group: 'move',
    where: 'cell',
    keys: ['ArrowUp'],
    quiet: true,
    fixed: true,
    changes: 'nothing',
    run: () => moveRow(-1),
    when: () => canMoveRow(-1),
  },
  {
    id: 'moveDown',
    group: 'move',
    where: 'cell',
    keys: ['ArrowDown'],
    quiet: true,
    fixed: true,
    changes: 'nothing',
    run: () => moveRow(1),
    when: () => canMoveRow(1),
  },
  {
    id: 'moveLeft',
    group: 'move',
    where: 'grid',
    keys: ['ArrowLeft'],
    quiet: true,
    fixed: true,
    changes: 'nothing',
    run: () => moveCell(-1, false),
  },
  {
    id: 'moveRight',
    group: 'move',
    where: 'grid',
    keys: ['ArrowRight'],
    quiet: true,
    fixed: true,
    changes: 'nothing',
    run: () => moveCell(1, false),
  },
  {
    id: 'nextRow',
    group: 'move',
    where: 'editor',
    keys: ['Enter'],
    quiet: true,
    fixed: true,
    changes: 'nothing',
    run: () => {
      if (!linkSelection()) goTo({ row: rowFurther(useWorkspace.getState().active.row, 1) });
    },
  },
  {
    id: 'previousRow',
    group: 'move',
    where: 'editor',
    keys: ['Shift+Enter'],
    quiet: true,
    fixed: true,
    changes: 'nothing',
    run: () => goTo({ row: rowFurther(useWorkspace.getState().active.row, -1) }),
  },
  {
    id: 'nextCell',
    group: 'move',
    where: 'editor',
    keys: ['Tab'],
    quiet: true,
    fixed: true,
    changes: 'nothing',
    run: () => moveCell(1, true),
  },
  {
    id: 'previousCell',
    group: 'move',
    where: 'editor',
    keys: ['Shift+Tab'],
    quiet: true,
    fixed: true,
    changes: 'nothing',
    run: () => moveCell(-1, true),
  },
  {
    id: 'pageUp',
    group: 'move',
    where: 'cell',
    keys: ['PageUp'],
    quiet: true,
    changes: 'nothing',
    run: () => movePage(-1),
  },
  {
    id: 'pageDown',
    group: 'move',
    where: 'cell',
    keys: ['PageDown'],
    quiet: true,
    changes: 'nothing',
    run: () => movePage(1),
  },
  {
    id: 'firstCell',
    group: 'move',
    where: 'grid',
    keys: ['Home'],
    quiet: true,
    changes: 'nothing',
    run: () => {
      const side = columnsInSight()[0];
      if (side !== undefined) goTo({ side });
    },
  },
  {
    id: 'lastCell',
    group: 'move',
    where: 'grid',
    keys: ['End'],
    quiet: true,
    changes: 'nothing',
    run: () => {
      const side = columnsInSight().at(-1);
      if (side !== undefined) goTo({ side });
    },
  },
  {
    id: 'firstRow',
    group: 'move',
    where: 'cell',
    keys: ['Mod+Home'],
    mac: ['Mod+Alt+ArrowUp', 'Mod+Home'],
    changes: 'nothing',
    run: () => goTo({ row: firstShown() }),
  },
  {
    id: 'lastRow',
    group: 'move',
    where: 'cell',
    keys: ['Mod+End'],
    mac: ['Mod+Alt+ArrowDown', 'Mod+End'],
    changes: 'nothing',
    run: () => goTo({ row: lastShown() }),
  },
  {
    id: 'nextUntranslated',
    group: 'move',
    where: 'page',
    keys: ['Alt+ArrowDown'],
    changes: 'nothing',
    menu: 'edit.go',
    run: () => goToWanted('unconfirmed'),
  },
  {
    id: 'previousUntranslated',
    group: 'move',
    where: 'page',
    keys: ['Alt+ArrowUp'],
    changes: 'nothing',
    menu: 'edit.go',
    run: () => goToWanted('unconfirmed', true),
  },
  {
    id: 'goToRow',
    group: 'move',
    where: 'anywhere',
    keys: ['Mod+G'],
    changes: 'nothing',
    menu: 'edit.go',
    run: () => openOverlay('goToRow'),
  },
];
