import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { inlineTagTypes, type InlineTag, type RichText } from '#core/model/index.ts';
import { lookTypes } from '#core/text/formatting/format.ts';
import { nextId, withPair } from '#core/text/formatting/pairs.ts';
import { validRich } from '#core/text/mapping.ts';
import { fromDoc, placeAt, tagCharacter, toDoc, type RichDoc } from '../rich-doc.ts';
import { addTags, docIn } from '../tag-field.ts';

/** Formatted words of a cell among the kinds of a clipboard; every other program takes the plain words beside it. */
const kind = 'application/x-duizhao-text';

/** The place, counted from `from`, at an offset of the editor's text. */
const placeOf = (doc: string, tags: RichDoc['tags'], from: number, offset: number): number =>
  placeAt({ doc, tags }, offset) - placeAt({ doc, tags }, from);

/**
 * A stretch of the editor's text: with the tags that are whole in it, and with the looks that its words have by pairs that
 * reach beyond it, since a selection of formatted words takes no ends along.
 */
export const cutOut = ({ doc, tags }: RichDoc, from: number, to: number): RichText => {
  const inside = tags.filter(({ at }) => at >= from && at < to);
  const whole = (id: number): boolean => inside.filter(({ tag }) => tag.id === id).length === 2;
  const around = tags.filter(
    ({ at, tag }) =>
      tag.kind === 'open' &&
      at < to &&
      lookTypes.has(tag.type) &&
      !whole(tag.id) &&
      tags.some((other) => other.tag.kind === 'close' && other.tag.id === tag.id && other.at >= from),
  );
  const kept = inside.filter(({ tag }) => tag.kind === 'empty' || whole(tag.id));
  const rich = fromDoc({
    doc: doc.slice(from, to),
    tags: inside.map(({ at, tag }) => ({ at: at - from, tag })),
  });
  const start = {
    text: rich.text,
    tags: rich.tags.filter(({ id }) => kept.some(({ tag }) => tag.id === id)),
  };
  return around.reduceRight<RichText>((cut, { at, tag }) => {
    const close = tags.find((other) => other.tag.kind === 'close' && other.tag.id === tag.id)?.at ?? to;
    const stretch = {
      start: placeOf(doc, tags, from, Math.max(at, from)),
      end: placeOf(doc, tags, from, Math.min(close, to)),
    };
    return stretch.start < stretch.end
      ? { text: cut.text, tags: withPair(cut.tags, stretch, tag.id, tag) }
      : cut;
  }, start);
};

const isTag = (value: unknown): value is InlineTag => {
  const { at, kind: end, id, type, data } = (value ?? {}) as Partial<Record<keyof InlineTag, unknown>>;
  return (
    typeof at === 'number' &&
    Number.isSafeInteger(id) &&
    ['open', 'close', 'empty'].some((each) => each === end) &&
    inlineTagTypes.some((each) => each === type) &&
    (data === undefined ||
      (typeof data === 'object' &&
        data !== null &&
        Object.values(data).every((each) => typeof each === 'string')))
  );
};

/** Formatted words from a clipboard, which any page can have written to: null unless a text of one line can be so. */
export const formattedFrom = (given: string): RichText | null => {
  if (given === '') return null;
  try {
    const { text, tags } = JSON.parse(given) as Partial<Record<keyof RichText, unknown>>;
    if (typeof text !== 'string' || !Array.isArray(tags) || !tags.every(isTag)) return null;
    const rich = { text, tags };
    return validRich(rich) && !/[\r\n]/.test(text) ? rich : null;
  } catch {
    return null;
  }
};

const copy = (event: ClipboardEvent, view: EditorView, cuts: boolean): boolean => {
  const { main } = view.state.selection;
  const [from, to] = main.empty ? [0, view.state.doc.length] : [main.from, main.to];
  if (event.clipboardData === null || from === to) return false;
  const rich = cutOut(docIn(view.state), from, to);
  event.clipboardData.setData('text/plain', rich.text);
  if (rich.tags.length > 0) event.clipboardData.setData(kind, JSON.stringify(rich));
  event.preventDefault();
  if (cuts && !view.state.readOnly)
    view.dispatch({ changes: { from, to }, userEvent: 'delete.cut', scrollIntoView: true });
  return true;
};

/** Puts formatted words in place of what is selected, under ids that the text does not have. */
export const insertRich = (view: EditorView, rich: RichText, userEvent = 'input.paste'): void => {
  const fresh = nextId(docIn(view.state).tags.map(({ tag }) => tag));
  const ids = [...new Set(rich.tags.map(({ id }) => id))];
  const tags = rich.tags.map((tag) => ({ ...tag, id: fresh + ids.indexOf(tag.id) }));
  const shown = toDoc({ text: rich.text, tags });
  const { from, to } = view.state.selection.main;
  view.dispatch({
    changes: { from, to, insert: shown.doc },
    effects: addTags.of(shown.tags.map(({ at, tag }) => ({ at: at + from, tag }))),
    selection: { anchor: from + shown.doc.length },
    userEvent,
    scrollIntoView: true,
  });
};

/** What an editor's own words are on the clipboard: the characters that stand for tags are never among them. */
export const plainWords = (view: EditorView): string => {
  const { from, to } = view.state.selection.main;
  return cutOut(docIn(view.state), from, to).text;
};

/** Copies and pastes words with their tags. */
export const richClipboard: Extension = [
  EditorView.clipboardOutputFilter.of((text) => text.replaceAll(tagCharacter, '')),
  EditorView.domEventHandlers({
    copy: (event, view) => copy(event, view, false),
    cut: (event, view) => copy(event, view, true),
    paste: (event, view) => {
      const rich = formattedFrom(event.clipboardData?.getData(kind) ?? '');
      if (rich === null || rich.tags.length === 0 || view.state.readOnly) return false;
      event.preventDefault();
      insertRich(view, rich);
      return true;
    },
  }),
];
