import { moveBy, wordsOf, type SelectionUnit } from '#core/annotations/words.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { endLinking, useAnnotating } from '#renderer/workspace/annotations.ts';
import type { Unavailable } from '#renderer/workspace/availability.ts';
import type { Command } from '#renderer/workspace/command.ts';
import { tellUnavailable } from '#renderer/workspace/commands.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { chooseFurther, clearRows, hasChosenRows } from '../many/chosen-rows.ts';
import { knownRow } from '../rows-cache.ts';
import { choose, clearChosen, useChosen } from './grid-selection.ts';
import { growFrom, shrink } from './grown.ts';
import { languageHere } from '#renderer/workspace/columns.ts';
import { ownWords } from './own-words.ts';
import { select, selectedNow, textAt } from './selected.ts';
import { endsOf, extendRows, type TextSelection } from './selection.ts';

/** The active cell has a text here. */
const hasText = (): boolean => {
  const { active, project } = useWorkspace.getState();
  return project !== null && knownRow(active.row)?.cells[active.side] !== undefined;
};

const needsText = (): Unavailable | null => (hasText() ? null : 'no-text');

/** Where a selection begins in a cell that holds no caret: at the start for going forwards, at the end for going back. */
const edge = (by: -1 | 1): TextSelection => {
  const { row, side } = useWorkspace.getState().active;
  const place = { row, at: by === 1 ? 0 : codePointLength(textAt(row)) };
  return { side, anchor: place, head: place };
};

const extendBy = (unit: SelectionUnit, by: -1 | 1) => (): void => {
  const { side, anchor, head } = selectedNow() ?? edge(by);
  const at = moveBy(textAt(head.row), head.at, unit, by, languageHere(head.row, side), ownWords());
  select({ side, anchor, head: { row: head.row, at } });
};

/** Over rows, a cell at a time. Without a selection the active cell is taken with its neighbour. */
const extendRow = (by: -1 | 1) => (): void => {
  const { row, side } = useWorkspace.getState().active;
  const whole = { side, anchor: edge(1).anchor, head: edge(-1).head };
  const now = useChosen.getState().selection ?? whole;
  if (knownRow(now.head.row + by)?.cells[side] === undefined) return;
  const lengthOf = (number: number): number =>
    codePointLength(knownRow(number)?.cells[side]?.text ?? textAt(row));
  choose(extendRows(now, by, lengthOf));
};

/** Selects the word after the selection, or before it; the first or the last one of the cell when nothing is selected. */
const stepWord = (by: -1 | 1) => (): void => {
  const { side, ...ends } = selectedNow() ?? edge(by);
  const { from, to } = endsOf({ side, ...ends });
  const place = by === 1 ? to : from;
  const words = wordsOf(textAt(place.row), languageHere(place.row, side), ownWords());
  const word =
    by === 1 ? words.find(({ start }) => start >= place.at) : words.findLast(({ end }) => end <= place.at);
  if (word === undefined) return;
  choose({
    side,
    anchor: { row: place.row, at: word.start },
    head: { row: place.row, at: word.end },
  });
};

const isLinking = (): boolean => useAnnotating.getState().linking !== null;

