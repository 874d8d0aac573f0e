import { Redo2, Undo2 } from 'lucide-react';
import type { CellState, Failure, Result, Row, Side } from '#core/model/index.ts';
import { convertedFrom } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { linkSelection } from '../../workspace/annotations.ts';
import type { Availability } from '../../workspace/availability.ts';
import type { Command, CommandCall } from '../../workspace/command.ts';
import { queryClient } from '../../workspace/queries.ts';
import { refreshProject } from '../../workspace/session.ts';
import { refuseInput } from '../../workspace/input-hold/input-hold.ts';
import { useReviewing } from '../../workspace/reviewing.ts';
import {
  columnsOf,
  documentAt,
  goTo,
  notify,
  notifyFailure,
  useWorkspace,
  type Active,
} from '../../workspace/store.ts';
import { doubtsAt, openDoubt } from './alternatives-state.ts';
import { goToWanted } from './move-commands.ts';
import { actOnRows, whileActing } from './many/act-on-rows.ts';
import { hasChosenRows, useChosenRows } from './many/chosen-rows.ts';
import { openCell } from './open-cell.ts';
import { knownRow, refreshRow, takeCommitted } from './rows-cache.ts';
import { previewSplit } from './splitting/split-store.ts';
import { structureSettled } from './structure.ts';

type Here = { readonly row: Row; readonly side: Side };

/** The active cell, or the one that was when a command was called, when its row is known here. */
const here = (active: Active = useWorkspace.getState().active): Here | null => {
  const { project } = useWorkspace.getState();
  const row = project === null ? null : knownRow(active.row);
  return row === null ? null : { row, side: active.side };
};
const needsTranslation: Availability = () => {
  if (hasChosenRows() && useChosenRows.getState().columns === 'all') return null;
  const at = here();
  return at === null ? 'no-text' : at.side === 'source' ? 'original-column' : null;
};
/** A reviewer accepts a row wherever in it they read. */
const needsConfirmable: Availability = () =>
  useReviewing.getState().accept === null ? needsTranslation() : null;

/** The value of an answer; a failure is told to the user and comes back as null. */
const tell = <T>(answer: Result<T>): T | null => {
  if (answer.ok) return answer.value;
  notifyFailure(answer.error);
  return null;
};

/** The whole project is as it was before a backup was restored, or after: says so, since no row shows it. */
const showOtherState = async (direction: 'undo' | 'redo'): Promise<void> => {
  await refreshProject();
  await queryClient.invalidateQueries();
  const key = direction === 'undo' ? 'backups:undone' : 'backups:restoredAgain';
  notify({ tone: 'info', key, topic: 'backups' });
};

const step = async (direction: 'undo' | 'redo', isStillMeant: () => boolean): Promise<void> => {
  const { mode } = useWorkspace.getState();
  const done = tell(await whileActing((job) => client.history[direction]({ job })));
  if (done === null) return;
  if (done.kind === 'restore') await showOtherState(direction);
  if (done.row === null) return;
  await structureSettled();
  await refreshRow(done.row);
  if (isStillMeant()) goTo({ row: done.row, ...(done.side === null ? {} : { side: done.side }), mode });
};

const setState = async (active: Active, state: CellState): Promise<boolean> => {
  const at = here(active);
  if (at === null || at.side === 'source') return false;
  const cell = at.row.cells[at.side];
  if (cell === undefined || cell.text === '' || cell.state === state) return cell !== undefined;
  const done = tell(await client.cells.setState({ segments: [at.row.segment], side: at.side, state }));
  await refreshRow(at.row.row);
  return done !== null;
};

/** Confirms a translation; one that is further along already stays as it is. */
const confirm = async (active: Active): Promise<boolean> => {
  const at = here(active);
  const state = at?.row.cells[at.side]?.state;
  return state === 'reviewed' || state === 'approved' ? true : setState(active, 'translated');
};

const toggleState =
  (state: 'reviewed' | 'approved') =>
  async ({ active }: CommandCall): Promise<void> => {
    if (hasChosenRows()) {
      await actOnRows({ is: 'state', state });
      return;
    }
    const at = here(active);
    const now = at?.row.cells[at.side]?.state;
    await setState(active, now === state ? 'translated' : state);
  };

