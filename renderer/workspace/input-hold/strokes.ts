import type { Stroke } from '../keys.ts';

/** One piece of input, in the order it was made. Text is UTF-16, as the keyboard or the clipboard gave it. */
export type HeldInput =
  | { readonly kind: 'key'; readonly stroke: HeldStroke }
  /** Inserted without a key stroke of its own: an input method, a dead key, dictation, an emoji picker. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'paste'; readonly text: string };

/** A key stroke with all that is needed to make an equal event of it. */
export type HeldStroke = Stroke & { readonly altGraph: boolean };

export const strokeOf = (event: KeyboardEvent): HeldStroke => ({
  key: event.key,
  code: event.code,
  ctrlKey: event.ctrlKey,
  metaKey: event.metaKey,
  altKey: event.altKey,
  shiftKey: event.shiftKey,
  altGraph: event.getModifierState('AltGraph'),
});

const modifierKeys: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Fn',
]);

export const isModifierKey = (key: string): boolean => modifierKeys.has(key);

/** Keys without a character that edit or move in a text. */
const editingKeys: ReadonlySet<string> = new Set([
  'Backspace',
  'Delete',
  'Enter',
  'Tab',
  'Escape',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
]);

/** With the command modifier: select all, copy, cut. Pasting is heard as its own event, which carries the clipboard. */
const editingLetters = /^[acx]$/i;

/** The character a stroke types, or null when it types none. AltGraph and Option make characters; Alt on its own does not. */
export const characterOf = (stroke: HeldStroke, mac: boolean): string | null => {
  if (Array.from(stroke.key).length !== 1) return null;
  if (stroke.altGraph) return stroke.key;
  if (stroke.ctrlKey || stroke.metaKey) return null;
  return stroke.altKey && !mac ? null : stroke.key;
};

/**
 * True when a stroke has to wait its turn while the focus is on its way. What an input method, a dead key or the
 * browser itself takes is left alone: the first two arrive as text, the last is not about the text.
 */
export const isHeldStroke = (stroke: HeldStroke, mac: boolean, isCommand: boolean): boolean => {
  if (isModifierKey(stroke.key) || stroke.key === 'Dead' || stroke.key === 'Process') return false;
  if (isCommand || characterOf(stroke, mac) !== null) return true;
  if (editingKeys.has(stroke.key)) return true;
  return (mac ? stroke.metaKey : stroke.ctrlKey) && editingLetters.test(stroke.key);
};

/** True for strokes that would change a text: what has to be swallowed where nothing may be typed. */
export const isTypingStroke = (stroke: HeldStroke, mac: boolean): boolean =>
  characterOf(stroke, mac) !== null || stroke.key === 'Backspace' || stroke.key === 'Delete';

/** What of some input is text, for the user to have back when it could go nowhere. */
export const textOfInput = (input: readonly HeldInput[], mac: boolean): string =>
  input
    .map((each) => {
      if (each.kind !== 'key') return each.text;
      return characterOf(each.stroke, mac) ?? (each.stroke.key === 'Enter' ? '\n' : '');
    })
    .join('')
    .trim();

/** The keys of a stroke that is for a command, as bindings are written; null for text and for what only moves about. */
export const commandKeys = (input: HeldInput): string | null => {
  if (input.kind !== 'key') return null;
  const { key, ctrlKey, metaKey, altKey, shiftKey, altGraph } = input.stroke;
  const isFunctionKey = /^F\d{1,2}$/u.test(key);
  if (altGraph || isModifierKey(key) || !(ctrlKey || metaKey || isFunctionKey || (altKey && key.length > 1)))
    return null;
  const held = [ctrlKey || metaKey ? 'Mod' : '', altKey ? 'Alt' : '', shiftKey ? 'Shift' : ''];
  return [...held.filter((one) => one !== ''), key.length === 1 ? key.toUpperCase() : key].join('+');
};