export const selectCommands: readonly Command[] = [
  {
    id: 'extendLeft',
    group: 'select',
    where: 'grid',
    keys: ['Shift+ArrowLeft'],
    quiet: true,
    changes: 'nothing',
    run: extendBy('character', -1),
    when: hasText,
  },
  {
    id: 'extendRight',
    group: 'select',
    where: 'grid',
    keys: ['Shift+ArrowRight'],
    quiet: true,
    changes: 'nothing',
    run: extendBy('character', 1),
    when: hasText,
  },
  {
    id: 'extendUp',
    group: 'select',
    where: 'grid',
    keys: ['Shift+ArrowUp'],
    quiet: true,
    changes: 'nothing',
    run: () => (hasChosenRows() ? chooseFurther(-1) : extendRow(-1)()),
    when: () => hasText() || hasChosenRows(),
  },
  {
    id: 'extendDown',
    group: 'select',
    where: 'grid',
    keys: ['Shift+ArrowDown'],
    quiet: true,
    changes: 'nothing',
    run: () => (hasChosenRows() ? chooseFurther(1) : extendRow(1)()),
    when: () => hasText() || hasChosenRows(),
  },
  {
    id: 'extendWordLeft',
    group: 'select',
    where: 'cell',
    keys: ['Mod+Shift+ArrowLeft'],
    mac: ['Alt+Shift+ArrowLeft'],
    quiet: true,
    changes: 'nothing',
    run: extendBy('word', -1),
    when: hasText,
  },
  {
    id: 'extendWordRight',
    group: 'select',
    where: 'cell',
    keys: ['Mod+Shift+ArrowRight'],
    mac: ['Alt+Shift+ArrowRight'],
    quiet: true,
    changes: 'nothing',
    run: extendBy('word', 1),
    when: hasText,
  },
  {
    id: 'extendClauseLeft',
    group: 'select',
    where: 'cell',
    keys: ['Mod+Shift+,'],
    quiet: true,
    changes: 'nothing',
    run: extendBy('clause', -1),
    when: hasText,
  },
  {
    id: 'extendClauseRight',
    group: 'select',
    where: 'cell',
    keys: ['Mod+Shift+.'],
    quiet: true,
    changes: 'nothing',
    run: extendBy('clause', 1),
    when: hasText,
  },
  {
    id: 'extendSentenceLeft',
    group: 'select',
    where: 'cell',
    keys: ['Mod+Shift+ArrowUp'],
    mac: ['Mod+Alt+Shift+ArrowUp'],
    quiet: true,
    changes: 'nothing',
    run: extendBy('sentence', -1),
    when: hasText,
  },
  {
    id: 'extendSentenceRight',
    group: 'select',
    where: 'cell',
    keys: ['Mod+Shift+ArrowDown'],
    mac: ['Mod+Alt+Shift+ArrowDown'],
    quiet: true,
    changes: 'nothing',
    run: extendBy('sentence', 1),
    when: hasText,
  },
  {
    id: 'selectWordLeft',
    group: 'select',
    where: 'grid',
    keys: ['Mod+ArrowLeft'],
    mac: ['Alt+ArrowLeft'],
    quiet: true,
    changes: 'nothing',
    run: stepWord(-1),
    when: hasText,
  },
  {
    id: 'selectWordRight',
    group: 'select',
    where: 'grid',
    keys: ['Mod+ArrowRight'],
    mac: ['Alt+ArrowRight'],
    quiet: true,
    changes: 'nothing',
    run: stepWord(1),
    when: hasText,
  },
  // As in Word.
  {
    id: 'growSelection',
    group: 'select',
    where: 'cell',
    keys: ['F8'],
    mac: ['F8', 'Mod+Alt+Shift+ArrowRight'],
    changes: 'nothing',
    menu: 'edit.annotate',
    unless: needsText,
    run: () => {
      const { head } = selectedNow() ?? edge(1);
      // It would grow by the neighbours in the paragraph, which nobody pointed at.
      if (textAt(head.row) === '') tellUnavailable('no-text');
      else growFrom(edge(1));
    },
  },
  {
    id: 'shrinkSelection',
    group: 'select',
    where: 'cell',
    keys: ['Shift+F8'],
    mac: ['Shift+F8', 'Mod+Alt+Shift+ArrowLeft'],
    changes: 'nothing',
    menu: 'edit.annotate',
    unless: needsText,
    run: shrink,
  },
  {
    id: 'clearSelection',
    group: 'select',
    where: 'grid',
    keys: ['Escape'],
    quiet: true,
    fixed: true,
    changes: 'nothing',
    run: () => {
      if (useChosen.getState().selection !== null) clearChosen();
      else if (isLinking()) endLinking();
      else clearRows();
    },
    when: () => useChosen.getState().selection !== null || isLinking() || hasChosenRows(),
  },
];
