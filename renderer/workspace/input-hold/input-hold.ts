import { i18n } from '../../i18n.ts';
import { isMac, keysText } from '../../ui/keys.ts';
import { notify, useWorkspace } from '../store.ts';
import { headOf } from '../../ui/code-points.ts';
import { keepEarlyInput, type EarlyReceiver } from './early-keys.ts';
import { createHold, type Destination } from './hold.ts';
import { createReceiver, type Receiver } from './receiver.ts';
import { isReplayed, replay, type TypingPort } from './replay.ts';
import {
  characterOf,
  commandKeys,
  isHeldStroke,
  isModifierKey,
  isTypingStroke,
  strokeOf,
  textOfInput,
  type HeldInput,
  type HeldStroke,
} from './strokes.ts';

export { type TypingPort } from './replay.ts';

let port: TypingPort | null = null;
let receiver: Receiver | null = null;
/** The user let go of the text by a click on nothing: what is typed then is meant for nothing. */
let letGo = false;
/** Text that came since, piece by piece as dictation brings it: it is told together. */
let meantForNothing: HeldInput[] = [];
/** Grows when the user goes elsewhere by a click: what was under way no longer moves the focus. */
let journey = 0;
/** Set while nothing may be typed, because the cell that was to be gone to cannot be: what was swallowed since. */
let refused: { readonly input: HeldInput[]; expectsMore: boolean } | null = null;

const isNowhere = (element: Element | null): boolean =>
  element === null || element === document.body || element === receiver?.element;

/** True when the focus is in the text, or in nothing while no dialog is open. */
const isInText = (): boolean => {
  const now = document.activeElement;
  if (port === null || useWorkspace.getState().overlay !== null) return false;
  return now === null || isNowhere(now) || now.closest('[data-place]') !== null;
};

const focusReceiver = (): void =>
  receiver?.focus(i18n.t('editor:typing.receiver'), i18n.t('editor:typing.region'));

const receive = (): void => {
  if (isInText()) focusReceiver();
};

/** True while something small beside the text is open that will have the focus: it closes when the focus goes elsewhere. */
const isAwaitedElsewhere = (): boolean => {
  const opened = document.querySelector('[data-takes-focus]');
  return opened !== null && !opened.contains(document.activeElement);
};

const arrive = (): Destination => {
  if (isAwaitedElsewhere()) return 'coming';
  // A dialog that is opening takes the focus in a moment; any other field has it already.
  if (!isInText()) return isNowhere(document.activeElement) ? 'coming' : 'arrived';
  if (port === null || port.state() === 'coming') {
    receive();
    return 'coming';
  }
  port.focus();
  return 'arrived';
};

/** Says which commands were not carried out: they are never lost without a word. */
const sayCommandsDropped = (input: readonly HeldInput[]): void => {
  const keys = [...new Set(input.flatMap((one) => commandKeys(one) ?? []))];
  if (keys.length === 0) return;
  const params = {
    keys: keys
      .slice(0, mostKeys)
      .map((one) => keysText(one))
      .join(', '),
  };
  notify({ tone: 'warning', key: 'editor:typing.commandsDropped', params, topic: 'typing-commands' });
};

/** Commands of which a message names the keys. */
const mostKeys = 5;

/** Says that text went nowhere, and gives it back. */
const sayDropped = (input: readonly HeldInput[]): void => {
  sayCommandsDropped(input);
  const text = textOfInput(input, isMac());
  if (text === '') return;
  notify({
    tone: 'warning',
    key: 'editor:typing.dropped',
    params: { text: headOf(text, shownText) },
    topic: 'typing',
    actions: [{ key: 'editor:typing.copy', run: () => void navigator.clipboard.writeText(text) }],
  });
};

/** Code points of dropped text that a message shows; its button copies all of it. */
const shownText = 80;

const hold = createHold({
  receive,
  isComposing: () => receiver?.isComposing() === true,
  arrive,
  replay: (input) => replay(input, port, isMac()),
  // React draws what a store changed in a microtask of its own, asked for before this one.
  drawn: () => Promise.resolve(),
  onDropped: (input) => {
    if (refused === null) sayDropped(input);
    else swallow(input);
  },
});

const swallow = (input: readonly HeldInput[]): void => {
  if (refused === null) return;
  refused.input.push(...input);
  refused.expectsMore = true;
  sayDropped(refused.input);
};

/** Registers the text that is typed in. Answers how to let go. */
export const provideTyping = (text: TypingPort): (() => void) => {
  port = text;
  return () => {
    if (port !== text) return;
    hold.release();
    port = null;
  };
};

/** True while the focus may be moved into a text that was just drawn: an input method loses what it composes by that. */
export const mayTakeFocus = (): boolean => receiver?.isComposing() !== true;

const nothing = (): void => undefined;

/**
 * Keeps what is typed from now on until the answer is called and the focus has arrived: nothing goes into the text that
 * is being left. Does nothing while the focus is elsewhere, unless it is about to come from there into the text.
 */
export const holdInput = (from: 'text' | 'elsewhere' = 'text'): (() => void) => {
  if (port === null || (from === 'text' && !isInText())) return nothing;
  const end = hold.begin();
  if (from === 'elsewhere' && useWorkspace.getState().overlay === null) focusReceiver();
  return end;
};

