/** What the receiver hears while the focus is in it. */
export type Heard = {
  /** Text that came without a key stroke to be replayed: from an input method, a dead key, dictation. */
  readonly onText: (text: string) => void;
  /** An input method has finished; what it left was told by `onText`. */
  readonly onComposed: () => void;
};

export type Receiver = {
  readonly element: HTMLTextAreaElement;
  /** Puts the focus into it. Both names are for screen readers: the field's own, and that of the region it stands in. */
  readonly focus: (name: string, region: string) => void;
  readonly isComposing: () => boolean;
};

/** Shows what is being composed where the text will go; nobody sees the receiver otherwise. */
const showAt = (element: HTMLElement, place: DOMRect | null): void => {
  element.dataset['composing'] = '';
  element.style.left = `${Math.max(place?.left ?? 0, 0)}px`;
  element.style.top = `${Math.max(place?.top ?? 0, 0)}px`;
};

/**
 * A text field out of sight that has the focus while the cell one types into next is not open yet. Input methods work
 * on the field that has the focus when their first key comes: were it the cell one leaves, they would write there.
 * `placeOf` tells where the text will go.
 */
export const createReceiver = ({ onText, onComposed }: Heard, placeOf: () => DOMRect | null): Receiver => {
  const element = document.createElement('textarea');
  element.className = 'dz-receiver';
  element.tabIndex = -1;
  element.rows = 1;
  element.spellcheck = false;
  element.autocapitalize = 'off';
  element.setAttribute('autocorrect', 'off');
  element.dataset['place'] = 'receiver';
  const region = document.createElement('section');
  // Not there for anybody who looks through the page, until it has the focus.
  region.hidden = true;
  element.addEventListener('blur', () => {
    region.hidden = true;
  });
  let composing = false;

  const empty = (): void => {
    const text = element.value;
    element.value = '';
    if (text !== '') onText(text);
  };
  element.addEventListener('beforeinput', (event) => {
    if (composing || event.isComposing || event.data === null || !event.cancelable) return;
    event.preventDefault();
    onText(event.data);
  });
  element.addEventListener('input', () => {
    if (!composing) empty();
  });
  element.addEventListener('compositionstart', () => {
    composing = true;
    showAt(element, placeOf());
  });
  element.addEventListener('compositionend', () => {
    composing = false;
    delete element.dataset['composing'];
    empty();
    onComposed();
  });
  region.append(element);
  document.body.append(region);
  return {
    element,
    focus: (name, regionName) => {
      element.setAttribute('aria-label', name);
      region.setAttribute('aria-label', regionName);
      region.hidden = false;
      element.focus({ preventScroll: true });
    },
    isComposing: () => composing,
  };
};
