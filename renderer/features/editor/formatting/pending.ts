import { StateEffect, StateField, type Extension, type Transaction } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import type { InlineTagType } from '#core/model/index.ts';

/**
 * Formats chosen at a caret, for what is typed there next: on or off. `from` and `to` (UTF-16 units of the editor's
 * text) hold what has been typed since. The tags are made once the words stand, never while an input method composes.
 */
export type Pending = {
  readonly from: number;
  readonly to: number;
  readonly formats: ReadonlyMap<InlineTagType, boolean>;
};

export const setPending = StateEffect.define<Pending | null>();

/** Formats wait for text at their place; anything else that happens calls them off. */
const afterwards = (pending: Pending, transaction: Transaction): Pending | null => {
  const { changes, docChanged, selection, newSelection } = transaction;
  let isThere = true;
  changes.iterChangedRanges((from, to) => {
    if (from < pending.from || to > pending.to) isThere = false;
  });
  if (!isThere || (docChanged && !transaction.isUserEvent('input'))) return null;
  const from = changes.mapPos(pending.from, -1);
  const to = changes.mapPos(pending.to, 1);
  const { main } = newSelection;
  if (selection !== undefined && (main.from < from || main.to > to)) return null;
  return { ...pending, from, to };
};

const pendingField = StateField.define<Pending | null>({
  create: () => null,
  update: (pending, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setPending)) return effect.value;
    return pending === null ? null : afterwards(pending, transaction);
  },
});

/** As on the buttons of word processors; anything else by its first letter. */
const letters: Readonly<Partial<Record<InlineTagType, string>>> = { strong: 'B', emphasis: 'I' };
const letterOf = (type: InlineTagType): string => letters[type] ?? type.charAt(0).toUpperCase();

/** Shows at the caret what the next words will be. */
class PendingWidget extends WidgetType {
  readonly formats: Pending['formats'];
  constructor(formats: Pending['formats']) {
    super();
    this.formats = formats;
  }
  override eq(other: PendingWidget): boolean {
    return other.formats === this.formats;
  }
  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = 'dz-pending';
    mark.dataset['formats'] = [...this.formats]
      .map(([type, on]) => `${on ? '+' : '−'}${letterOf(type)}`)
      .join(' ');
    return mark;
  }
}

export const pendingIn = (view: EditorView): Pending | null => view.state.field(pendingField, false) ?? null;

export const pendingExtension: Extension = [
  pendingField,
  EditorView.decorations.compute([pendingField], (state) => {
    const pending = state.field(pendingField);
    if (pending === null) return Decoration.none;
    const widget = new PendingWidget(pending.formats);
    return Decoration.set([Decoration.widget({ widget, side: -1 }).range(pending.from)]);
  }),
];
