import { characterOf, type HeldInput, type HeldStroke } from './strokes.ts';

/** What a text that is edited in the page can be asked for. */
export type TypingPort = {
  /** `coming`: the active cell, or the editor in it, is not drawn yet. */
  readonly state: () => 'ready' | 'coming';
  /** Puts the focus into the active cell: its editor where that is open. */
  readonly focus: () => void;
  /** Where the active cell is on the screen. */
  readonly place: () => DOMRect | null;
  /** Types text into the open editor, over what is selected. False when none is open that takes it. */
  readonly insert: (text: string) => boolean;
  /** Copies what is selected in the open editor, or cuts it. False when none is open. */
  readonly copy: (how: 'copy' | 'cut') => boolean;
};

const replayed = new WeakSet<Event>();

/** True for events made here from input that had to wait: they are not to be held again. */
export const isReplayed = (event: Event): boolean => replayed.has(event);

const fieldOf = (target: Element): HTMLInputElement | HTMLTextAreaElement | null =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;

/** Puts text in place of what is selected in a field, or of the stretch given, as typing does. Answers whether it takes any. */
const typeInField = (
  field: HTMLInputElement | HTMLTextAreaElement,
  text: string,
  [start, end] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length],
): boolean => {
  if (field.readOnly || field.disabled) return false;
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
  return true;
};

const insert = (text: string, port: TypingPort | null): boolean => {
  const field = document.activeElement === null ? null : fieldOf(document.activeElement);
  return field === null ? port?.insert(text) === true : typeInField(field, text);
};

/** What a key does in a field by itself, as far as it matters to somebody who types on. */
const editField = (field: HTMLInputElement | HTMLTextAreaElement, key: string): void => {
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? field.value.length;
  if (key === 'Enter') {
    if (field instanceof HTMLTextAreaElement) typeInField(field, '\n');
    else field.form?.requestSubmit();
  } else if (key === 'Backspace' && end > 0) {
    const before = field.value.codePointAt(start - 2) ?? 0;
    typeInField(field, '', start === end ? [start - (before > 0xffff ? 2 : 1), end] : [start, end]);
  } else if (key === 'Delete') {
    const size = (field.value.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
    typeInField(field, '', start === end ? [start, Math.min(end + size, field.value.length)] : [start, end]);
  }
};

const strike = (stroke: HeldStroke, port: TypingPort | null, mac: boolean): boolean => {
  const target = document.activeElement ?? document.body;
  const { altGraph, ...init } = stroke;
  const event = new KeyboardEvent('keydown', {
    ...init,
    modifierAltGraph: altGraph,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  replayed.add(event);
  target.dispatchEvent(event);
  if (event.defaultPrevented) return true;
  const character = characterOf(stroke, mac);
  const field = fieldOf(document.activeElement ?? document.body);
  if (character !== null) return insert(character, port);
  if (field !== null) editField(field, stroke.key);
  else if (/^[cx]$/i.test(stroke.key)) port?.copy(stroke.key.toLowerCase() === 'c' ? 'copy' : 'cut');
  return true;
};

const paste = (text: string): boolean => {
  const target = document.activeElement ?? document.body;
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  replayed.add(event);
  target.dispatchEvent(event);
  // An editor reads the clipboard from the event; a plain field leaves that to the browser, which trusts no event of ours.
  const field = fieldOf(target);
  return event.defaultPrevented || (field !== null && typeInField(field, text));
};

/** Does, where the focus now is, what input that had to wait would have done there. False for text that nothing took. */
export const replay = (input: HeldInput, port: TypingPort | null, mac: boolean): boolean => {
  if (input.kind === 'key') return strike(input.stroke, port, mac);
  return input.kind === 'text' ? insert(input.text, port) : paste(input.text);
};
