import { codePointLength, codePointOffset, utf16Offset } from '#core/text/codepoints.ts';
import type { Caret } from '../../workspace/store.ts';

/** What a cell's text is drawn as: its words, and the chips of characters that cannot be seen. Other chips hold no text. */
type Drawn = { readonly node: Text | HTMLElement; readonly length: number };

const isHiddenCharacter = (node: Node): node is HTMLElement =>
  node instanceof HTMLElement && node.dataset['hidden'] !== undefined;

const drawnIn = (element: Element): readonly Drawn[] => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const drawn: Drawn[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) drawn.push({ node, length: codePointLength(node.data) });
    else if (isHiddenCharacter(node)) drawn.push({ node, length: 1 });
  }
  return drawn;
};

/** Code point of a cell's text at a place in its DOM. */
export const codePointAt = (element: Element, node: Node, offset: number): number => {
  const place = document.createRange();
  place.setStart(node, offset);
  let seen = 0;
  for (const drawn of drawnIn(element)) {
    if (drawn.node === node) return seen + codePointOffset(drawn.node.textContent ?? '', offset);
    if (place.comparePoint(drawn.node, 0) >= 0) return seen;
    seen += drawn.length;
  }
  return seen;
};

/** What a click in a cell's text selected: a caret, or a stretch that lies wholly in it; null for neither. */
export const selectedIn = (element: Element): Caret | null => {
  const selection = document.getSelection();
  const { anchorNode, focusNode } = selection ?? {};
  if (selection === null || anchorNode === null || anchorNode === undefined) return null;
  if (focusNode === null || focusNode === undefined) return null;
  if (!element.contains(anchorNode) || !element.contains(focusNode)) return null;
  const head = codePointAt(element, focusNode, selection.focusOffset);
  return selection.isCollapsed ? head : [codePointAt(element, anchorNode, selection.anchorOffset), head];
};

const placeEnd = (range: Range, which: 'setStart' | 'setEnd', { node }: Drawn, codePoint: number): void => {
  if (node instanceof Text) range[which](node, utf16Offset(node.data, codePoint));
  else if (codePoint === 0) range[`${which}Before`](node);
  else range[`${which}After`](node);
};

/** The DOM range of a stretch of a cell's text (code points); null when it lies outside. */
export const rangeIn = (element: Element, start: number, end: number): Range | null => {
  const range = document.createRange();
  let seen = 0;
  let begun = false;
  for (const drawn of drawnIn(element)) {
    const { length } = drawn;
    if (!begun && start < seen + length + (start === end ? 1 : 0)) {
      placeEnd(range, 'setStart', drawn, start - seen);
      begun = true;
    }
    if (begun && end <= seen + length) {
      placeEnd(range, 'setEnd', drawn, end - seen);
      return range;
    }
    seen += length;
  }
  return null;
};
