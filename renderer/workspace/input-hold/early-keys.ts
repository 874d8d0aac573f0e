import { isMac } from '../../ui/keys.ts';
import { fetchFeatureCode, isCodeToCome } from '../feature-code.ts';
import { bindingOf } from '../keys.ts';
import { reservedFor } from '../reserved-keys.ts';
import { isReplayed, replay } from './replay.ts';
import { isModifierKey, strokeOf, type HeldInput, type HeldStroke } from './strokes.ts';

/** A field out of sight that has the focus meanwhile: input methods write where the focus is. */
export type EarlyReceiver = {
  readonly focus: () => void;
  readonly leave: () => void;
  /** Waits until an input method that composes in it has finished. */
  readonly composed: () => Promise<void>;
};

let kept: HeldInput[] | null = null;

/** Keeps text that comes without a key into what already has the focus: what was kept before it goes first. */
const keepText = (event: InputEvent): void => {
  if (kept === null || event.isComposing || event.data === null || !event.cancelable) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  kept.push({ kind: 'text', text: event.data });
};

/** Lets the page draw, and put the focus, where input has led: the next is meant for that. */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const replayAll = async (inputs: HeldInput[], receiver: EarlyReceiver, before: Element | null) => {
  const isThere = await fetchFeatureCode();
  await receiver.composed();
  await drawn();
  receiver.leave();
  if (before instanceof HTMLElement) before.focus();
  if (isThere) {
    for (let next = inputs.shift(); next !== undefined; next = inputs.shift()) {
      replay(next, null, isMac());
      await drawn();
    }
  }
  kept = null;
  window.removeEventListener('beforeinput', keepText, { capture: true });
};

/** True for a stroke that is for commands, and not for a text, the browser or the system. */
const mayCall = (stroke: HeldStroke): boolean => {
  const binding = bindingOf(stroke, isMac());
  return binding !== null && reservedFor(binding, isMac()) === null;
};

/**
 * Keeps a key that may call a command whose code is still to come, and all keys after it, and strikes them again in
 * order once it is there. Answers whether the stroke was kept. `isFree`: no command that is there is bound to it.
 */
export const keepEarlyKey = (event: KeyboardEvent, isFree: boolean, receiver: EarlyReceiver): boolean => {
  if (isReplayed(event) || (kept === null && !(isFree && isCodeToCome()))) return false;
  const stroke = strokeOf(event);
  // What an input method or a dead key takes arrives as text.
  if (isModifierKey(stroke.key) || stroke.key === 'Dead' || stroke.key === 'Process' || event.isComposing)
    return false;
  if (kept === null && !mayCall(stroke)) return false;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (kept === null) {
    const before = document.activeElement;
    kept = [];
    window.addEventListener('beforeinput', keepText, { capture: true });
    receiver.focus();
    void replayAll(kept, receiver, before);
  }
  kept.push({ kind: 'key', stroke });
  return true;
};

/** Keeps what was typed or pasted after such a key. Answers whether it was kept. */
export const keepEarlyInput = (input: HeldInput): boolean => {
  kept?.push(input);
  return kept !== null;
};
