import { create } from 'zustand';

/** What the pointer rests on: the text from there on, and where on the page. */
type Hovered = { readonly text: string; readonly x: number; readonly y: number };

export const useHovered = create<{ readonly hovered: Hovered | null }>()(() => ({ hovered: null }));

/** Milliseconds that the pointer must rest on a word, and may be away from the card. */
const resting = 350;
/** Characters that are looked at: as long as a word of a dictionary is. */
const longest = 12;

/** Where texts are that are looked up under the pointer. */
const texts = '[data-text], .cm-content';

const han = /^\p{Script=Han}/u;

/** The text of a cell from the character under the pointer on; null where there is no Chinese. */
const textUnder = (target: Element, x: number, y: number): string | null => {
  const element = target.closest(texts);
  const caret = element === null ? null : document.caretRangeFromPoint(x, y);
  if (element === null || caret === null || !element.contains(caret.startContainer)) return null;
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setStart(caret.startContainer, caret.startOffset);
  const behind = range.toString();
  // The caret that is nearest to the pointer stands behind a character whose right half it is on.
  range.setEnd(caret.startContainer, caret.startOffset);
  const box = caret.getBoundingClientRect();
  const isLeft = box.left > x && caret.startOffset > 0;
  const before = isLeft ? (caret.startContainer.textContent ?? '').slice(0, caret.startOffset) : '';
  const text = `${Array.from(before).at(-1) ?? ''}${behind}`;
  return han.test(text) ? Array.from(text).slice(0, longest).join('') : null;
};

/** Follows the pointer while words under it are looked up; answers how to stop. */
export const watchPointer = (isCard: (target: Element) => boolean): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const clear = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const close = (): void => {
    clear();
    if (useHovered.getState().hovered !== null) useHovered.setState({ hovered: null });
  };
  const onMove = ({ target, clientX: x, clientY: y, buttons }: PointerEvent): void => {
    clear();
    // What is in the card can be selected, and the pointer may go there.
    if (buttons !== 0 || !(target instanceof Element) || isCard(target)) return;
    timer = setTimeout(() => {
      const text = textUnder(target, x, y);
      useHovered.setState({ hovered: text === null ? null : { text, x, y } });
    }, resting);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (useHovered.getState().hovered === null) return;
    if (event.key === 'Escape') event.preventDefault();
    close();
  };
  document.addEventListener('pointermove', onMove, { passive: true });
  document.addEventListener('pointerdown', close);
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('scroll', close, { capture: true, passive: true });
  return () => {
    close();
    document.removeEventListener('pointermove', onMove);
    document.removeEventListener('pointerdown', close);
    document.removeEventListener('keydown', onKey, true);
    document.removeEventListener('scroll', close, { capture: true });
  };
};
