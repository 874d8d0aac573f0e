import type { RowNumber, Side } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { goTo, useWorkspace } from '#renderer/workspace/store.ts';
import { knownRow } from '../rows-cache.ts';
import { codePointAt } from '../text-places.ts';
import { choose, clearChosen, useChosen } from './grid-selection.ts';
import { wordsIn, type Place } from './selection.ts';

/** A text that is not being edited, by one of the nodes in it. */
type Spot = { readonly row: RowNumber; readonly side: Side; readonly text: Element };

const spotOf = (node: Node | null): Spot | null => {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  const cell = element?.closest<HTMLElement>('[data-side]');
  const side = cell?.dataset['side'];
  const row = Number(element?.closest<HTMLElement>('[data-row]')?.dataset['row']);
  const text = cell?.querySelector('[data-text]') ?? null;
  return side === undefined || text === null || !Number.isInteger(row) ? null : { row, side, text };
};

const lengthOf = (row: RowNumber, side: Side): number =>
  codePointLength(knownRow(row)?.cells[side]?.text ?? '');

/** A place in the column a drag began in; null for one outside of it. */
const placeOf = ({ side }: Spot, node: Node, offset: number): Place | null => {
  const spot = spotOf(node);
  if (spot === null || spot.side !== side || !spot.text.contains(node)) return null;
  return { row: spot.row, at: codePointAt(spot.text, node, offset) };
};

/** Where a drag that strayed from its column ends: at the edge, on the pointer's side, of the row the pointer is in. */
const strayed = (origin: Spot, { target, clientX }: PointerEvent): Place | null => {
  const over = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  const row = Number(over?.dataset['row']);
  if (!Number.isInteger(row)) return null;
  const isRight = clientX > origin.text.getBoundingClientRect().right;
  return { row, at: isRight ? lengthOf(row, origin.side) : 0 };
};

let taken = false;

/** True once after a drag that was taken in: the click that ends it means nothing more. */
export const tookDrag = (): boolean => {
  const was = taken;
  taken = false;
  return was;
};

/** Takes in what a drag selected when it ended outside the text it began in; within it, the click does. */
const takeDrag = (origin: Spot, event: PointerEvent): void => {
  const native = document.getSelection();
  const { anchorNode, focusNode } = native ?? {};
  if (native === null || native.isCollapsed || anchorNode === null || focusNode === null) return;
  if (anchorNode === undefined || focusNode === undefined) return;
  const { side } = origin;
  const over = event.target instanceof Node ? spotOf(event.target) : null;
  const isIn = over?.side === side;
  const anchor = placeOf(origin, anchorNode, native.anchorOffset);
  const end = placeOf(origin, focusNode, native.focusOffset);
  const head = isIn ? end : (strayed(origin, event) ?? end);
  if (anchor === null || head === null || (isIn && over.row === origin.row)) return;
  taken = true;
  native.removeAllRanges();
  if (anchor.row === head.row) goTo({ row: anchor.row, side, mode: 'edit', caret: [anchor.at, head.at] });
  else choose({ side, anchor, head });
};

/** Copies the words selected in the texts; the browser copies all others. */
const copy = (event: ClipboardEvent): void => {
  const { selection } = useChosen.getState();
  if (selection === null || useWorkspace.getState().mode === 'edit') return;
  event.clipboardData?.setData('text/plain', wordsIn(selection, knownRow));
  event.preventDefault();
};

/**
 * Keeps a drag with the mouse to the column it began in, and makes the words it selected over several rows the
 * selection. Answers how to stop.
 */
export const watchDrags = (grid: HTMLElement): (() => void) => {
  let origin: Spot | null = null;
  // A rule, not marks on cells: rows come and go while one drags, and the ids of columns are only known here.
  const keepToColumn = new CSSStyleSheet();
  document.adoptedStyleSheets.push(keepToColumn);
  const begin = (event: PointerEvent): void => {
    taken = false;
    if (event.button !== 0) return;
    clearChosen();
    origin = event.target instanceof Node ? spotOf(event.target) : null;
    if (origin === null) return;
    const others = `[data-dragging] [data-side]:not([data-side="${CSS.escape(origin.side)}"])`;
    keepToColumn.replaceSync(`${others} { user-select: none }`);
    grid.dataset['dragging'] = '';
  };
  const end = (event: PointerEvent): void => {
    if (origin !== null) takeDrag(origin, event);
    origin = null;
    delete grid.dataset['dragging'];
  };
  grid.addEventListener('pointerdown', begin);
  grid.addEventListener('copy', copy);
  window.addEventListener('pointerup', end);
  window.addEventListener('pointercancel', end);
  return () => {
    grid.removeEventListener('pointerdown', begin);
    grid.removeEventListener('copy', copy);
    window.removeEventListener('pointerup', end);
    window.removeEventListener('pointercancel', end);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== keepToColumn);
  };
};
