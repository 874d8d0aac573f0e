import { codePointLength, utf16Offset } from '../../../core/text/codepoints.ts';
import type { Caret } from '../../workspace/store.ts';

const textNodesIn = (element: Element): Text[] => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) nodes.push(node);
  }
  return nodes;
};

/** Code point of a cell's text at a place in its DOM. Chips hold no text, so they count for nothing. */
const codePointAt = (element: Element, node: Node, offset: number): number => {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return codePointLength(range.toString());
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

/** The DOM range of a stretch of a cell's text (code points); null when it lies outside. */
export const rangeIn = (element: Element, start: number, end: number): Range | null => {
  const range = document.createRange();
  let seen = 0;
  let begun = false;
  for (const node of textNodesIn(element)) {
    const length = codePointLength(node.data);
    if (!begun && start < seen + length) {
      range.setStart(node, utf16Offset(node.data, start - seen));
      begun = true;
    }
    if (begun && end <= seen + length) {
      range.setEnd(node, utf16Offset(node.data, end - seen));
      return range;
    }
    seen += length;
  }
  return null;
};
