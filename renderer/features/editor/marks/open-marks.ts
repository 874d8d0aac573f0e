import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import type { Mark, SegmentId, Side } from '#core/model/index.ts';
import { light } from '#renderer/workspace/annotations.ts';
import { cellKey } from '#renderer/workspace/highlights.ts';
import { paintText } from './painter.ts';

/** A mark in the editor's text; `from` and `to` in UTF-16 units of it. */
export type OpenMark = { readonly mark: Mark; readonly from: number; readonly to: number };

/** Puts other marks in place of all there are. */
export const setMarks = StateEffect.define<readonly OpenMark[]>();

const markField = StateField.define<readonly OpenMark[]>({
  create: () => [],
  update: (marks, transaction) => {
    const given = transaction.effects.find((effect) => effect.is(setMarks));
    if (given !== undefined) return given.value;
    if (!transaction.docChanged) return marks;
    // What is typed at an end stays outside, as the engine has it (core/annotations/anchor.ts, `inward`).
    return marks.map(({ mark, from, to }) => {
      const start = transaction.changes.mapPos(from, 1);
      return { mark, from: start, to: Math.max(start, transaction.changes.mapPos(to, -1)) };
    });
  },
});

/** A stretch in UTF-16 units of the editor's text. */
export type Stretch = { readonly from: number; readonly to: number };

/** Underlines other stretches than before. */
export const setUnderlined = StateEffect.define<readonly Stretch[]>();

const underlinedField = StateField.define<readonly Stretch[]>({
  create: () => [],
  update: (stretches, transaction) => {
    const given = transaction.effects.find((effect) => effect.is(setUnderlined));
    if (given !== undefined) return given.value;
    if (!transaction.docChanged) return stretches;
    // A word that is being typed is another word: it is looked at again when it is saved.
    const touched = (from: number, to: number): boolean =>
      transaction.changes.touchesRange(from, to) !== false;
    return stretches
      .filter(({ from, to }) => !touched(from, to))
      .map(({ from, to }) => ({
        from: transaction.changes.mapPos(from, 1),
        to: transaction.changes.mapPos(to, -1),
      }));
  },
});

/** The marks as they have moved with what was typed. */
const marksIn = (view: EditorView): readonly OpenMark[] => view.state.field(markField);

/** Stands where annotated words were taken away. */
class GoneWidget extends WidgetType {
  override eq(): boolean {
    return true;
  }
  override toDOM(): HTMLElement {
    const sign = document.createElement('span');
    sign.className = 'dz-gone';
    return sign;
  }
}
const gone = Decoration.widget({ widget: new GoneWidget(), side: 1 });

const brackets = EditorView.decorations.compute([markField], (state) => {
  const empty = state.field(markField).filter(({ from, to }) => from === to);
  return Decoration.set(
    [...new Set(empty.map(({ from }) => from))].map((at) => gone.range(at)),
    true,
  );
});

const rangeBetween = (view: EditorView, from: number, to: number): StaticRange | null => {
  if (to > view.state.doc.length) return null;
  const start = view.domAtPos(from, 1);
  const end = view.domAtPos(to, -1);
  return new StaticRange({
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
  });
};

/** The annotation the caret is in, the shortest first. */
const atCaret = (view: EditorView): Mark | null => {
  const { head } = view.state.selection.main;
  const around = marksIn(view).filter(({ from, to }) => from <= head && head <= to);
  return around.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0]?.mark ?? null;
};

/**
 * The annotations of the cell being edited. They are painted over its text as over all others: the text's own
 * elements are never touched for them, so that an input method may compose inside. So are issues.
 */
export const openMarks = (
  segment: SegmentId,
  side: Side,
  places: {
    /** Where code points of the cell's text stand in the editor's. */
    readonly docRange: (view: EditorView, start: number, end: number) => Stretch;
    /** The code point at a place of the editor's text. */
    readonly point: (view: EditorView, at: number) => number;
  },
): { readonly extension: Extension; readonly stop: () => void } => {
  let stop = (): void => undefined;
  const paint = (view: EditorView): void => {
    stop = paintText({
      key: cellKey(segment, side),
      marks: () => marksIn(view).map(({ mark, from, to }) => ({ mark, range: rangeBetween(view, from, to) })),
      underlined: () =>
        view.state.field(underlinedField).map(({ from, to }) => ({
          start: places.point(view, from),
          end: places.point(view, to),
          range: rangeBetween(view, from, to),
        })),
      rangeOf: (start, end) => {
        const { from, to } = places.docRange(view, start, end);
        return rangeBetween(view, from, to);
      },
    });
  };
  const listener = EditorView.updateListener.of((update) => {
    const changed = update.startState.field(markField) !== update.state.field(markField);
    const other = update.startState.field(underlinedField) !== update.state.field(underlinedField);
    if (changed || other || update.docChanged || update.geometryChanged) paint(update.view);
    if (changed || update.docChanged || update.selectionSet) light(atCaret(update.view)?.annotation ?? null);
  });
  return { extension: [markField, underlinedField, brackets, listener], stop: () => stop() };
};
