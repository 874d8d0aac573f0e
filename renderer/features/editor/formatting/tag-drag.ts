import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { RichText } from '#core/model/index.ts';
import { validRich } from '#core/text/mapping.ts';
import { refuseInput } from '#renderer/workspace/input-hold/input-hold.ts';
import { fromDoc, placeAt, tagCharacter, toDoc, type RichDoc } from '../rich-doc.ts';
import { docIn } from '../tag-field.ts';
import { retag } from './format-view.ts';

/**
 * The text with the tag at an offset of the editor's text moved to another, both counted before it is moved. Null where there is
 * no tag, and where the end of a pair would stand before its beginning.
 */
export const movedTag = ({ doc, tags }: RichDoc, from: number, to: number): RichText | null => {
  const moved = tags.find(({ at }) => at === from);
  if (moved === undefined) return null;
  const { length } = tagCharacter;
  const target = to > from ? Math.max(to - length, from) : to;
  const without = doc.slice(0, from) + doc.slice(from + length);
  const others = tags
    .filter((placed) => placed !== moved)
    .map(({ at, tag }) => ({ at: at > from ? at - length : at, tag }));
  const placed = [
    ...others.filter(({ at }) => at < target),
    { at: target, tag: moved.tag },
    ...others.filter(({ at }) => at >= target).map(({ at, tag }) => ({ at: at + length, tag })),
  ];
  const rich = fromDoc({
    doc: without.slice(0, target) + tagCharacter + without.slice(target),
    tags: placed,
  });
  return validRich(rich) ? rich : null;
};

const chipAt = (event: Event): HTMLElement | null => {
  const { target } = event;
  return target instanceof HTMLElement && target.matches('.dz-chip[draggable]') ? target : null;
};

/** Puts the dragged tag where it is dropped; what is dropped elsewhere, or cannot stand there, stays. */
const drop = (view: EditorView, from: number, to: number): void => {
  const shown = docIn(view.state);
  const next = movedTag(shown, from, to);
  if (next === null) {
    refuseInput();
    return;
  }
  const after = toDoc(next);
  const at = placeAt(after, Math.min(to > from ? to : to + tagCharacter.length, after.doc.length));
  retag(view, next, { start: at, end: at });
};

/** Chips are dragged within their text by the mouse. By keys they are selected, cut and pasted like characters. */
export const tagDrag = (): Extension => {
  let dragged: number | null = null;
  return [
    EditorView.domEventObservers({
      dragstart: (event, view) => {
        const chip = chipAt(event);
        dragged = chip === null ? null : view.posAtDOM(chip);
      },
      dragend: () => {
        dragged = null;
      },
      // A press on a chip was not the editor's: the caret goes to the side of it that was clicked.
      click: (event, view) => {
        const chip = chipAt(event);
        if (chip === null) return;
        const { left, width } = chip.getBoundingClientRect();
        const behind = event.clientX > left + width / 2 ? tagCharacter.length : 0;
        view.dispatch({ selection: { anchor: view.posAtDOM(chip) + behind }, userEvent: 'select.pointer' });
        view.focus();
      },
    }),
    EditorView.domEventHandlers({
      drop: (event, view) => {
        const from = dragged;
        dragged = null;
        if (from === null) return false;
        const to = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
        if (!view.state.readOnly) drop(view, from, to);
        return true;
      },
    }),
  ];
};
