import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

/** Where doubtful characters stand in the editor's text, in UTF-16 units. */
export const setDoubts = StateEffect.define<readonly { readonly from: number; readonly to: number }[]>();

const mark = Decoration.mark({ class: 'dz-doubt' });

/** The dotted lines under doubtful characters while their cell is being edited. */
export const doubtMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setDoubts))
        now = Decoration.set(effect.value.map(({ from, to }) => mark.range(from, to)));
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});
