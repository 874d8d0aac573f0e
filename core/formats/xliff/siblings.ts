import type { Element } from './tree.ts';

/** The name of another element of XLIFF in this document, which may write it with a prefix. */
export const nameLike = (sibling: Element, name: string): string =>
  `${/^[^:]*:/.exec(sibling.written)?.[0] ?? ''}${name}`;

/** The white space in front of an element, where a line ends in it. */
export const indentBefore = (parent: Element, child: Element): string => {
  const before = parent.children[parent.children.indexOf(child) - 1];
  return before?.kind === 'text' && before.text.trim() === '' && before.text.includes('\n')
    ? before.text
    : '';
};
