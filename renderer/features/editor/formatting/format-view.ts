import type { EditorView } from '@codemirror/view';
import { sameRich, type InlineTagType, type RichText } from '#core/model/index.ts';
import {
  applyFormat,
  hasFormat,
  lookTypes,
  pairsAround,
  removeFormat,
} from '#core/text/formatting/format.ts';
import { type PlaceRange } from '#core/text/formatting/pairs.ts';
import { idFor, type CaretPlace } from '#core/text/formatting/source-tags.ts';
import { fromDoc, offsetOfPlace, placeAt, richOffset, tagChanges, tagCharacter, toDoc } from '../rich-doc.ts';
import { docIn, setTags } from '../tag-field.ts';
import { pendingIn, setPending } from './pending.ts';

/** The text in an editor as it stands. */
export const richIn = (view: EditorView): RichText => fromDoc(docIn(view.state));

/** What is selected in an editor, as places. */
export const selectedPlaces = (view: EditorView): PlaceRange => {
  const { from, to } = view.state.selection.main;
  const shown = docIn(view.state);
  return { start: placeAt(shown, from), end: placeAt(shown, to) };
};

/** Where the caret, or the moving end of what is selected, stands among words and tags. */
export const caretIn = (view: EditorView): CaretPlace => {
  const shown = docIn(view.state);
  const { head } = view.state.selection.main;
  return { at: richOffset(shown, head), tag: shown.tags.filter(({ at }) => at < head).length };
};

/** Puts other tags round the same words and the caret behind one of them, by its index. */
export const retagAtCaret = (view: EditorView, next: RichText, behind: number): void => {
  const before = docIn(view.state);
  const after = toDoc(next);
  const caret = (after.tags[behind]?.at ?? 0) + tagCharacter.length;
  view.dispatch({
    changes: tagChanges(before, after),
    effects: [setTags.of(after.tags), setPending.of(null)],
    selection: { anchor: caret },
    userEvent: 'format',
    scrollIntoView: true,
  });
};

/**
 * Puts other tags round the same words. `selected` is selected afterwards, without the ends of pairs at its edges; an
 * empty one is a caret, before the ends of pairs that stand there. Changes nothing when nothing differs.
 */
export const retag = (
  view: EditorView,
  next: RichText,
  selected: PlaceRange,
  event: 'format' | 'format.typed' = 'format',
): void => {
  const before = docIn(view.state);
  if (sameRich(fromDoc(before), next)) return;
  const after = toDoc(next);
  const { anchor, head } = view.state.selection.main;
  const to = offsetOfPlace(after, selected.end, 'before');
  const from = selected.start === selected.end ? to : offsetOfPlace(after, selected.start, 'behind');
  view.dispatch({
    changes: tagChanges(before, after),
    effects: [setTags.of(after.tags), setPending.of(null)],
    selection: anchor <= head ? { anchor: from, head: to } : { anchor: to, head: from },
    userEvent: event,
    scrollIntoView: true,
  });
};

/** The formats that words typed at the caret would have. */
const formatsAtCaret = (view: EditorView): ReadonlySet<InlineTagType> => {
  const pending = pendingIn(view);
  const types = new Set(pairsAround(richIn(view), caretIn(view)).map(({ type }) => type));
  for (const [type, on] of pending?.formats ?? []) {
    if (on) types.add(type);
    else types.delete(type);
  }
  return types;
};

/** True when what is selected has the format, or what is typed at the caret would have it. */
export const isFormatted = (view: EditorView, type: InlineTagType): boolean =>
  view.state.selection.main.empty
    ? formatsAtCaret(view).has(type)
    : hasFormat(richIn(view), selectedPlaces(view), type);

const choosePending = (view: EditorView, chosen: ReadonlyMap<InlineTagType, boolean>): void => {
  const around = new Set(pairsAround(richIn(view), caretIn(view)).map(({ type }) => type));
  const { head } = view.state.selection.main;
  const formats = new Map([...(pendingIn(view)?.formats ?? []), ...chosen]);
  // What would be so anyway need not wait.
  for (const [type, on] of formats) if (around.has(type) === on) formats.delete(type);
  view.dispatch({
    effects: setPending.of(formats.size === 0 ? null : { from: head, to: head, formats }),
  });
};

/** Gives what is selected a format or takes it away; at a caret, what is typed next. Answers whether it is on now. */
export const toggleIn = (view: EditorView, type: InlineTagType, source: RichText): boolean => {
  const on = !isFormatted(view, type);
  if (view.state.selection.main.empty) {
    choosePending(view, new Map([[type, on]]));
    return on;
  }
  const rich = richIn(view);
  const range = selectedPlaces(view);
  retag(view, withFormat(rich, range, type, on, source), range);
  return on;
};

const withFormat = (
  rich: RichText,
  range: PlaceRange,
  type: InlineTagType,
  on: boolean,
  source: RichText,
): RichText =>
  on
    ? applyFormat(rich, range, { type }, idFor(source, rich, { type }))
    : removeFormat(rich, range, (pair) => pair.type === type);

/** Takes all looks away from what is selected; at a caret, from what is typed next. */
export const clearIn = (view: EditorView): void => {
  if (view.state.selection.main.empty) {
    const looks = [...formatsAtCaret(view)].filter((type) => lookTypes.has(type));
    choosePending(view, new Map(looks.map((type) => [type, false])));
    return;
  }
  const range = selectedPlaces(view);
  retag(
    view,
    removeFormat(richIn(view), range, ({ type }) => lookTypes.has(type)),
    range,
  );
};

/** Makes the tags of what was typed at a caret where formats waited. */
export const settlePending = (view: EditorView, source: RichText): void => {
  const pending = pendingIn(view);
  if (pending === null || pending.from === pending.to) return;
  const shown = docIn(view.state);
  const range = { start: placeAt(shown, pending.from), end: placeAt(shown, pending.to) };
  let rich = fromDoc(shown);
  for (const [type, on] of pending.formats) rich = withFormat(rich, range, type, on, source);
  retag(view, rich, { start: range.end, end: range.end }, 'format.typed');
};
