import { EditorView } from '@codemirror/view';
import { create } from 'zustand';
import { plain, type RichText } from '#core/model/index.ts';
import { applyLink, linkAround, readdress } from '#core/text/formatting/format.ts';
import { withoutPairs } from '#core/text/formatting/pairs.ts';
import {
  idFor,
  insertSourceTag,
  sourceTags,
  wrapInSourceTag,
  type SourceTag,
} from '#core/text/formatting/source-tags.ts';
import { openOverlay, useWorkspace } from '#renderer/workspace/store.ts';
import { openCell } from '../open-cell.ts';
import { knownRow } from '../rows-cache.ts';
import { insertRich } from './clipboard.ts';
import { tagCharacter } from '../rich-doc.ts';
import { docIn } from '../tag-field.ts';
import { caretIn, retag, retagAtCaret, richIn, selectedPlaces } from './format-view.ts';

/** The link dialog's question: what is to become a link, or which link gets another address. */
export type AskedLink = {
  readonly view: EditorView;
  /** The link that is there already. */
  readonly link: { readonly id: number; readonly href: string } | null;
  /** True where no words are selected: they are asked for. */
  readonly needsWords: boolean;
};

/** Where the menu of formats stands on the screen, and whether it holds the original's tags alone. */
export type OpenFormatMenu = {
  readonly view: EditorView;
  readonly x: number;
  readonly y: number;
  readonly only: 'tags' | null;
};

type Formatting = {
  readonly link: AskedLink | null;
  readonly menu: OpenFormatMenu | null;
  /** The last thing done, for screen readers: a key below `editor:format.said`, and a count that grows. */
  readonly said: { readonly key: string; readonly on: boolean; readonly n: number } | null;
};

export const useFormatting = create<Formatting>()(() => ({ link: null, menu: null, said: null }));

/** Tells a screen reader what a key has done. */
export const sayFormat = (key: string, on: boolean): void =>
  useFormatting.setState(({ said }) => ({ said: { key, on, n: (said?.n ?? 0) + 1 } }));

/** The original that the open cell translates; without tags where the original itself is open. */
export const sourceOfOpen = (): RichText => {
  const { active } = useWorkspace.getState();
  const open = openCell();
  const row = knownRow(active.row);
  const source = row?.cells.source;
  return open === null || open.side === 'source' || source === undefined || row?.segment !== open.segment
    ? plain('')
    : { text: source.text, tags: source.tags };
};

/** Asks for the address of a link on the words that are selected, or of the one the caret is in. */
export const askLink = (view: EditorView): void => {
  const range = selectedPlaces(view);
  const found = linkAround(richIn(view), range);
  const link = found === null ? null : { id: found.id, href: found.data?.['href'] ?? '' };
  useFormatting.setState({
    link: { view, link, needsWords: link === null && range.start === range.end },
  });
  openOverlay('link');
};

export const closeLink = (): void => {
  useFormatting.setState({ link: null });
  openOverlay(null);
};

/** Makes the link that was asked for. `words` are written where none were selected; unless there are any, the address is. */
export const setLink = ({ view, link, needsWords }: AskedLink, href: string, words: string): void => {
  const rich = richIn(view);
  const range = selectedPlaces(view);
  const source = sourceOfOpen();
  if (link !== null) {
    if (href !== link.href) retag(view, readdress(rich, link.id, href), range);
  } else if (needsWords) {
    const text = words.trim() === '' ? href : words.trim();
    const tags = applyLink(plain(text), { start: 0, end: Array.from(text).length }, href).tags;
    insertRich(view, { text, tags }, 'format');
  } else {
    const id = idFor(source, rich, { type: 'link', data: { href } });
    retag(view, applyLink(rich, range, href, id), range);
  }
  sayFormat('link', true);
};

/** Takes away the link that was asked about, all of it; the words stay. */
export const dropLink = ({ view, link }: AskedLink): void => {
  if (link === null) return;
  const rich = richIn(view);
  const tags = withoutPairs(rich.tags, new Set([link.id]));
  retag(view, { text: rich.text, tags }, selectedPlaces(view));
  sayFormat('link', false);
};

/** The tags of the original of the open cell, and which of them its translation has. */
export const tagsOfOriginal = (view: EditorView): readonly SourceTag[] =>
  sourceTags(sourceOfOpen(), richIn(view));

/** The pair that a key has opened at the caret of an editor, until it is closed. */
const opened = new WeakMap<EditorView, number>();

/**
 * Puts a tag of the original round what is selected, or at the caret, which then stands behind it. A pair is round nothing there: what is
 * typed next stands in it, until `leavePair`.
 */
export const putTag = (view: EditorView, tag: SourceTag): void => {
  const source = sourceOfOpen();
  const { main } = view.state.selection;
  if (tag.kind === 'pair' && !main.empty) {
    const range = selectedPlaces(view);
    retag(view, wrapInSourceTag(source, richIn(view), range, tag), range);
  } else {
    if (!main.empty) view.dispatch({ selection: { anchor: main.to } });
    const caret = caretIn(view);
    const next = insertSourceTag(source, richIn(view), caret, tag);
    retagAtCaret(view, next, caret.tag);
    const first = next.tags[caret.tag];
    if (first?.kind === 'open') opened.set(view, first.id);
  }
  sayFormat('tag', true);
};

/** Leaves the pair that `putTag` has opened at the caret, once something stands in it. Answers whether there was one to leave. */
export const leavePair = (view: EditorView): boolean => {
  const id = opened.get(view);
  const { main } = view.state.selection;
  const { tags } = docIn(view.state);
  const close = tags.find(({ at, tag }) => at === main.head && tag.kind === 'close' && tag.id === id);
  const open = tags.find(({ tag }) => tag.kind === 'open' && tag.id === id);
  if (!main.empty || close === undefined || open === undefined) return false;
  if (open.at + tagCharacter.length === close.at) return false;
  opened.delete(view);
  view.dispatch({ selection: { anchor: close.at + tagCharacter.length }, scrollIntoView: true });
  sayFormat('tag', false);
  return true;
};

/** Opens the menu at the caret. */
export const openMenuAtCaret = (view: EditorView, only: OpenFormatMenu['only']): void => {
  const caret = view.coordsAtPos(view.state.selection.main.head);
  const box = view.dom.getBoundingClientRect();
  useFormatting.setState({
    menu: { view, x: caret?.left ?? box.left, y: caret?.bottom ?? box.bottom, only },
  });
};

export const closeMenu = (): void => useFormatting.setState({ menu: null });

/** The menu of a right click, or of the keyboard's menu key, which names no place of its own. */
export const formatMenuEvents = EditorView.domEventHandlers({
  contextmenu: (event, view) => {
    event.preventDefault();
    if (event.button === 2)
      useFormatting.setState({ menu: { view, x: event.clientX, y: event.clientY, only: null } });
    else openMenuAtCaret(view, null);
    return true;
  },
});