/** Locks the chosen rows; those that all are locked are unlocked. */
const toggleLocks = async (): Promise<void> => {
  const done = await actOnRows({ is: 'lock' });
  if (done !== null && done.changed === 0 && (done.kept.same ?? 0) > 0) await actOnRows({ is: 'unlock' });
};

const toggleLock = async ({ active }: CommandCall): Promise<void> => {
  if (hasChosenRows()) {
    await toggleLocks();
    return;
  }
  const at = here(active);
  if (at === null) return;
  const locked = at.row.cells[at.side]?.locked !== true;
  tell(await client.cells.lock({ segments: [at.row.segment], side: at.side, locked }));
  await refreshRow(at.row.row);
};

const copySource = async ({ active }: CommandCall): Promise<void> => {
  if (hasChosenRows()) {
    await actOnRows({ is: 'copySource' });
    return;
  }
  const at = here(active);
  if (at === null) return;
  const done = tell(await client.cells.copySource({ segment: at.row.segment, side: at.side }));
  if (done !== null) takeCommitted(done);
};

const merge = async ({ active, isStillMeant }: CommandCall): Promise<void> => {
  const at = here(active);
  if (at === null) return;
  const length = Array.from(at.row.cells[at.side]?.text ?? '').length;
  const done = tell(await client.segments.merge({ segment: at.row.segment }));
  if (done === null) return;
  await structureSettled();
  if (isStillMeant()) goTo({ row: done.row, caret: length });
};

const isConvertible = (): boolean => {
  const { project, active } = useWorkspace.getState();
  const document = project === null ? null : documentAt(project, active.row);
  return document !== null && convertedFrom(document.columns, active.side) !== null;
};

/** Converts the active cell again. What people have written is only written over when they say so. */
const reconvert = async (active: Active, overwriteEdited: boolean): Promise<void> => {
  if (hasChosenRows()) {
    await actOnRows({ is: overwriteEdited ? 'overwrite' : 'convert' });
    return;
  }
  const at = here(active);
  if (at === null) return;
  const request = { segments: [at.row.segment], side: at.side, overwriteEdited };
  const done = tell(await client.cells.convert(request));
  if (done === null) return;
  await refreshRow(at.row.row);
  const locked: Failure = { code: 'cell.locked' };
  if (done.keptLocked > 0) notifyFailure(locked);
  if (done.keptEdited > 0) {
    notify({
      tone: 'warning',
      key: 'editor:reconvert.edited',
      topic: 'reconvert',
      params: { row: at.row.row },
      actions: [
        { key: 'editor:reconvert.overwrite', run: () => void reconvert(active, true) },
        { key: 'editor:reconvert.keep', run: () => undefined },
      ],
    });
  }
};

/** The next doubtful character after the one looked at last, in this column; as far ahead as rows are known here. */
let lookedAt: { row: number; side: Side; at: number } | null = null;
const nextAlternative = async ({ isStillMeant }: CommandCall): Promise<void> => {
  const { active, project } = useWorkspace.getState();
  const side = isConvertible() ? active.side : project === null ? null : (columnsOf(project)[1] ?? null);
  if (side === null) return;
  const same = lookedAt !== null && lookedAt.row === active.row && lookedAt.side === side;
  const from = same ? (lookedAt?.at ?? -1) + 1 : 0;
  const rows = [active.row];
  for (let row = active.row + 1; knownRow(row) !== null; row += 1) rows.push(row);
  const doubtsOfRows = await Promise.all(rows.map((row) => doubtsAt(row, side)));
  if (!isStillMeant()) return;
  for (const [index, row] of rows.entries()) {
    const doubt = doubtsOfRows[index]?.find(({ at }) => row !== active.row || at >= from);
    if (doubt === undefined) continue;
    lookedAt = { row, side, at: doubt.at };
    goTo({ row, side, mode: 'grid' });
    await openDoubt(row, side, doubt.at);
    return;
  }
  lookedAt = null;
  notify({ tone: 'info', key: 'editor:alternatives.none', topic: 'doubts' });
};

