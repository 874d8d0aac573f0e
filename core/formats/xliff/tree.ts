import type { Slice } from '../source-place.ts';
import type { XmlAttributes, XmlStart } from '../../xml/read.ts';

/** A stretch of text of an element, entities resolved. */
export type TextNode = { readonly kind: 'text'; readonly text: string; readonly at: Slice };

/** An element that is held whole, with the slices of its tags: UTF-16 units of the file. */
export type Element = {
  readonly kind: 'element';
  /** Bare for elements of XLIFF, `prefix:name` or `{address}name` for others. */
  readonly name: string;
  /** As written, with the document's own prefix. */
  readonly written: string;
  readonly attributes: XmlAttributes;
  readonly isEmpty: boolean;
  readonly open: Slice;
  /** Of the end tag; without length where there is none. */
  close: Slice;
  readonly children: Node[];
};
export type Node = TextNode | Element;

/** Builds the tree of one element from the events of a parser. */
export type TreeBuilder = {
  readonly open: (start: XmlStart, name: string, at: Slice) => void;
  /** Gives the element when it is complete. */
  readonly close: (at: Slice) => Element | null;
  readonly text: (text: string, at: Slice) => void;
  readonly nodes: () => number;
};

/** Makes a builder for one element, whose start is the first it is told. */
export const treeBuilder = (): TreeBuilder => {
  const stack: Element[] = [];
  let nodes = 0;
  const add = (node: Node): void => {
    nodes += 1;
    stack.at(-1)?.children.push(node);
  };
  return {
    open: ({ written, attributes, isEmpty }, name, at) => {
      const element: Element = {
        kind: 'element',
        name,
        written,
        attributes,
        isEmpty,
        open: at,
        close: { from: at.to, to: at.to },
        children: [],
      };
      add(element);
      stack.push(element);
    },
    close: (at) => {
      const element = stack.pop();
      if (element === undefined) return null;
      element.close = at;
      return stack.length === 0 ? element : null;
    },
    text: (text, at) => add({ kind: 'text', text, at }),
    nodes: () => nodes,
  };
};

/** The elements among the children, in order. */
export const elementsOf = ({ children }: Element): readonly Element[] =>
  children.filter((child) => child.kind === 'element');

const isNamed = (child: Node, name: string): child is Element =>
  child.kind === 'element' && child.name === name;

export const childrenNamed = ({ children }: Element, name: string): readonly Element[] =>
  children.filter((child): child is Element => isNamed(child, name));

export const childNamed = ({ children }: Element, name: string): Element | null => {
  for (const child of children) if (isNamed(child, name)) return child;
  return null;
};

/** All elements within an element, itself not among them, in the order of their start tags. */
export function* descendants(element: Element): Generator<Element> {
  for (const child of elementsOf(element)) {
    yield child;
    yield* descendants(child);
  }
}

/** The words of an element, whatever is around them. */
export const wordsOf = ({ children }: Element): string => {
  let words = '';
  for (const child of children) words += child.kind === 'text' ? child.text : wordsOf(child);
  return words;
};

/** An attribute's value, or null. */
export const attribute = ({ attributes }: Element, name: string): string | null =>
  attributes.get(name) ?? null;
