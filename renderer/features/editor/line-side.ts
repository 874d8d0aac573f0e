import { EditorSelection } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/**
 * Where a line of a wrapped text breaks, a caret knows which of the two lines it is on, and the editor puts it there by the page's
 * selection at its next look: even when the focus is somewhere else by then, which a browser takes away with it. So an editor that
 * has lost the focus forgets the line.
 */
export const forgetLineSide = (view: EditorView): void => {
  queueMicrotask(() => {
    const { main } = view.state.selection;
    if (view.hasFocus || !main.empty || main.assoc === 0) return;
    view.dispatch({ selection: EditorSelection.cursor(main.head) });
  });
};