export const textCommands: readonly Command[] = [
  {
    id: 'edit',
    group: 'text',
    where: 'grid',
    keys: ['Enter', 'F2'],
    quiet: true,
    fixed: true,
    run: () => {
      if (!linkSelection()) goTo({ mode: 'edit' });
    },
  },
  {
    id: 'leave',
    group: 'text',
    where: 'editor',
    keys: ['Escape'],
    quiet: true,
    fixed: true,
    changes: 'nothing',
    run: () => goTo({ mode: 'grid' }),
  },
  {
    id: 'undo',
    group: 'text',
    where: 'page',
    keys: ['Mod+Z'],
    settles: true,
    menu: 'edit.undo',
    bar: {
      section: 'undo',
      icon: Undo2,
      enabled: ({ project, saving }) => project?.canUndo === true || saving === 'typing',
    },
    offer: 'changed',
    run: ({ isStillMeant }) => step('undo', isStillMeant),
  },
  {
    id: 'redo',
    group: 'text',
    where: 'page',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    mac: ['Mod+Shift+Z'],
    settles: true,
    menu: 'edit.undo',
    bar: { section: 'undo', icon: Redo2, enabled: ({ project }) => project?.canRedo === true },
    run: ({ isStillMeant }) => step('redo', isStillMeant),
  },
  {
    id: 'copySource',
    group: 'text',
    where: 'cell',
    keys: ['Mod+D'],
    settles: true,
    menu: 'edit.segment',
    unless: needsTranslation,
    run: copySource,
  },
  {
    id: 'split',
    group: 'text',
    where: 'editor',
    keys: ['Mod+E'],
    settles: true,
    menu: 'edit.segment',
    unless: () => (openCell() === null ? 'no-caret' : null),
    run: previewSplit,
  },
  {
    id: 'merge',
    group: 'text',
    where: 'cell',
    keys: ['Mod+J'],
    settles: true,
    menu: 'edit.segment',
    run: merge,
  },
  {
    id: 'reconvert',
    group: 'text',
    where: 'cell',
    keys: ['F9'],
    settles: true,
    menu: 'edit.segment',
    unless: () => (isConvertible() ? null : 'not-converted'),
    run: ({ active }) => reconvert(active, false),
  },
  {
    id: 'nextAlternative',
    group: 'text',
    where: 'cell',
    keys: ['Mod+.'],
    settles: true,
    menu: 'edit.segment',
    run: nextAlternative,
  },
  {
    id: 'confirmNext',
    group: 'state',
    where: 'cell',
    keys: ['Mod+Enter'],
    settles: true,
    menu: 'edit.state',
    unless: needsConfirmable,
    run: async ({ active, isStillMeant }) => {
      const { accept } = useReviewing.getState();
      if (accept !== null) await accept(true, active, isStillMeant);
      else if (await confirm(active)) await goToWanted('unconfirmed', false, isStillMeant);
      else refuseInput();
    },
  },
  {
    id: 'confirm',
    group: 'state',
    where: 'cell',
    keys: ['Mod+Shift+Enter'],
    settles: true,
    menu: 'edit.state',
    unless: needsConfirmable,
    run: async ({ active, isStillMeant }) => {
      const { accept } = useReviewing.getState();
      if (accept === null && hasChosenRows()) {
        await actOnRows({ is: 'state', state: 'translated', raise: true });
        return;
      }
      await (accept === null ? confirm(active) : accept(false, active, isStillMeant));
    },
  },
  {
    id: 'review',
    group: 'state',
    where: 'cell',
    keys: ['Mod+Alt+R'],
    settles: true,
    menu: 'edit.state',
    unless: needsTranslation,
    run: toggleState('reviewed'),
  },
  {
    id: 'approve',
    group: 'state',
    where: 'cell',
    keys: ['Mod+Alt+Enter'],
    settles: true,
    menu: 'edit.state',
    unless: needsTranslation,
    run: toggleState('approved'),
  },
  {
    id: 'lock',
    group: 'state',
    where: 'cell',
    keys: ['Mod+Shift+L'],
    settles: true,
    menu: 'edit.state',
    run: toggleLock,
  },
];
