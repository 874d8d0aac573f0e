import { isAround, isMarkup, isSegmentMark } from './outline.ts';
import { wordsOf, type Element, type Node } from './tree.ts';

const hasWords = (nodes: readonly Node[]): boolean =>
  nodes.some((node) => (node.kind === 'text' ? node.text : wordsOf(node)).trim() !== '');

/**
 * What stands in a cut target of XLIFF 1.2 outside of the segments that its original has: texts, and segments of its own. By the segment that it stands
 * behind, null for what is before all; white space alone is left out. Time grows with the nodes of the target.
 */
export const outsideTarget = (
  target: Element,
  segments: ReadonlySet<Element>,
): ReadonlyMap<Element | null, readonly Node[]> => {
  const found = new Map<Element | null, Node[]>();
  let last: Element | null = null;
  const add = (nodes: readonly Node[]): void => void found.set(last, [...(found.get(last) ?? []), ...nodes]);
  const visit = (node: Node): void => {
    if (node.kind === 'text') return add([node]);
    if (segments.has(node)) return void (last = node);
    if (isSegmentMark(node)) return add(node.children);
    if (isAround(node) || !isMarkup(node)) node.children.forEach(visit);
  };
  target.children.forEach(visit);
  return new Map([...found].filter(([, nodes]) => hasWords(nodes)));
};