/** After a command that is done at once: keeps what is typed until the cell that is active now is drawn. */
export const holdUntilDrawn = (): void => {
  if (!isInText()) return;
  queueMicrotask(() => {
    if (isInText() && port?.state() === 'coming') hold.wait();
  });
};

/** Something in the text was drawn that may have been waited for. */
export const inputMayGoOn = (): void => hold.goOn();

/**
 * There is no cell to go to, or it cannot be opened: what was typed for it goes nowhere, nor does what is still being
 * typed, until the user chooses a cell or a command. The text is given back in a message.
 */
export const refuseInput = (): void => {
  if (!hold.isHolding()) return;
  refused = { input: [], expectsMore: false };
  hold.drop();
};

/** Puts text at the caret of the cell that is open; answers false where none is. */
export const insertAtCaret = (text: string): boolean => port?.insert(text) ?? false;

/** Answers whether the user is still where they were now, as far as clicks go: else nothing may take them elsewhere. */
export const onThisJourney = (): (() => boolean) => {
  const mine = journey;
  return () => mine === journey;
};

const consume = (event: Event): true => {
  event.preventDefault();
  event.stopImmediatePropagation();
  return true;
};

/** Swallows what is typed on where nothing may be; any other key ends that. Answers whether the key was swallowed. */
const refuseKey = (event: KeyboardEvent, stroke: HeldStroke): boolean => {
  if (refused === null || !isInText()) return false;
  const input = { kind: 'key', stroke } as const;
  if (isTypingStroke(stroke, isMac())) {
    swallow([input]);
    return consume(event);
  }
  if (stroke.key === 'Enter' && refused.expectsMore && !stroke.ctrlKey && !stroke.metaKey && !stroke.altKey) {
    // It ends the sentence that was swallowed. The next one is meant.
    refused.expectsMore = false;
    return consume(event);
  }
  if (!isModifierKey(stroke.key)) refused = null;
  return false;
};

/** The focus was lost by no wish of the user: what is typed is meant for the active cell. */
const isLost = (): boolean => !letGo && isInText() && isNowhere(document.activeElement);

/**
 * Takes a key stroke that has to wait; answers whether it did. `isCommand`: some command hears it somewhere in the text;
 * `isStep`: it only moves the active cell, which needs nothing drawn.
 */
export const takeKey = (event: KeyboardEvent, isCommand: boolean, isStep: boolean): boolean => {
  if (port === null || isReplayed(event)) return false;
  const stroke = strokeOf(event);
  if (refuseKey(event, stroke)) return true;
  if (!isHeldStroke(stroke, isMac(), isCommand)) return false;
  if (!hold.isHolding()) {
    if (!isLost() || isStep || characterOf(stroke, isMac()) === null) return false;
    hold.wait();
  } else if (isStep && hold.isIdle() && useWorkspace.getState().mode === 'grid') return false;
  consume(event);
  if (stroke.key === 'Escape' && hold.isLeaving()) {
    hold.release();
    port.focus();
  } else hold.add({ kind: 'key', stroke });
  return true;
};

const takePaste = (event: ClipboardEvent): void => {
  if (isReplayed(event)) return;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const input = { kind: 'paste', text } as const;
  if (keepEarlyInput(input)) {
    consume(event);
    return;
  }
  if (refused !== null && isInText()) {
    consume(event);
    swallow([input]);
  } else if (hold.isHolding()) {
    consume(event);
    hold.add(input);
  }
};

/** Takes text that the receiver was given, also when the focus is still in it after all that was held has gone on. */
const hearText = (input: HeldInput): void => {
  if (keepEarlyInput(input)) return;
  if (refused !== null) swallow([input]);
  else if (port === null || letGo) {
    meantForNothing.push(input);
    sayDropped(meantForNothing);
  } else {
    if (!hold.isHolding()) hold.wait();
    hold.add(input);
  }
};

/** A click is a later wish than what is on its way: that no longer takes the user along, and what waits is given back. */
const hearPointer = ({ target }: PointerEvent): void => {
  refused = null;
  const inText = target instanceof Element && target.closest('[data-place]') !== null;
  if (inText) journey += 1;
  letGo = !inText;
  meantForNothing = [];
  if (hold.isHolding()) hold.release();
};

/** Receives what is typed while the code of a command is still to come. */
export const earlyReceiver: EarlyReceiver = {
  focus: focusReceiver,
  leave: () => receiver?.element.blur(),
  composed: () =>
    new Promise((resolve) => {
      if (receiver?.isComposing() !== true) resolve();
      else receiver.element.addEventListener('compositionend', () => resolve(), { once: true });
    }),
};

/** Begins to listen. Called once, when the words of the interface are there. */
export const startInputHold = (): void => {
  receiver = createReceiver(
    {
      onText: (text) => hearText({ kind: 'text', text }),
      onComposed: () => hold.goOn(),
    },
    () => port?.place() ?? null,
  );
  window.addEventListener('paste', takePaste, { capture: true });
  window.addEventListener('pointerdown', hearPointer, { capture: true });
  document.addEventListener('focusin', ({ target }) => {
    if (target === receiver?.element) return;
    letGo = false;
    meantForNothing = [];
    hold.goOn();
  });
};
