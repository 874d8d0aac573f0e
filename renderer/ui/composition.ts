/** What is asked of a key event to tell whose it is; `timeStamp` in milliseconds. */
type Key = Pick<KeyboardEvent, 'isComposing' | 'keyCode' | 'timeStamp' | 'isTrusted'>;

/** What engines give for `keyCode` when an input method takes the key (UI Events, section on legacy key attributes). */
const takenByInputMethod = 229;

/**
 * Milliseconds within which a key that comes after the end of a composition may be the one that ended it. Safari, and
 * Chromium with some input methods of Linux, report the end first and the key after it; they come from one stroke.
 */
const sameStroke = 100;

/**
 * Follows compositions and tells which keys are the input method's. A key is, when the engine says so, and
 * when it ended a composition just now: the key that cancels the candidates is no Escape to anybody else,
 * and the one that takes them is no Enter.
 */
export const createCompositions = () => {
  /** When a composition ended with no key seen for it; null when no such key is expected. */
  let endedWithoutKey: number | null = null;
  /** The input method's key that is down: it, and no later one, ends the composition. */
  let isKeyDown = false;
  return {
    /** A composition ended, at a time as events carry it. */
    end: (timeStamp: number): void => {
      endedWithoutKey = isKeyDown ? null : timeStamp;
    },
    /** A key was let go, or the pointer was pressed: what comes next is another stroke. */
    release: (): void => {
      isKeyDown = false;
      endedWithoutKey = null;
    },
    /** True when the key that goes down is the input method's. */
    owns: ({ isComposing, keyCode, timeStamp, isTrusted }: Key): boolean => {
      // Strokes that the program repeats by itself come from no keyboard.
      if (!isTrusted) return isComposing || keyCode === takenByInputMethod;
      const ended = endedWithoutKey !== null && timeStamp - endedWithoutKey < sameStroke;
      endedWithoutKey = null;
      const owned = isComposing || keyCode === takenByInputMethod || ended;
      isKeyDown = owned;
      return owned;
    },
  };
};

/** An Enter that the browser would send a form by. In a field of one line that is all it does by itself. */
const isSubmitting = ({ key, target }: KeyboardEvent): boolean =>
  key === 'Enter' && target instanceof HTMLInputElement;

/**
 * Keeps the keys of input methods from everything on the page: shortcuts, dialogs, menus, lists, fields, libraries.
 * They still do in the field what they do there by themselves. Called once, before anything else listens for keys on
 * the window: nothing else has to ask whether somebody composes. Answers how to stop.
 */
export const keepCompositionKeys = (): (() => void) => {
  const compositions = createCompositions();
  const hear = (event: KeyboardEvent): void => {
    if (!compositions.owns(event)) return;
    event.stopImmediatePropagation();
    if (isSubmitting(event)) event.preventDefault();
  };
  const end = (event: CompositionEvent): void => compositions.end(event.timeStamp);
  const listeners = new AbortController();
  const options = { capture: true, signal: listeners.signal };
  window.addEventListener('compositionend', end, options);
  window.addEventListener('keyup', compositions.release, options);
  window.addEventListener('pointerdown', compositions.release, options);
  window.addEventListener('keydown', hear, options);
  return () => listeners.abort();
};
