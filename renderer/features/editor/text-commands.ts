import type { CellState, Failure, Result, Row, Side } from '#core/model/index.ts';
import { convertedFrom } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { linkSelection } from '../../workspace/annotations.ts';
import { needsWritable, type Availability } from '../../workspace/availability.ts';
import type { CommandCall, CommandHandler, CommandId } from '../../workspace/commands.ts';
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
  const refused = needsWritable();
  if (refused !== null) return refused;
  const at = here();
  return at === null ? 'no-text' : at.side === 'source' ? 'original-column' : null;
};
/** A reviewer accepts a row wherever in it they read. */
const needsConfirmable: Availability = () =>
  useReviewing.getState().accept === null ? needsTranslation() : needsWritable();

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

const step = async (direction: 'undo' | 'redo'): Promise<void> => {
  const { mode } = useWorkspace.getState();
  const done = tell(await (direction === 'undo' ? client.history.undo({}) : client.history.redo({})));
  if (done === null) return;
  if (done.kind === 'restore') await showOtherState(direction);
  if (done.row === null) return;
  await structureSettled();
  await refreshRow(done.row);
  goTo({ row: done.row, ...(done.side === null ? {} : { side: done.side }), mode });
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
    const at = here(active);
    const now = at?.row.cells[at.side]?.state;
    await setState(active, now === state ? 'translated' : state);
  };

const toggleLock = async ({ active }: CommandCall): Promise<void> => {
  const at = here(active);
  if (at === null) return;
  const locked = at.row.cells[at.side]?.locked !== true;
  tell(await client.cells.lock({ segments: [at.row.segment], side: at.side, locked }));
  await refreshRow(at.row.row);
};

const copySource = async ({ active }: CommandCall): Promise<void> => {
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
  return (
    document !== null && active.side !== 'source' && convertedFrom(document.language, active.side) !== null
  );
};

/** Converts the active cell again. What people have written is only written over when they say so. */
const reconvert = async (active: Active, overwriteEdited: boolean): Promise<void> => {
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
const nextAlternative = async (): Promise<void> => {
  const { active, project } = useWorkspace.getState();
  const side = isConvertible() ? active.side : project === null ? null : (columnsOf(project)[1] ?? null);
  if (side === null) return;
  const same = lookedAt !== null && lookedAt.row === active.row && lookedAt.side === side;
  const from = same ? (lookedAt?.at ?? -1) + 1 : 0;
  for (let row = active.row; row === active.row || knownRow(row) !== null; row += 1) {
    const doubt = doubtsAt(row, side).find(({ at }) => row !== active.row || at >= from);
    if (doubt === undefined) continue;
    lookedAt = { row, side, at: doubt.at };
    goTo({ row, side, mode: 'grid' });
    await openDoubt(row, side, doubt.at);
    return;
  }
  lookedAt = null;
  notify({ tone: 'info', key: 'editor:alternatives.none', topic: 'doubts' });
};

export const textCommands: Readonly<Partial<Record<CommandId, CommandHandler>>> = {
  edit: {
    run: () => {
      if (!linkSelection()) goTo({ mode: 'edit' });
    },
    unless: needsWritable,
  },
  leave: { run: () => goTo({ mode: 'grid' }) },
  undo: { run: () => step('undo'), unless: needsWritable },
  redo: { run: () => step('redo'), unless: needsWritable },
  copySource: { run: copySource, unless: needsTranslation },
  split: { run: previewSplit, unless: () => needsWritable() ?? (openCell() === null ? 'no-caret' : null) },
  merge: { run: merge, unless: needsWritable },
  reconvert: {
    run: ({ active }) => reconvert(active, false),
    unless: () => needsWritable() ?? (isConvertible() ? null : 'not-converted'),
  },
  nextAlternative: { run: nextAlternative, unless: needsWritable },
  confirmNext: {
    run: async ({ active, isStillMeant }) => {
      const { accept } = useReviewing.getState();
      if (accept !== null) await accept(true, active, isStillMeant);
      else if (await confirm(active)) await goToWanted('unconfirmed', false, isStillMeant);
      else refuseInput();
    },
    unless: needsConfirmable,
  },
  confirm: {
    run: async ({ active, isStillMeant }) => {
      const { accept } = useReviewing.getState();
      await (accept === null ? confirm(active) : accept(false, active, isStillMeant));
    },
    unless: needsConfirmable,
  },
  review: { run: toggleState('reviewed'), unless: needsTranslation },
  approve: { run: toggleState('approved'), unless: needsTranslation },
  lock: { run: toggleLock, unless: needsWritable },
};
