import {
  EditorState,
  RangeSet,
  StateEffect,
  StateField,
  type Extension,
  type Range,
  type Transaction,
} from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { sameData, type InlineTag, type InlineTagType } from '#core/model/index.ts';
import { chipLabel, isLook, wholeLabel } from './pieces.ts';
import { tagCharacter, type PlacedTag, type RichDoc } from './rich-doc.ts';

/** A tag in the text: a mark without width where the words show its look, a chip where they do not. */
class TagWidget extends WidgetType {
  readonly tag: InlineTag;
  constructor(tag: InlineTag) {
    super();
    this.tag = tag;
  }
  override eq(other: TagWidget): boolean {
    return (
      other.tag.id === this.tag.id &&
      other.tag.kind === this.tag.kind &&
      other.tag.type === this.tag.type &&
      sameData(other.tag.data, this.tag.data)
    );
  }
  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = isLook(this.tag) ? `dz-end dz-end-${this.tag.kind}` : 'dz-chip';
    mark.title = this.tag.type;
    if (isLook(this.tag)) return mark;
    mark.dataset['label'] = chipLabel(this.tag);
    mark.dataset['whole'] = wholeLabel(this.tag);
    mark.draggable = true;
    return mark;
  }
  /** A press on a chip is left to the browser, which begins to drag it; a click puts the caret beside it (`tag-drag.ts`). */
  override ignoreEvent(event: Event): boolean {
    return event.type === 'mousedown' && !isLook(this.tag);
  }
}

const decorate = ({ at, tag }: PlacedTag): Range<Decoration> =>
  Decoration.replace({ widget: new TagWidget(tag), tag }).range(at, at + tagCharacter.length);

/** Puts other tags in place of all there are; comes with the change of the whole text. */
export const setTags = StateEffect.define<readonly PlacedTag[]>();

/** Puts tags on tag characters that the same change brings in; places count in the text as it is after the change. */
export const addTags = StateEffect.define<readonly PlacedTag[]>({
  map: (tags, changes) => tags.map(({ at, tag }) => ({ at: changes.mapPos(at, 1), tag })),
});

/** True when tags were changed by themselves, as a link's address is: the characters may be the same then. */
export const isRetagged = (transactions: readonly Transaction[]): boolean =>
  transactions.some(({ effects }) => effects.some((effect) => effect.is(setTags)));

const tagField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (tags, transaction) => {
    let now = tags.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setTags)) now = Decoration.set(effect.value.map(decorate));
      else if (effect.is(addTags)) now = now.update({ add: effect.value.map(decorate), sort: true });
    }
    return now;
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    EditorView.atomicRanges.of((view) => view.state.field(field)),
  ],
});

/** The tags in the editor's text, in order. */
const tagsIn = (state: EditorState): readonly PlacedTag[] => {
  const found: PlacedTag[] = [];
  const cursor = state.field(tagField).iter();
  for (; cursor.value !== null; cursor.next()) {
    const tag = (cursor.value.spec as { readonly tag: InlineTag }).tag;
    found.push({ at: cursor.from, tag });
  }
  return found;
};

/** The editor's text with its tags. */
export const docIn = (state: EditorState): RichDoc => ({ doc: state.sliceDoc(), tags: tagsIn(state) });

/** Marks the words between the two ends of a tag with its look. */
const looksIn = (state: EditorState): DecorationSet => {
  const open = new Map<number, { from: number; type: InlineTagType }>();
  const marks: Range<Decoration>[] = [];
  for (const { at, tag } of tagsIn(state)) {
    if (!isLook(tag)) continue;
    if (tag.kind === 'open') {
      open.set(tag.id, { from: at, type: tag.type });
      continue;
    }
    const start = open.get(tag.id);
    if (start !== undefined && start.from < at) {
      marks.push(Decoration.mark({ class: `dz-${start.type}` }).range(start.from, at));
    }
    open.delete(tag.id);
  }
  return RangeSet.of(marks, true);
};

/** When one end of a pair is deleted, so is the other: half a pair can be written nowhere. */
const keepPairs = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.effects.some((effect) => effect.is(setTags))) return transaction;
  const before = tagsIn(transaction.startState);
  const isGone = ({ at }: PlacedTag): boolean => {
    let gone = false;
    transaction.changes.iterChangedRanges((from, to) => {
      if (from <= at && to > at) gone = true;
    });
    return gone;
  };
  const lost = new Set(
    before.filter((placed) => placed.tag.kind !== 'empty' && isGone(placed)).map(({ tag }) => tag.id),
  );
  if (lost.size === 0) return transaction;
  const widowed = before.filter(
    (placed) => lost.has(placed.tag.id) && placed.tag.kind !== 'empty' && !isGone(placed),
  );
  if (widowed.length === 0) return transaction;
  return [
    transaction,
    {
      changes: widowed.map(({ at }) => ({ from: at, to: at + tagCharacter.length })),
    },
  ];
});

/** Inline tags in the editor: atomic, paired, shown as in the cells that are not being edited. */
export const tagExtension = (tags: readonly PlacedTag[]): Extension => [
  tagField.init(() => Decoration.set(tags.map(decorate))),
  EditorView.decorations.compute([tagField], looksIn),
  keepPairs,
];
