import { client } from '../../api.ts';
import type { Availability } from '../../workspace/availability.ts';
import type { Command, CommandCall } from '../../workspace/command.ts';
import { goTo, notify, notifyFailure, useWorkspace } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';
import { openCell } from './open-cell.ts';
import { knownRow, refreshRow } from './rows-cache.ts';

const needsTranslation: Availability = () => {
  const { active } = useWorkspace.getState();
  if (knownRow(active.row) === null) return 'no-text';
  return active.side === 'source' ? 'original-column' : null;
};

/** Where the caret stands within the text of the active cell; null where it parts nothing. */
const caretWithin = (): number | null => {
  const cell = openCell();
  if (cell === null) return null;
  const at = cell.caret();
  return at <= 0 || at >= Array.from(cell.text()).length ? null : at;
};

/** Moves a sentence, or what stands before or behind the caret, to the row before or behind. */
const move =
  (to: 'before' | 'behind') =>
  async ({ active, isStillMeant }: CommandCall): Promise<void> => {
    const row = knownRow(active.row);
    if (row === null) return;
    const at = caretWithin();
    const answer = await client.alignment.move({ segment: row.segment, side: active.side, to, at });
    if (!answer.ok) {
      notifyFailure(answer.error);
      return;
    }
    await Promise.all([refreshRow(answer.value.from), refreshRow(answer.value.row)]);
    const emptied = knownRow(answer.value.from)?.cells[active.side]?.text === '';
    if (isStillMeant() && emptied) goTo({ row: answer.value.row, side: active.side, mode: 'grid' });
  };

const dealOut =
  (how: 'insertGap' | 'realign') =>
  async ({ active }: CommandCall): Promise<void> => {
    const row = knownRow(active.row);
    if (row === null) return;
    const answer = await client.alignment[how]({ segment: row.segment, side: active.side });
    if (!answer.ok) {
      notifyFailure(answer.error);
      return;
    }
    const { changed, first, last, noDictionary } = answer.value;
    const isWithout = noDictionary === true;
    const key = changed > 0 ? 'editor:aligning.done' : 'editor:aligning.same';
    const notice = {
      tone: isWithout ? ('warning' as const) : changed > 0 ? ('good' as const) : ('info' as const),
      key: isWithout ? `${key}Without` : key,
      params: { count: changed, first, last },
      topic: 'aligning',
    };
    if (changed > 0) notifyUndoable(notice);
    else notify(notice);
    await refreshRow(active.row);
  };

/** Corrects which sentences stand beside each other, in any column but the original. */
export const alignmentCommands: readonly Command[] = [
  {
    id: 'moveSentenceUp',
    group: 'text',
    where: 'cell',
    keys: ['Mod+Alt+PageUp'],
    settles: true,
    menu: 'edit.align',
    unless: needsTranslation,
    run: move('before'),
  },
  {
    id: 'moveSentenceDown',
    group: 'text',
    where: 'cell',
    keys: ['Mod+Alt+PageDown'],
    settles: true,
    menu: 'edit.align',
    unless: needsTranslation,
    run: move('behind'),
  },
  {
    id: 'insertGap',
    group: 'text',
    where: 'cell',
    keys: ['Mod+Alt+U'],
    settles: true,
    menu: 'edit.align',
    unless: needsTranslation,
    run: dealOut('insertGap'),
  },
  {
    id: 'realign',
    group: 'text',
    where: 'cell',
    keys: ['Mod+Alt+L'],
    settles: true,
    menu: 'edit.align',
    unless: needsTranslation,
    run: dealOut('realign'),
  },
];
