import type { AnnotationRange } from '#api/annotations.ts';
import type { RowNumber } from '#core/model/index.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';
import type { TextPort } from '#renderer/workspace/annotations.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { drawnCell } from '../grid-view.ts';
import { focusText } from '../move-commands.ts';
import { openCell } from '../open-cell.ts';
import { knownRow } from '../rows-cache.ts';
import { choose, chosenRanges, clearChosen, useChosen } from './grid-selection.ts';
import { wordAround } from './own-words.ts';
import type { TextSelection } from './selection.ts';

/** The text of the active column in a row: of the open cell as it is typed. */
export const textAt = (row: RowNumber): string => {
  const { active, mode } = useWorkspace.getState();
  const open = mode === 'edit' && row === active.row ? openCell() : null;
  return open?.text() ?? knownRow(row)?.cells[active.side]?.text ?? '';
};

/** What is selected in the open cell, or in the texts; a caret is a selection without words. Null without either. */
export const selectedNow = (): TextSelection | null => {
  const { active, mode } = useWorkspace.getState();
  const open = mode === 'edit' ? openCell() : null;
  if (open === null) return useChosen.getState().selection;
  const { anchor, head } = open.selected();
  return {
    side: active.side,
    anchor: { row: active.row, at: anchor },
    head: { row: active.row, at: head },
  };
};

/** Selects words where the user is: in the open cell as long as they are all in it, else in the texts. */
export const select = (selection: TextSelection): void => {
  const { active, mode } = useWorkspace.getState();
  const { side, anchor, head } = selection;
  const open = mode === 'edit' ? openCell() : null;
  const isInside = side === active.side && anchor.row === active.row && head.row === active.row;
  if (open !== null && isInside) open.select(anchor.at, head.at);
  else choose(selection);
};

const inActiveCell = (start: number, end: number): readonly AnnotationRange[] => {
  const { active } = useWorkspace.getState();
  const segment = openCell()?.segment ?? knownRow(active.row)?.segment;
  if (segment === undefined || start >= end) return [];
  const quote = sliceCodePoints(textAt(active.row), start, end);
  return [{ segment, side: active.side, start, end, quote }];
};

const selection = (): readonly AnnotationRange[] => {
  const open = useWorkspace.getState().mode === 'edit' ? openCell() : null;
  if (open === null) return chosenRanges();
  const { anchor, head } = open.selected();
  return inActiveCell(Math.min(anchor, head), Math.max(anchor, head));
};

const atCaret = (): readonly AnnotationRange[] => {
  const { active, mode } = useWorkspace.getState();
  const text = textAt(active.row);
  const open = mode === 'edit' ? openCell() : null;
  const word = open === null ? null : wordAround(active.row, active.side, text, open.caret());
  return word === null ? inActiveCell(0, codePointLength(text)) : inActiveCell(word.start, word.end);
};

const letGo = (): void => {
  const open = openCell();
  if (open !== null) open.select(open.selected().head, open.selected().head);
  clearChosen();
};

/** What the rest of the workspace may ask of the text. */
export const textPort: TextPort = {
  selection,
  atCaret,
  letGo,
  focus: focusText,
  hasFocus: () => {
    const { row, side } = useWorkspace.getState().active;
    return drawnCell(row, side)?.contains(document.activeElement) === true;
  },
  reveal: ({ row, side, start, end }) => choose({ side, anchor: { row, at: start }, head: { row, at: end } }),
};
