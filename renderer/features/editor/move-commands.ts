import type { rowWants } from '#api/rows.ts';
import type { Side } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { linkSelection } from '../../workspace/annotations.ts';
import { needsProject } from '../../workspace/availability.ts';
import type { CommandHandler, CommandId } from '../../workspace/commands.ts';
import { onThisJourney, refuseInput } from '../../workspace/input-hold/input-hold.ts';
import { focusPanel } from '../../workspace/SidePanel.tsx';
import {
  closePanel,
  goTo,
  notify,
  notifyFailure,
  openOverlay,
  openPanel,
  shownColumns,
  useWorkspace,
} from '../../workspace/store.ts';
import { drawnCell, rowsInSight, scrollsInRow } from './grid-view.ts';
import { caretAtEdge, enterAt, moveCaretByPage } from './open-cell.ts';

const rows = (): number => useWorkspace.getState().project?.rows ?? 0;
const isEditing = (): boolean => useWorkspace.getState().mode === 'edit';

/** The columns on the screen. */
export const columnsInSight = (): readonly Side[] => {
  const { project, preferences } = useWorkspace.getState();
  return project === null ? [] : shownColumns(project, preferences.hiddenColumns);
};

/** To another row; an open cell closes and the one it comes to opens, the caret keeping its place on the line. */
const moveRow = (by: 1 | -1): void => {
  const { active } = useWorkspace.getState();
  const caret = isEditing() ? caretAtEdge(by === 1 ? 'bottom' : 'top') : null;
  if (caret !== null) enterAt(caret.x, by === 1 ? 'top' : 'bottom');
  goTo({ row: active.row + by });
};

const canMoveRow = (by: 1 | -1): boolean => {
  const { row } = useWorkspace.getState().active;
  if (isEditing()) return caretAtEdge(by === 1 ? 'bottom' : 'top') !== null;
  return row + by >= 1 && row + by <= rows();
};

/** On by what is in sight: through a row that is taller than that first. An open cell takes its caret along. */
const movePage = (by: -1 | 1): void => {
  const { row } = useWorkspace.getState().active;
  if (isEditing() ? moveCaretByPage(by) : scrollsInRow(row, by)) return;
  goTo({ row: row + by * Math.max(1, rowsInSight()) });
};

/** To the next cell, over the ends of rows when `wrap`. */
const moveCell = (by: 1 | -1, wrap: boolean): void => {
  const { active } = useWorkspace.getState();
  const columns = columnsInSight();
  const at = columns.indexOf(active.side) + by;
  const side = columns[at];
  if (side !== undefined) goTo({ side });
  else if (wrap && active.row + by >= 1 && active.row + by <= rows()) {
    const edge = by === 1 ? columns[0] : columns.at(-1);
    if (edge !== undefined) goTo({ row: active.row + by, side: edge });
  }
};

const step = async (
  want: (typeof rowWants)[number],
  backwards: boolean,
  isStillMeant: () => boolean,
): Promise<void> => {
  if (!isStillMeant()) return;
  const { active, mode } = useWorkspace.getState();
  const answer = await client.rows.next({ after: active.row, side: active.side, want, backwards });
  if (!isStillMeant()) return;
  if (answer.ok && answer.value !== null) {
    goTo({ row: answer.value.row, mode });
    return;
  }
  // What is typed on was meant for another cell: this one is closed, so that nothing of it lands here.
  refuseInput();
  goTo({ mode: 'grid' });
  if (!answer.ok) notifyFailure(answer.error);
  else notify({ tone: 'good', key: 'editor:allDone', topic: 'all-done' });
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

/** From the side panel, or from anywhere else, into the text; from the text into the side panel, when it is open. */
const switchRegion = (): void => {
  const { active, panel } = useWorkspace.getState();
  const inText = drawnCell(active.row, active.side)?.contains(document.activeElement) === true;
  if (inText && panel !== null) focusPanel();
  else focusText();
};

const lastPanel = { id: 'cleanup' as NonNullable<ReturnType<typeof useWorkspace.getState>['panel']> };

const togglePanel = (): void => {
  const { panel } = useWorkspace.getState();
  if (panel === null) {
    openPanel(lastPanel.id);
    return;
  }
  lastPanel.id = panel;
  closePanel();
  focusText();
};

export const moveCommands: Readonly<Partial<Record<CommandId, CommandHandler>>> = {
  moveUp: { run: () => moveRow(-1), when: () => canMoveRow(-1) },
  moveDown: { run: () => moveRow(1), when: () => canMoveRow(1) },
  moveLeft: { run: () => moveCell(-1, false) },
  moveRight: { run: () => moveCell(1, false) },
  nextRow: {
    run: () => {
      if (!linkSelection()) goTo({ row: useWorkspace.getState().active.row + 1 });
    },
  },
  previousRow: { run: () => goTo({ row: useWorkspace.getState().active.row - 1 }) },
  nextCell: { run: () => moveCell(1, true) },
  previousCell: { run: () => moveCell(-1, true) },
  pageUp: { run: () => movePage(-1) },
  pageDown: { run: () => movePage(1) },
  firstCell: {
    run: () => {
      const side = columnsInSight()[0];
      if (side !== undefined) goTo({ side });
    },
  },
  lastCell: {
    run: () => {
      const side = columnsInSight().at(-1);
      if (side !== undefined) goTo({ side });
    },
  },
  firstRow: { run: () => goTo({ row: 1 }), unless: needsProject },
  lastRow: { run: () => goTo({ row: rows() }), unless: needsProject },
  nextUntranslated: { run: () => goToWanted('unconfirmed'), unless: needsProject },
  previousUntranslated: { run: () => goToWanted('unconfirmed', true), unless: needsProject },
  goToRow: { run: () => openOverlay('goToRow'), unless: needsProject },
  focusText: { run: switchRegion, unless: needsProject },
  togglePanel: { run: togglePanel, unless: needsProject },
};
