import type { EditorView } from '@codemirror/view';
import type { SegmentId, Side } from '#core/model/index.ts';

/** The one cell that is being edited, for the commands. */
export type OpenCell = {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly view: EditorView;
  /** The caret in code points of the cell's text. */
  readonly caret: () => number;
  /** The text as it stands in the editor. */
  readonly text: () => string;
  /** The two ends of the selection, in code points of that text. */
  readonly selected: () => { readonly anchor: number; readonly head: number };
  readonly select: (anchor: number, head: number) => void;
};

let open: OpenCell | null = null;

export const openCell = (): OpenCell | null => open;

/** Tells which cell is open. Answers how to say that it no longer is. */
export const holdOpenCell = (cell: OpenCell): (() => void) => {
  open = cell;
  return () => {
    if (open === cell) open = null;
  };
};

/** Where the caret comes from when it moves from row to row: it keeps its place on the line. `y` is the middle of the line it left. */
type Entry = { readonly x: number; readonly y: number; readonly edge: 'top' | 'bottom' };
let entry: Entry | null = null;

export const enterAt = (from: Entry): void => {
  entry = from;
};
export const takeEntry = (): Entry | null => {
  const taken = entry;
  entry = null;
  return taken;
};

/** Where the caret stands on the screen, when it is on the cell's first or last line. */
export const caretAtEdge = (edge: 'top' | 'bottom'): { readonly x: number; readonly y: number } | null => {
  const view = open?.view;
  if (view === undefined) return null;
  const { head, empty } = view.state.selection.main;
  if (!empty) return null;
  const here = view.coordsAtPos(head);
  const end = view.coordsAtPos(edge === 'top' ? 0 : view.state.doc.length);
  if (here === null || end === null) return { x: 0, y: Number.NaN };
  const isThere = Math.abs(here.top - end.top) < (here.bottom - here.top) / 2;
  return isThere ? { x: here.left, y: (here.top + here.bottom) / 2 } : null;
};

/**
 * Moves the caret by about as many lines as are seen, in a text that is taller than the window. Answers false where the
 * text ends sooner: then pages go by rows.
 */
export const moveCaretByPage = (by: -1 | 1): boolean => {
  const view = open?.view;
  const seen = view?.dom.closest('[data-place="grid"]')?.clientHeight ?? Number.POSITIVE_INFINITY;
  if (view === undefined || view.dom.offsetHeight <= seen) return false;
  const here = view.coordsAtPos(view.state.selection.main.head);
  const end = view.coordsAtPos(by === 1 ? view.state.doc.length : 0);
  if (here === null || end === null) return false;
  const distance = Math.min(Math.abs(end.top - here.top), seen * 0.85);
  if (distance < view.defaultLineHeight / 2) return false;
  const { main } = view.state.selection;
  view.dispatch({
    selection: view.moveVertically(main, by === 1, distance),
    scrollIntoView: true,
    userEvent: 'select',
  });
  return true;
};
