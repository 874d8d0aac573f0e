import { EditorSelection, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

type Span = { readonly from: number; readonly to: number };

/**
 * Lets a double click in the editor take one of the project's words, and a drag from there whole words. `wordAt` finds
 * the word at a place of the editor's text (UTF-16 units).
 */
export const takeWords = (wordAt: (view: EditorView, at: number) => Span | null): Extension =>
  EditorView.mouseSelectionStyle.of((view, event) => {
    if (event.detail !== 2 || event.button !== 0) return null;
    const spanUnder = ({ clientX, clientY }: MouseEvent): Span => {
      const at = view.posAtCoords({ x: clientX, y: clientY }, false);
      return wordAt(view, at) ?? { from: at, to: at };
    };
    const first = spanUnder(event);
    return {
      get: (now) => {
        const under = spanUnder(now);
        const isBefore = under.from < first.from;
        const range = isBefore
          ? EditorSelection.range(first.to, under.from)
          : EditorSelection.range(first.from, Math.max(first.to, under.to));
        return EditorSelection.create([range]);
      },
      update: () => undefined,
    };
  });
